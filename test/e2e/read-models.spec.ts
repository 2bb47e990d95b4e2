/** Random flows through the whole service: what it tells of orders and lists is what the engine has. */
import type { SymbolSnapshot } from '../../src/core/engine/snapshot';
import type { Micros } from '../../src/core/types/units';
import { Clock } from '../../src/matching-engine/clock';
import { listJson } from '../../src/orders/list-json';
import { orderJson } from '../../src/orders/order-json';
import type { OrderRecord } from '../../src/orders/order-record';
import { OrdersProjection } from '../../src/orders/orders.projection';
import { E2eService } from '../support/e2e-service';
import { chooseSeed, Random, runSeed } from '../support/random-flow/random';
import { recordFlow } from '../support/random-flow/recorded-flow';

const RUNS = Number(process.env.READ_MODEL_RUNS ?? 6);
const COMMANDS = 400;
const CHECK_EVERY = 20;

/** What both sides know of a live order. */
type Facts = Record<string, unknown>;

describe('the read models', () => {
  const seed = chooseSeed();
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  test.each(Array.from({ length: RUNS }, (_, run) => run))(
    `follow the engine (seed ${seed}, run %i)`,
    async (run) => {
      const { entries } = recordFlow(new Random(runSeed(seed, run)), COMMANDS);
      const clock = service.app.get(Clock);
      let time = 0;
      clock.now = () => time as Micros;
      for (const [place, entry] of entries.entries()) {
        time = entry.time;
        await service.engine.submit(entry.command, () => null).catch(() => null);
        expect(service.engine.status).toBe('ready');
        if (place % CHECK_EVERY === 0 || place === entries.length - 1) check(service);
      }
    },
  );
});

function check(service: E2eService): void {
  const orders = service.app.get(OrdersProjection);
  for (const symbol of service.engine.snapshot().symbols) {
    const { symbol: key } = symbol.instrument;
    const matches = (record: OrderRecord): boolean => record.isLive;
    const live = orders.list({ symbol: key, before: Infinity, limit: Infinity, matches });
    expect(live.map(factsOf).sort(byId)).toEqual(liveIn(symbol).sort(byId));
    expect(orders.pendingCounts.get(key) ?? 0).toBe(symbol.waiting.length);
    for (const record of live) expect(JSON.parse(orderJson(record))).toHaveProperty('status');
    const filter = { symbol: key, status: 'executing', before: Infinity, limit: Infinity } as const;
    const lists = orders.lists.list(filter);
    for (const record of lists) expect(JSON.parse(listJson(record))).toHaveProperty('orders');
    expect(lists.map(({ terms }) => terms.listId).reverse()).toEqual(
      symbol.lists.map(({ listId }) => listId),
    );
  }
}

function factsOf(record: OrderRecord): Facts {
  const { price, quantity, remaining, triggerPrice, prevented, isPending } = record;
  const { orderId, accountId, clientOrderId, side, type, listId, expireTime } = record;
  const who = { orderId, accountId, clientOrderId, side, type, listId, expireTime };
  const isByQuote = quantity === 0;
  return {
    ...who,
    ...{ isPending, price, quantity, prevented, triggerPrice },
    remaining: isByQuote ? 0 : remaining,
  };
}

function liveIn({ orders, waiting }: SymbolSnapshot): Facts[] {
  const resting = orders.map((order): Facts => {
    const { orderId, accountId, clientOrderId, side, type, price, quantity, remaining } = order;
    const { details } = order;
    return {
      ...{ orderId, accountId, clientOrderId, side, type, price, quantity, remaining },
      isPending: false,
      listId: details?.listId ?? 0,
      expireTime: details?.expireTime ?? 0,
      prevented: details?.prevented ?? 0,
      triggerPrice: details?.instructions?.triggerPrice ?? 0,
    };
  });
  const pending = waiting.map(({ orderId, terms, listId, expireTime }): Facts => {
    const { accountId, clientOrderId, side, type, price, quantity, instructions } = terms;
    return {
      ...{ orderId, accountId, clientOrderId, side, type, price, quantity, listId, expireTime },
      isPending: true,
      prevented: 0,
      remaining: quantity,
      triggerPrice: instructions?.triggerPrice ?? 0,
    };
  });
  return [...resting, ...pending];
}

function byId(a: Facts, b: Facts): number {
  return Number(a.orderId) - Number(b.orderId);
}
