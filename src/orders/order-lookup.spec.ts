/** Listings over memory and archive against a plain list of all orders. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { OrderAccepted } from '../core/events/events';
import { NO_INSTRUCTIONS } from '../core/commands/instructions';
import type { HistoryService } from '../history/history.service';
import type { HistoryQueue } from '../history/history-queue';
import { HistoryStore } from '../history/history-store';
import { HistoryWriter } from '../history/history-writer';
import type { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { ListedInstrument } from '../instruments/listed-instrument';
import type { OrdersQuery } from './dto/order.query';
import { KnownOrders, type OrderFilter } from './known-orders';
import { OrderArchive } from './order-archive';
import { orderJson } from './order-json';
import { OrderLookup } from './order-lookup.service';
import type { OrderRecord } from './order-record';
import { OrderTable } from './order-table';
import type { OrdersProjection } from './orders.projection';

const INSTRUMENT = new ListedInstrument(
  { symbol: 'A-B', tickSize: '0.01', lotSize: '1' } as never,
  'open',
);
const table = new OrderTable();
/** More than one question looks at. */
const COUNT = 12_000;

function record(orderId: number, accountId: string): OrderRecord {
  const words = { symbol: 'A-B', accountId, clientOrderId: '', side: 0, type: 0, timeInForce: 0 };
  const instructions = orderId % 7 === 0 ? { ...NO_INSTRUCTIONS, postOnly: 1 } : null;
  const terms = { kind: 'order_accepted', orderId, ...words, price: 5, quantity: 9, instructions };
  const all = { ...terms, expireTime: orderId % 11 === 0 ? 5e15 : 0, listId: 0 };
  const entry = { createdAt: orderId * 1000, sequence: orderId };
  const made = table.add(all as unknown as OrderAccepted, INSTRUMENT, entry);
  if (orderId % 3 === 0) made.fill(5 as never, 9 as never, 0 as never);
  else made.cancel('user_request');
  made.touch(orderId * 1000 + 5);
  return made;
}

describe('listing orders', () => {
  const directory = mkdtempSync(join(tmpdir(), 'lookup-'));
  const store = HistoryStore.open(directory);
  const all = Array.from({ length: COUNT }, (_, i) => record(i + 1, i % 50 === 0 ? 'rare' : 'x'));
  let archive: OrderArchive;

  beforeAll(async () => {
    const writer = new HistoryWriter(store, () => ({ sequence: 1, time: 1 }));
    const add = (queue: HistoryQueue): void => writer.add(queue);
    const history = { add, opened: () => Promise.resolve(store) };
    const catalogue = { get: () => INSTRUMENT } as unknown as InstrumentCatalogue;
    archive = new OrderArchive(history as unknown as HistoryService, catalogue);
    writer.openQueues();
    // Orders do not end in the order of their ids.
    const ended = [...all].sort((a, b) => (a.orderId % 40) - (b.orderId % 40));
    for (const one of ended) archive.add(one);
    await writer.flush();
  });

  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  /** As if only these orders were in memory. */
  function lookupWith(isKnown: (orderId: number) => boolean): OrderLookup {
    const known = new KnownOrders();
    for (const one of all) if (isKnown(one.orderId)) known.add(known.table.copy(one));
    const forgotten = all.filter(({ orderId }) => !isKnown(orderId));
    const orders = {
      find: (orderId: number) => known.find(orderId),
      list: (filter: OrderFilter) => known.list(filter),
      forgottenUpTo: forgotten.at(-1)?.orderId ?? 0,
    };
    const catalogue = { get: () => INSTRUMENT } as unknown as InstrumentCatalogue;
    return new OrderLookup(catalogue, orders as unknown as OrdersProjection, archive);
  }

  async function pages(lookup: OrderLookup, query: Partial<OrdersQuery>): Promise<unknown[]> {
    const found: unknown[] = [];
    let cursor: string | undefined;
    do {
      const text = await lookup.list({ limit: 100, ...query, cursor });
      const page = JSON.parse(text) as { orders: unknown[]; nextCursor: string | null };
      found.push(...page.orders);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  const expected = (matches: (one: OrderRecord) => boolean): unknown[] =>
    all
      .filter(matches)
      .reverse()
      .map((one) => JSON.parse(orderJson(one)) as unknown);

  const places = fc.record({
    modulus: fc.integer({ min: 1, max: 60 }),
    newest: fc.integer({ min: 0, max: COUNT }),
    limit: fc.integer({ min: 1, max: 1000 }),
  });

  test('tells each order once, whatever is in memory and however long the pages', async () => {
    await fc.assert(
      fc.asyncProperty(places, async ({ modulus, newest, limit }) => {
        const lookup = lookupWith((id) => id % modulus === 0 || id > COUNT - newest);
        expect(await pages(lookup, { limit: Math.max(limit, 300) })).toEqual(expected(() => true));
        const rare = await pages(lookup, { limit, accountId: 'rare', status: 'filled' });
        expect(rare).toEqual(
          expected(({ accountId, status }) => accountId === 'rare' && status === 'filled'),
        );
      }),
      { numRuns: 6 },
    );
  });

  test('goes on where it stopped to look, with what is in memory in its place', async () => {
    const lookup = lookupWith((id) => id < 500);
    const query = { accountId: 'rare', limit: 1000 };
    const first = JSON.parse(await lookup.list(query)) as { nextCursor: string };
    expect(Number(first.nextCursor)).toBeGreaterThan(500);
    const rare = ({ accountId }: OrderRecord): boolean => accountId === 'rare';
    expect(await pages(lookup, query)).toEqual(expected(rare));
  });

  test('finds every order, as it was when it ended', async () => {
    const lookup = lookupWith((id) => id > COUNT - 100);
    for (const id of [1, 2, 3, 7, 1023, 1024, 1025, 2048, COUNT - 100, COUNT - 99, COUNT]) {
      expect(await lookup.get(String(id), { symbol: 'A-B' })).toBe(orderJson(all[id - 1]));
    }
    await expect(lookup.get(String(COUNT + 1), { symbol: 'A-B' })).rejects.toThrow(
      'Check the symbol',
    );
  });
});
