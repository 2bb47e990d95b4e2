/** What has left memory is read from disk: more trades and orders than read models keep. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Micros } from '../../src/core/types/units';
import { HistoryAccess } from '../../src/history/history-access';
import { HistoryService } from '../../src/history/history.service';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { HISTORY_FILE, type HistoryStore } from '../../src/history/history-store';
import { Clock } from '../../src/matching-engine/clock';
import { allOrders, allTrades, makeTrades } from '../support/e2e-history';
import { accepted, expectProblem, limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const DAY_MS = 86_400_000;
/** More than twice the 10,000 trades that a read model keeps. */
const TRADES = 21_000;
const ORDERS = TRADES + TRADES / 500;
const UNAVAILABLE = { status: 503, code: 'history_unavailable' };

const newestFirst = (count: number): number[] => Array.from({ length: count }, (_, i) => count - i);

describe('history', () => {
  let directory: string;
  let service: E2eService;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    const settings = { JOURNAL: 'embedded', DATA_DIR: directory, ...env };
    service = await E2eService.start({ env: settings });
  };

  const restart = async (env: Record<string, string> = {}): Promise<void> => {
    await service.close();
    await start(env);
  };

  const metric = async (name: string): Promise<number> => {
    const { body } = await service.rest.get<string>('/admin/metrics');
    return Number(new RegExp(`^${name} (.*)$`, 'm').exec(body)?.[1]);
  };

  const order = (id: number) => service.rest.get(`/api/v1/orders/${id}?symbol=BTC-USDT`);
  const oldTrades = () => service.rest.get('/api/v1/trades/BTC-USDT?before=50');
  const lastOrders = () => service.rest.get('/api/v1/orders?cursor=50');

  const store = (): HistoryStore => service.app.get(HistoryAccess).store as HistoryStore;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'history-'));
  });

  afterEach(async () => {
    await service.close();
    rmSync(directory, { recursive: true });
  });

  test('trades and orders go on from memory into history, and stay after a restart', async () => {
    await start();
    const resting = await accepted(service.rest, limit('sell', '1', '500', { accountId: 'bob' }));
    const first = await accepted(
      service.rest,
      limit('sell', '0.00001', '100', { accountId: 'bob', clientOrderId: 'first' }),
    );
    await makeTrades(service.rest, TRADES);
    const trades = await allTrades(service.rest);
    expect(trades.map(({ sequence }) => sequence)).toEqual(newestFirst(TRADES));
    const { orders } = await allOrders(service.rest);
    expect(orders.map(({ orderId }) => Number(orderId))).toEqual(newestFirst(ORDERS + 2));
    const old = await order(2);
    expect(old.body).toEqual({
      ...first.order,
      status: 'filled',
      filledQuantity: '0.00001',
      remainingQuantity: '0.00000',
      averagePrice: '100.00',
      updatedAt: trades.at(-1)?.timestamp,
    });
    expect(orders.at(-2)).toEqual(old.body);
    const named = await allOrders(service.rest, '&accountId=bob&clientOrderId=first');
    expect(named.orders).toEqual([old.body]);
    expect(orders.at(-1)).toEqual(resting.order);

    await restart();
    expect(await allTrades(service.rest)).toEqual(trades);
    expect((await allOrders(service.rest)).orders).toEqual(orders);
    expect((await order(2)).body).toEqual(old.body);
    expectProblem(await order(999_999), { status: 404, code: 'order_not_found' });
    expect(await metric('history_usable')).toBe(1);
  }, 60_000);

  test('filters reach into history, which is looked through in portions', async () => {
    await start();
    await makeTrades(service.rest, TRADES);
    const { orders, pages } = await allOrders(service.rest, '&accountId=alice&status=filled');
    expect(orders).toHaveLength(TRADES / 500);
    expect(new Set(orders.map(({ accountId }) => accountId))).toEqual(new Set(['alice']));
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThan(6);
    expect((await allOrders(service.rest, '&status=cancelled')).orders).toEqual([]);
    expect(await allOrders(service.rest, '&status=open')).toEqual({ orders: [], pages: 1 });
    expect((await allOrders(service.rest, '&symbol=ETH-USDT')).orders).toEqual([]);
  }, 60_000);

  test('a store that fails stops no trading; reads say what is missing, until it works', async () => {
    await start();
    const write = jest.spyOn(store(), 'write').mockRejectedValue(new Error('no space'));
    await makeTrades(service.rest, TRADES);
    await expect(service.app.get(HistoryService).settle()).rejects.toThrow('no space');
    expectProblem(await oldTrades(), UNAVAILABLE);
    expectProblem(await order(1), UNAVAILABLE);
    expectProblem(await lastOrders(), UNAVAILABLE);
    expect((await service.rest.get('/api/v1/trades/BTC-USDT?limit=1000')).status).toBe(200);
    expect((await service.rest.get('/api/v1/trades/ETH-USDT')).status).toBe(200);
    expect((await order(TRADES)).status).toBe(200);
    expect((await service.rest.get('/api/v1/orders?status=open')).status).toBe(200);
    expectProblem(await order(999_999), { status: 404, code: 'order_not_found' });
    expect(await metric('history_usable')).toBe(0);
    expect(await metric('history_failures_total')).toBeGreaterThanOrEqual(1);
    expect(await metric('history_queue_records')).toBeGreaterThanOrEqual(TRADES);
    write.mockRestore();
    await service.app.get(HistoryService).settle();
    expect(await allTrades(service.rest)).toHaveLength(TRADES);
    expect((await allOrders(service.rest)).orders).toHaveLength(ORDERS);
    expect(await metric('history_usable')).toBe(1);
    expect(await metric('history_queue_records')).toBe(0);
  }, 60_000);

  test('what was never stored is written by the replay of the next start', async () => {
    await start();
    jest.spyOn(store(), 'write').mockRejectedValue(new Error('no space'));
    await makeTrades(service.rest, TRADES);
    await restart();
    await service.app.get(HistoryService).settle();
    expect(store().mark).toMatchObject({ sequence: service.engine.sequence });
    expect(await metric('history_records')).toBeGreaterThanOrEqual(TRADES + ORDERS);
    expect(await allTrades(service.rest)).toHaveLength(TRADES);
    expect((await allOrders(service.rest)).orders).toHaveLength(ORDERS);
  }, 60_000);

  test('a damaged store keeps nothing from starting and trading', async () => {
    await start();
    await makeTrades(service.rest, TRADES);
    await service.close();
    writeFileSync(join(directory, HISTORY_FILE), Buffer.alloc(100_000, 'x'));
    await start();
    await accepted(service.rest, limit('buy', '1', '100'));
    expectProblem(await oldTrades(), UNAVAILABLE);
    expectProblem(await order(1), UNAVAILABLE);
    expect(await metric('history_usable')).toBe(0);
    await service.close();
    rmSync(join(directory, HISTORY_FILE));
    await start();
    expect(await allTrades(service.rest)).toHaveLength(TRADES);
  }, 60_000);

  test('a store of another journal is not used', async () => {
    await start();
    await makeTrades(service.rest, 1000);
    await service.close();
    rmSync(join(directory, JOURNAL_FOLDER), { recursive: true });
    await start();
    expect(await metric('history_usable')).toBe(0);
    await makeTrades(service.rest, 2000);
    expect(await metric('history_usable')).toBe(0);
    await restart();
    expect(await metric('history_usable')).toBe(0);
  }, 60_000);

  test('what is older than HISTORY_DAYS goes, and only that', async () => {
    await start({ HISTORY_DAYS: '30' });
    await makeTrades(service.rest, 500);
    const history = service.app.get(HistoryService);
    await history.settle();
    service.advance(2 * DAY_MS);
    await makeTrades(service.rest, TRADES);
    await history.settle();
    service.advance(28.5 * DAY_MS);
    await history.prune();
    const trades = await allTrades(service.rest);
    expect(trades).toHaveLength(TRADES);
    expect(trades.at(-1)?.sequence).toBe(501);
    expectProblem(await order(1), { status: 404, code: 'order_not_found' });
    expect((await order(600)).status).toBe(200);
    const candles = 20;
    expect(await metric('history_records')).toBeLessThan(TRADES + ORDERS + candles);
  }, 60_000);

  test('HISTORY_DAYS=0 keeps nothing on disk', async () => {
    await start();
    await makeTrades(service.rest, 500);
    await restart({ HISTORY_DAYS: '0' });
    expect(existsSync(join(directory, HISTORY_FILE))).toBe(false);
    await makeTrades(service.rest, TRADES);
    expect((await oldTrades()).body).toEqual({ trades: [] });
    expect((await lastOrders()).body).toEqual({ orders: [], nextCursor: null });
    expectProblem(await order(1), { status: 404, code: 'order_not_found' });
  }, 60_000);

  test('candles go on from memory into history, without a gap', async () => {
    await start();
    const count = 1_700;
    const begin = Date.UTC(2090, 0, 2);
    let now = begin * 1000;
    // Every command comes at least half a second after the one before, every trade a second.
    service.app.get(Clock).now = () => (now += 500_000) as Micros;
    for (let left = count; left > 0; left -= 425) {
      const pair = [limit('sell', '1', '100'), limit('buy', '1', '100')];
      const orders = Array.from({ length: 425 }, () => pair).flat();
      await service.rest.post('/api/v1/orders/batch', { orders });
    }
    service.app.get(Clock).now = () => now as Micros;
    const read = async (query: string): Promise<Json[]> => {
      const path = `/api/v1/candles/BTC-USDT?interval=1s${query}`;
      return (await service.rest.get<{ candles: Json[] }>(path)).body.candles;
    };
    const all = await read('&limit=1000');
    for (let page = all; page.length > 0; all.unshift(...page)) {
      page = await read(`&limit=1000&to=${String(all[0].openTime)}`);
    }
    const times = all.map(({ openTime }) => Date.parse(String(openTime)));
    expect(times).toEqual(times.map((_, i) => times[0] + i * 1000));
    const trades = all.map(({ tradeCount }) => tradeCount as number);
    expect(trades[0]).toBe(1);
    expect(trades.reduce((sum, one) => sum + one, 0)).toBe(count);
    const quiet = new Date(times[0] + (trades.indexOf(0) + 1) * 1000).toISOString();
    expect(await read(`&limit=1&to=${quiet}`)).toEqual([all[trades.indexOf(0)]]);
    jest.spyOn(store(), 'write').mockRejectedValue(new Error('no space'));
    await accepted(service.rest, limit('sell', '1', '100'));
    await accepted(service.rest, limit('buy', '1', '100'));
    await expect(service.app.get(HistoryService).settle()).rejects.toThrow('no space');
    const old = await service.rest.get(`/api/v1/candles/BTC-USDT?interval=1s&to=${quiet}`);
    expectProblem(old, UNAVAILABLE);
    expect(await read('&limit=1000')).toHaveLength(1000);
  }, 60_000);
});
