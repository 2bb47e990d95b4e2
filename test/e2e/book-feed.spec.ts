import { FeedQueue, units } from '../support/e2e-queue';
import { accepted, limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';
import { Random } from '../support/random-flow/random';

const SEED = Number(process.env.SEED ?? 20_260_405);

describe('the order by order feed', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 150, sweepIntervalMs: 20 } });
  });

  afterEach(() => service.close());

  const feed = (query = ''): Promise<SocketClient> => service.socket(`/ws/book/BTC-USDT${query}`);

  const rest = async (side: string, quantity: string, price: string, more: Json = {}) =>
    (await accepted(service.rest, limit(side, quantity, price, more))).order.orderId;

  const at = (sequence: unknown) => (frame: Frame) =>
    frame.sequence === sequence && frame.type !== 'heartbeat';

  test('begins with every order in its priority, then tells each step', async () => {
    const first = await rest('buy', '1', '99');
    const second = await rest('buy', '2', '99');
    const best = await rest('buy', '3', '100');
    const socket = await feed();
    const snapshot = await socket.next('snapshot');
    expect(snapshot).toMatchObject({ symbol: 'BTC-USDT', sequence: 3, asks: [] });
    expect(snapshot.bids).toEqual([
      [best, '100.00', '3.00000'],
      [first, '99.00', '1.00000'],
      [second, '99.00', '2.00000'],
    ]);
    const ask = await rest('sell', '1', '120');
    await accepted(service.rest, limit('sell', '3.5', '99', { type: 'ioc' }));
    await service.rest.patch(`/api/v1/orders/${second}`, { symbol: 'BTC-USDT', quantity: '5' });
    await service.rest.delete(`/api/v1/orders/${ask}?symbol=BTC-USDT`);
    await socket.nextWhere(at(7));
    expect(socket.all('update').map(({ changes }) => changes)).toEqual([
      [{ op: 'add', side: 'sell', orderId: ask, price: '120.00', quantity: '1.00000' }],
      [
        { op: 'delete', orderId: best },
        { op: 'reduce', orderId: first, quantity: '0.50000' },
      ],
      [
        { op: 'delete', orderId: second },
        { op: 'add', side: 'buy', orderId: second, price: '99.00', quantity: '5.00000' },
      ],
      [{ op: 'delete', orderId: ask }],
    ]);
    const queue = new FeedQueue();
    socket.history.forEach((frame) => queue.apply(frame));
    expect(queue.bids.map(([orderId]) => orderId)).toEqual([first, second]);
  });

  test('never shows what is hidden; the next part goes to the back', async () => {
    const iceberg = await rest('sell', '10', '100', { displayQuantity: '2' });
    const other = await rest('sell', '1', '100');
    const socket = await feed();
    expect((await socket.next('snapshot')).asks).toEqual([
      [iceberg, '100.00', '2.00000'],
      [other, '100.00', '1.00000'],
    ]);
    await accepted(service.rest, limit('buy', '2', '100', { type: 'ioc' }));
    expect((await socket.next('update')).changes).toEqual([
      { op: 'delete', orderId: iceberg },
      { op: 'add', side: 'sell', orderId: iceberg, price: '100.00', quantity: '2.00000' },
    ]);
    const again = await feed();
    expect((await again.next('snapshot')).asks).toEqual([
      [other, '100.00', '1.00000'],
      [iceberg, '100.00', '2.00000'],
    ]);
  });

  test('?from= resumes step by step, also after a while without readers', async () => {
    const socket = await feed();
    const queue = new FeedQueue();
    queue.apply(await socket.next('snapshot'));
    await socket.close();
    for (const price of ['98', '97', '98']) await rest('buy', '1', price);
    const resumed = await feed(`?from=${queue.sequence}`);
    for (let i = 0; i < 3; i++) queue.apply(await resumed.next('update'));
    expect(queue.bids.map(([, price]) => price)).toEqual(['98.00', '98.00', '97.00']);
    expect(resumed.all('snapshot')).toEqual([]);
    expect(await resumed.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 3 });
    const current = await feed('?from=3');
    expect(await current.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 3 });
    const ahead = await feed('?from=9');
    expect(await ahead.next('snapshot')).toMatchObject({ sequence: 3 });
  });

  test('the sequence goes on where nobody read, so that no resumption is mistaken', async () => {
    for (const price of ['98', '97', '98']) await rest('buy', '1', price);
    const socket = await feed('?from=1');
    expect(await socket.next('snapshot')).toMatchObject({ sequence: 3 });
  });

  test('an unknown symbol and a bad query close the socket with a reason', async () => {
    const unknown = await service.socket('/ws/book/XXX-USDT');
    expect((await unknown.closing).code).toBe(4404);
    expect((await (await feed('?depth=5')).closing).code).toBe(4400);
  });

  test(`random orders (seed ${SEED}): adds up to the aggregated book at every update`, async () => {
    const [orders, book, levels] = await Promise.all([
      service.socket('/ws/orders'),
      feed(),
      service.socket('/ws/market-data/BTC-USDT'),
    ]);
    const random = new Random(SEED);
    const next = (): Json => {
      const side = random.chance(50) ? 'buy' : 'sell';
      const price = `${1000 + random.between(-9, 9) + (side === 'buy' ? -3 : 3)}`;
      const quantity = `0.${random.between(10_000, 99_999)}`;
      const more = random.chance(30) ? { displayQuantity: '0.01' } : {};
      return limit(side, quantity, price, more);
    };
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 40 }, () => orders.request('submit', next())));
      if (round % 5 === 4)
        await orders.request('cancel_all', { side: random.pick(['buy', 'sell']) });
    }
    const { body } = await service.rest.get('/api/v1/orderbook/BTC-USDT?depth=1000');
    await levels.nextWhere((frame) => frame.type === 'update' && frame.sequence === body.sequence);
    await orders.request('ping');
    // Both feeds tell of the same commands at the same times; some change the queue only.
    const totals = totalsByTime(levels.history);
    const queue = new FeedQueue();
    for (const frame of book.history) {
      queue.apply(frame);
      const total = totals.get(frame.timestamp as string);
      if (total !== undefined && frame.type === 'update') expect(queue.levels()).toEqual(total);
    }
    expect(queue.updates).toBeGreaterThan(600);
    expect(queue.levels()).toEqual({ bids: numbers(body.bids), asks: numbers(body.asks) });
  }, 20_000);
});

type Level = [price: string, quantity: string];

function numbers(levels: unknown): [string, bigint][] {
  return (levels as Level[]).map(([price, quantity]) => [price, units(quantity)]);
}

/** The whole aggregated book after each update, by the time of its command when that is its own. */
function totalsByTime(frames: readonly Frame[]): Map<string, object> {
  const sides = { bids: new Map<string, bigint>(), asks: new Map<string, bigint>() };
  const byTime = new Map<string, object>();
  const seen = new Set<string>();
  for (const frame of frames) {
    if (frame.type !== 'update' && frame.type !== 'snapshot') continue;
    for (const side of ['bids', 'asks'] as const) {
      for (const [price, quantity] of frame[side] as Level[]) {
        if (quantity === '0') sides[side].delete(price);
        else sides[side].set(price, units(quantity));
      }
    }
    const time = frame.timestamp as string;
    if (seen.has(time)) byTime.delete(time);
    else byTime.set(time, { bids: sorted(sides.bids, -1), asks: sorted(sides.asks, 1) });
    seen.add(time);
  }
  return byTime;
}

function sorted(side: ReadonlyMap<string, bigint>, direction: number): [string, bigint][] {
  return [...side].sort(([a], [b]) => direction * (Number(a) - Number(b)));
}
