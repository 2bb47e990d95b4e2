/**
 * History that an earlier version wrote is read by this one, which writes the same keys and bytes
 * for the same records. A new format adds a file; the old ones stay as they are.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryEntry, HistoryKey } from '../../src/history/history-batch';
import type { HistoryQueue } from '../../src/history/history-queue';
import type { HistoryService } from '../../src/history/history.service';
import { HistoryStore } from '../../src/history/history-store';
import type { InstrumentCatalogue } from '../../src/instruments/instrument-catalogue';
import { OrderArchive } from '../../src/orders/order-archive';
import type { OrderRecord } from '../../src/orders/order-record';
import { CandleArchive } from '../../src/statistics/candle-archive';
import { TradeArchive } from '../../src/trades/trade-archive';

interface Written {
  readonly key: HistoryKey;
  /** In hexadecimal. */
  readonly bytes: string;
}

const golden = JSON.parse(readFileSync(join(__dirname, 'history', 'v1.json'), 'utf8')) as Record<
  'orders' | 'trades' | 'candles',
  Written[]
>;

/** In the order they ended: pages alternate. */
const ORDER_IDS = [1, 2000, 2, 5000, 1023, 2047, 1024, 3, 2 ** 40, 2001];

const directory = mkdtempSync(join(tmpdir(), 'golden-history-'));
const store = HistoryStore.open(directory);
let queue: HistoryQueue;
const history = {
  add: (added: HistoryQueue) => (queue = added),
  opened: () => Promise.resolve(store),
} as unknown as HistoryService;

beforeAll(async () => {
  const all = Object.values(golden).flat();
  const entries: HistoryEntry[] = all.map(({ key, bytes }) => ({
    key,
    bytes: Buffer.from(bytes, 'hex'),
  }));
  await store.write({ sequence: 1, time: 1, entries, rows: entries.length });
});

afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

function taken(): Written[] {
  return queue.take().map(({ key, bytes }) => ({ key, bytes: bytes.toString('hex') }));
}

test('orders of several pages', async () => {
  const archive = new OrderArchive(history, {
    get: (symbol: string) => ({ symbol }),
  } as unknown as InstrumentCatalogue);
  queue.isOpen = true;
  for (const orderId of ORDER_IDS) archive.add((await archive.find(orderId)) as OrderRecord);
  expect(taken()).toEqual(golden.orders);
});

test('trades of several symbols', async () => {
  const archive = new TradeArchive(history);
  queue.isOpen = true;
  const symbols = new Set(golden.trades.map(({ key }) => key[1] as string));
  const runs = [...symbols].map((symbol) => archive.before(symbol, Infinity, 100));
  const all = (await Promise.all(runs)).flat();
  all.sort((a, b) => a.trade.tradeId - b.trade.tradeId);
  expect(all).toHaveLength(9);
  for (const { trade, time } of all) archive.add(trade, time);
  expect(taken()).toEqual(golden.trades);
});

test('candles', async () => {
  const archive = new CandleArchive(history);
  queue.isOpen = true;
  const kind = { symbol: 'A-B', interval: '1m' } as const;
  const { traded } = await archive.read(kind, { from: 0, to: 1e9 });
  for (const candle of traded) archive.add(kind, candle);
  expect(taken()).toEqual(golden.candles);
});

test('a queue that is not open costs nothing: the record is not even looked at', () => {
  new OrderArchive(history, {} as InstrumentCatalogue).add(null as never);
  expect(queue.length).toBe(0);
  new TradeArchive(history).add(null as never, 0);
  expect(queue.length).toBe(0);
  new CandleArchive(history).add({ symbol: 'A-B', interval: '1m' }, null as never);
  expect(queue.length).toBe(0);
});
