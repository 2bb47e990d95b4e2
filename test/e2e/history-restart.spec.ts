/** What the built service tells after it was killed, with the whole journal and with a shortened one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HISTORY_FILE } from '../../src/history/history-store';
import { allOrders, allTrades, makeTrades } from '../support/e2e-history';
import { accepted, limit } from '../support/e2e-orders';
import { ServiceProcess } from '../support/e2e-process';
import { RestClient, type Json } from '../support/e2e-rest';

/** More than the 20,000 trades that a read model keeps at most. */
const TRADES = 21_000;
const ORDERS = TRADES + TRADES / 500;

describe('after a kill', () => {
  let directory: string;
  let service: ServiceProcess;
  let rest: RestClient;

  /** @param kept snapshots: with 1 the journal is shortened behind the first */
  const start = async (kept = '1'): Promise<void> => {
    const settings = { LOG_LEVEL: 'warn', SNAPSHOTS_KEPT: kept, JOURNAL_SEGMENT_BYTES: '4096' };
    service = ServiceProcess.spawn({ JOURNAL: 'embedded', DATA_DIR: directory, ...settings });
    rest = new RestClient(await service.listening());
  };

  const snapshot = async (): Promise<void> => {
    expect((await rest.post('/admin/snapshots', {})).status).toBe(200);
  };

  const loseHistory = (): void => {
    for (const name of [HISTORY_FILE, `${HISTORY_FILE}-lock`]) rmSync(join(directory, name));
  };

  const killAndStart = async (): Promise<void> => {
    await service.kill();
    await start();
  };

  const get = async (path: string): Promise<Json> => (await rest.get(`/api/v1/${path}`)).body;

  const told = async () => ({
    trades: await allTrades(rest),
    orders: (await allOrders(rest)).orders,
    oldest: await get('orders/1?symbol=BTC-USDT'),
    ticker: await get('ticker/BTC-USDT'),
    candles: (await get('candles/BTC-USDT?interval=1d')).candles,
  });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'history-'));
  });

  afterEach(async () => {
    await service.kill();
    rmSync(directory, { recursive: true });
  });

  test('everything is told as before, even when the journal reaches no longer back', async () => {
    await start();
    await makeTrades(rest, TRADES);
    await killAndStart();
    const before = await told();
    expect(before.trades.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: TRADES }, (_, i) => TRADES - i),
    );
    expect(before.orders).toHaveLength(ORDERS);
    expect(before.oldest).toMatchObject({ orderId: '1', status: 'filled' });
    expect(before.ticker).toMatchObject({ tradeCount: TRADES, volume: '0.21000' });
    expect(before.candles).toEqual([expect.objectContaining({ tradeCount: TRADES })]);

    await snapshot();
    const { body } = await rest.get<{ firstSequence: number }>('/admin/snapshots');
    expect(body.firstSequence).toBeGreaterThan(TRADES / 2);
    await killAndStart();
    expect(await told()).toEqual(before);

    await accepted(rest, limit('sell', '1', '100'));
    await accepted(rest, limit('buy', '1', '100'));
    const after = await told();
    expect(after.trades.slice(1)).toEqual(before.trades);
    expect(after.orders.slice(2)).toEqual(before.orders);
    expect(after.ticker).toMatchObject({ tradeCount: TRADES + 1, volume: '1.21000' });
    await killAndStart();
    expect(await told()).toEqual(after);
  }, 120_000);

  test('a lost history is written anew, since rather the whole journal is replayed', async () => {
    await start('2');
    await makeTrades(rest, TRADES);
    const before = await told();
    await snapshot();
    await service.kill();
    loseHistory();
    await start('2');
    expect(await told()).toEqual(before);
    expect(service.stderr).toBe('');
  }, 120_000);

  test('a lost history that the journal does not reach back to is told of', async () => {
    await start();
    await makeTrades(rest, TRADES);
    const { orders, oldest } = await told();
    expect(oldest).toMatchObject({ orderId: '1' });
    await snapshot();
    await service.kill();
    loseHistory();
    await start();
    await makeTrades(rest, 500);
    expect(service.stderr).toContain('history lacks what these commands led to');
    expect(await get('orders/1?symbol=BTC-USDT')).toMatchObject({ code: 'order_not_found' });
    const newest = await get(`orders/${orders[0].orderId}?symbol=BTC-USDT`);
    expect(newest).toEqual(orders[0]);
    const trades = await allTrades(rest);
    expect(trades.length).toBe(10_000);
    expect(trades[0].sequence).toBe(TRADES + 500);
  }, 120_000);
});
