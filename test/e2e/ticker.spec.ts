import { accepted, expectProblem, limit, TIMESTAMP } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const HOUR = 3_600_000;

describe('the ticker', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 400, sweepIntervalMs: 20 } });
  });

  afterEach(() => service.close());

  const ticker = async (symbol = 'BTC-USDT'): Promise<Json> => {
    const { status, body } = await service.rest.get(`/api/v1/ticker/${symbol}`);
    expect(status).toBe(200);
    return body;
  };

  const trade = async (price: string, quantity: string): Promise<void> => {
    await accepted(service.rest, limit('sell', quantity, price));
    await accepted(service.rest, limit('buy', quantity, price, { type: 'ioc' }));
  };

  test('of a fresh instrument has nothing but its state', async () => {
    expect(await ticker()).toEqual({
      symbol: 'BTC-USDT',
      sequence: 0,
      timestamp: expect.stringMatching(TIMESTAMP) as string,
      lastPrice: null,
      lastQuantity: null,
      openPrice: null,
      highPrice: null,
      lowPrice: null,
      volume: '0.00000',
      quoteVolume: '0.0000000',
      tradeCount: 0,
      change: null,
      changePercent: null,
      bid: null,
      ask: null,
      tradingState: 'open',
    });
  });

  test('tells the trades of 24 hours, the top of the book and the state', async () => {
    await trade('100.00', '1');
    await trade('120.00', '0.5');
    await trade('90.00', '2');
    await accepted(service.rest, limit('buy', '3', '89.5'));
    await accepted(service.rest, limit('sell', '4', '91'));
    await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'halted' });
    const told = await ticker();
    expect(told).toMatchObject({
      sequence: 3,
      lastPrice: '90.00',
      lastQuantity: '2.00000',
      openPrice: '100.00',
      highPrice: '120.00',
      lowPrice: '90.00',
      volume: '3.50000',
      quoteVolume: '340.0000000',
      tradeCount: 3,
      change: '-10.00',
      changePercent: '-10.00',
      bid: { price: '89.50', quantity: '3.00000' },
      ask: { price: '91.00', quantity: '4.00000' },
      tradingState: 'halted',
    });
    const { body } = await service.rest.get<{ tickers: Json[] }>('/api/v1/ticker');
    expect(body.tickers.map(({ symbol }) => symbol)).toEqual(['BTC-USDT', 'ETH-USDT', 'SOL-USDT']);
    expect(body.tickers[0]).toEqual(told);
  });

  test('forgets trades after 24 hours, but not the last price', async () => {
    await trade('100.00', '1');
    service.advance(23 * HOUR);
    await trade('110.00', '1');
    expect(await ticker()).toMatchObject({ openPrice: '100.00', tradeCount: 2, change: '10.00' });
    service.advance(1.1 * HOUR);
    expect(await ticker()).toMatchObject({ openPrice: '110.00', tradeCount: 1, change: '0.00' });
    service.advance(24 * HOUR);
    expect(await ticker()).toMatchObject({
      lastPrice: '110.00',
      openPrice: null,
      volume: '0.00000',
      change: null,
      changePercent: null,
    });
  });

  test('the socket begins with the ticker and tells changes, at most every 100 ms', async () => {
    await trade('100.00', '1');
    const socket = await service.socket('/ws/ticker/BTC-USDT');
    expect(await socket.next('ticker')).toEqual({ type: 'ticker', ...(await ticker()) });
    const begun = performance.now();
    for (let i = 1; i <= 60; i++) await trade(`${100 + i}.00`, '1');
    const last = await socket.nextWhere(({ sequence }) => sequence === 61);
    const spent = performance.now() - begun;
    expect(last).toEqual({ type: 'ticker', ...(await ticker()) });
    expect(socket.all('ticker').length).toBeLessThanOrEqual(spent / 100 + 3);
    expect(await socket.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 61 });
  });

  test('the socket tells that trades have left the window, without any command', async () => {
    await trade('100.00', '1');
    const socket = await service.socket('/ws/ticker/BTC-USDT');
    await socket.next('ticker');
    service.advance(25 * HOUR);
    expect(await socket.next('ticker')).toMatchObject({ tradeCount: 0, lastPrice: '100.00' });
  });

  test('refuses unknown symbols and parameters', async () => {
    const unknown = { status: 404, code: 'symbol_not_found' };
    expectProblem(await service.rest.get('/api/v1/ticker/XXX-USDT'), unknown);
    const socket = await service.socket('/ws/ticker/XXX-USDT');
    expect((await socket.closing).code).toBe(4404);
    const other = await service.socket('/ws/ticker/BTC-USDT?depth=5');
    expect((await other.closing).code).toBe(4400);
  });
});
