import { FeedBook } from '../support/e2e-book';
import { accepted, limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';
import { Random } from '../support/random-flow/random';

const SEED = Number(process.env.SEED ?? 20_260_301);

describe('a conflated feed of market data', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 400, sweepIntervalMs: 20 } });
  });

  afterEach(() => service.close());

  const feed = (query: string): Promise<SocketClient> =>
    service.socket(`/ws/market-data/BTC-USDT?${query}`);

  const rest = (side: string, quantity: string, price: string) =>
    accepted(service.rest, limit(side, quantity, price));

  const orderBook = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT?depth=1000')).body;

  const reached = (sequence: unknown) => (frame: Frame) =>
    (frame.type === 'update' || frame.type === 'snapshot') && frame.sequence === sequence;

  test('tells the last total of each level once an interval, then the top', async () => {
    const socket = await feed('interval=1s');
    await socket.next('snapshot');
    for (const price of ['99', '98', '99', '97']) await rest('buy', '1', price);
    const { orderId } = (await rest('sell', '1', '120')).order;
    await service.rest.delete(`/api/v1/orders/${orderId}?symbol=BTC-USDT`);
    await socket.nextWhere(reached(6));
    await socket.next('bbo');
    expect(socket.all('update')).toEqual([
      expect.objectContaining({ previousSequence: 0, sequence: 6, asks: [] }),
    ]);
    expect(socket.all('bbo')).toHaveLength(1);
    const book = new FeedBook();
    socket.history.forEach((frame) => book.apply(frame));
    expect(book.levels().bids).toEqual([
      ['99.00', '2.00000'],
      ['98.00', '1.00000'],
      ['97.00', '1.00000'],
    ]);
  });

  test('tells the top only when it is another one than before', async () => {
    await rest('buy', '1', '99');
    const socket = await feed('interval=500ms');
    await socket.next('snapshot');
    await rest('buy', '1', '98');
    await socket.next('update');
    const { orderId } = (await rest('buy', '1', '100')).order;
    await service.rest.delete(`/api/v1/orders/${orderId}?symbol=BTC-USDT`);
    const update = await socket.nextWhere(reached(4));
    expect(update).toMatchObject({ previousSequence: 2, bids: [], asks: [] });
    await rest('buy', '1', '101');
    await socket.next('bbo');
    expect(socket.all('bbo')).toEqual([
      expect.objectContaining({ sequence: 5, bid: { price: '101.00', quantity: '1.00000' } }),
    ]);
  });

  test('keeps quiet while nothing changes, but for heartbeats at its own sequence', async () => {
    const socket = await feed('interval=1s');
    await socket.next('snapshot');
    await rest('buy', '1', '99');
    const beat = await socket.next('heartbeat');
    expect([0, 1]).toContain(beat.sequence);
    const book = new FeedBook();
    await socket.nextWhere(reached(1));
    socket.history.forEach((frame) => book.apply(frame));
  });

  test('an unknown interval is refused', async () => {
    const socket = await feed('interval=200ms');
    expect((await socket.next('error')).error).toMatchObject({ code: 'invalid_request' });
    expect((await socket.closing).code).toBe(4400);
  });

  test(`random orders (seed ${SEED}): every reader has a contiguous, correct book`, async () => {
    const queries = ['', 'depth=10&', 'depth=3&'].map((depth) => `${depth}interval=100ms`);
    const random = new Random(SEED);
    const sockets: SocketClient[] = [];
    const orders = await service.socket('/ws/orders');
    const next = (): Json => {
      const side = random.chance(50) ? 'buy' : 'sell';
      const price = 1000 + random.between(-20, 20) + (side === 'buy' ? -3 : 3);
      return limit(side, `0.${random.between(1, 99999)}`, `${price}.${random.between(10, 99)}`);
    };
    for (let round = 0; round < 40; round++) {
      const batch = Array.from({ length: 20 }, () => orders.request('submit', next()));
      // Readers come in the middle of intervals, too, some to resume.
      if (round % 4 === 0) sockets.push(await feed(queries[(round / 4) % queries.length]));
      if (round % 10 === 5) sockets.push(await feed(`interval=100ms&from=${round * 8}`));
      await Promise.all(batch);
      await orders.request(
        'cancel_all',
        round % 15 === 14 ? { symbol: 'BTC-USDT' } : { side: 'x' },
      );
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 30)));
    }
    const last = await orderBook();
    for (const socket of sockets) {
      await socket.nextWhere(reached(last.sequence), 'last update');
      const depth = Number(/depth=(\d+)/.exec(socket.ws.url)?.[1] ?? Infinity);
      const book = new FeedBook(depth);
      const [first, ...others] = socket.history;
      if (first.type === 'snapshot') {
        for (const frame of [first, ...others]) book.apply(frame);
        expect(book.levels()).toEqual({
          bids: (last.bids as unknown[]).slice(0, depth),
          asks: (last.asks as unknown[]).slice(0, depth),
        });
      }
      let sequence = first.type === 'snapshot' ? first.sequence : first.previousSequence;
      for (const frame of socket.all('update')) {
        expect(frame.previousSequence).toBe(sequence);
        sequence = frame.sequence;
      }
    }
    expect(sockets.filter(({ history }) => history[0].type === 'update').length).toBeGreaterThan(0);
  }, 20_000);
});
