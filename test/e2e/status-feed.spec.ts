import { TIMESTAMP } from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';

const DOGE = { symbol: 'DOGE-EUR', base: 'DOGE', quote: 'EUR', tickSize: '0.0001', lotSize: '1' };

describe('the status feed', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 150, sweepIntervalMs: 20 } });
  });

  afterEach(() => service.close());

  test('begins with readiness and every trading state, then tells each change', async () => {
    const socket = await service.socket('/ws/status');
    const first = await socket.next('status');
    expect(first).toEqual({
      type: 'status',
      timestamp: expect.stringMatching(TIMESTAMP),
      ready: true,
      state: 'ready',
      sequence: 3,
      durability: 'memory',
      instruments: ['BTC-USDT', 'ETH-USDT', 'SOL-USDT'].map((symbol) => ({
        symbol,
        tradingState: 'open',
      })),
    });
    await service.rest.post('/admin/instruments/ETH-USDT/state', { state: 'halted' });
    const halted = await socket.next('status');
    expect(halted.sequence).toBe(4);
    expect(halted.instruments).toContainEqual({ symbol: 'ETH-USDT', tradingState: 'halted' });
    await service.rest.post('/admin/instruments', DOGE);
    const listed = await socket.next('status');
    expect(listed.instruments).toContainEqual({ symbol: 'DOGE-EUR', tradingState: 'open' });
    expect(await socket.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 5 });
    expect(socket.all('status')).toHaveLength(3);
  });

  test('tells that the service stops before it says goodbye', async () => {
    const socket = await service.socket('/ws/status');
    await socket.next('status');
    await service.app.close();
    expect(await socket.next('status')).toMatchObject({ ready: false, state: 'stopping' });
    expect(socket.history.map(({ type }) => type)).toEqual(['status', 'status', 'shutdown']);
  });

  test('tells that the engine has failed', async () => {
    const socket = await service.socket('/ws/status');
    await socket.next('status');
    service.commandLog.append = () => Promise.reject(new Error('disk gone'));
    await service.rest.post('/admin/instruments', DOGE);
    expect(await socket.next('status')).toMatchObject({ ready: false, state: 'failed' });
  });

  test('has nothing to be asked for', async () => {
    const socket = await service.socket('/ws/status?symbol=BTC-USDT');
    expect((await socket.closing).code).toBe(4400);
  });
});
