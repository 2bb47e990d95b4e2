import { SessionRegistry } from '../../src/streaming/session-registry.service';
import type { StreamingOptions } from '../../src/streaming/streaming-options';
import { FeedBook } from '../support/e2e-book';
import { limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';

const MAX_BUFFERED = 256 * 1024;
const MOST_ROUNDS = 400;

describe('a slow reader of market data', () => {
  let service: E2eService;

  const start = async (streaming: Partial<StreamingOptions>): Promise<SocketClient> => {
    service = await E2eService.start({
      streaming: { maxBufferedBytes: MAX_BUFFERED, sweepIntervalMs: 20, ...streaming },
    });
    return service.socket('/ws/market-data/BTC-USDT');
  };

  afterEach(() => service.close());

  const orders = Array.from({ length: 500 }, (_, i) => limit('buy', '1', String(1000 + i)));

  /** One round of many updates: a ladder is built, then taken away. */
  const round = async (): Promise<void> => {
    await service.rest.post('/api/v1/orders/batch', { orders });
    await service.rest.delete('/api/v1/orders?symbol=BTC-USDT');
  };

  /** Trades on until the service holds back more than it may for the reader that does not read. */
  const overfill = async (): Promise<void> => {
    const [session] = service.app.get(SessionRegistry).all();
    let rounds = 0;
    while (session.bufferedBytes <= MAX_BUFFERED && rounds++ < MOST_ROUNDS) await round();
    expect(rounds).toBeLessThan(MOST_ROUNDS);
    for (let more = 0; more < 3; more++) await round();
    expect(session.bufferedBytes).toBeLessThan(4 * MAX_BUFFERED);
  };

  const orderBook = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT?depth=1000')).body;

  test('misses updates, then gets a fresh snapshot and what follows it', async () => {
    const socket = await start({ lagTimeoutMs: 20_000 });
    await socket.next('snapshot');
    socket.ws.pause();
    await overfill();
    socket.ws.resume();
    const snapshot = (await socket.next('snapshot')) as Frame & { sequence: number };
    await service.rest.post('/api/v1/orders', limit('sell', '1', '2000'));
    const last = await orderBook();
    await socket.nextWhere((frame) => frame.type !== 'bbo' && frame.sequence === last.sequence);

    const updates = socket.all('update');
    const before = updates.filter(({ sequence }) => (sequence as number) <= snapshot.sequence);
    expect(before.map(({ sequence }) => sequence)).toEqual(before.map((_, i) => i + 1));
    expect(before.length).toBeLessThan(snapshot.sequence);
    const book = new FeedBook();
    for (const frame of socket.history.slice(socket.history.indexOf(snapshot))) book.apply(frame);
    expect(book.levels()).toEqual({ bids: last.bids, asks: last.asks });
    expect(socket.all('snapshot')).toHaveLength(2);
  }, 20_000);

  test('that stays slow is closed with 4408, and others are not held up', async () => {
    const socket = await start({ lagTimeoutMs: 50 });
    const [session] = service.app.get(SessionRegistry).all();
    const healthy = await service.socket('/ws/market-data/BTC-USDT');
    socket.ws.pause();
    let rounds = 0;
    while (!session.closed && rounds++ < MOST_ROUNDS) await round();
    expect(session.closed).toBe(true);
    socket.ws.resume();
    expect(await socket.closing).toEqual({ code: 4408, reason: 'slow reader' });
    const last = await orderBook();
    await healthy.nextWhere((frame) => frame.type !== 'bbo' && frame.sequence === last.sequence);
    expect(healthy.all('snapshot')).toHaveLength(1);
  }, 20_000);
});
