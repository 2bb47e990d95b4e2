import type { Micros } from '../../src/core/types/units';
import { Clock } from '../../src/matching-engine/clock';
import { accepted, expectProblem, limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const SECOND = 1_000_000;
/** A beginning of intervals of every length, in microseconds, ahead of any real clock. */
const DAY_BEGIN = Date.UTC(2090, 0, 2) * 1000;

interface Candles {
  readonly symbol: string;
  readonly interval: string;
  readonly candles: Json[];
}

describe('candles', () => {
  let service: E2eService;
  let now = DAY_BEGIN;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 400, sweepIntervalMs: 20 } });
    now = DAY_BEGIN;
    service.app.get(Clock).now = () => now as Micros;
  });

  afterEach(() => service.close());

  const candles = async (query = ''): Promise<Candles> => {
    const { status, body } = await service.rest.get<Candles>(`/api/v1/candles/BTC-USDT${query}`);
    expect(status).toBe(200);
    return body;
  };

  const at = (seconds: number): void => {
    now = DAY_BEGIN + seconds * SECOND;
  };

  const trade = async (price: string, quantity: string): Promise<void> => {
    await accepted(service.rest, limit('sell', quantity, price));
    await accepted(service.rest, limit('buy', quantity, price, { type: 'ioc' }));
  };

  /** Two trades in the first minute, one in the second, one in the fifth. */
  const someTrades = async (): Promise<void> => {
    at(10);
    await trade('100.00', '1');
    at(59.999999);
    await trade('90.00', '0.5');
    at(60);
    await trade('95.00', '2');
    at(250);
    await trade('97.00', '1');
  };

  const times = ({ candles: list }: Candles): string[] =>
    list.map(({ openTime }) => String(openTime).slice(11, 19));

  test('there is none before the first trade', async () => {
    expect(await candles()).toEqual({ symbol: 'BTC-USDT', interval: '1m', candles: [] });
  });

  test('the first, those without trades, and the current one', async () => {
    await someTrades();
    at(301);
    const told = await candles();
    expect(told.candles[0]).toEqual({
      openTime: '2090-01-02T00:00:00.000000Z',
      open: '100.00',
      high: '100.00',
      low: '90.00',
      close: '90.00',
      volume: '1.50000',
      quoteVolume: '145.0000000',
      tradeCount: 2,
    });
    expect(told.candles[2]).toEqual({
      openTime: '2090-01-02T00:02:00.000000Z',
      open: '95.00',
      high: '95.00',
      low: '95.00',
      close: '95.00',
      volume: '0.00000',
      quoteVolume: '0.0000000',
      tradeCount: 0,
    });
    expect(told.candles.map(({ close, tradeCount }) => [close, tradeCount])).toEqual([
      ['90.00', 2],
      ['95.00', 1],
      ['95.00', 0],
      ['95.00', 0],
      ['97.00', 1],
      ['97.00', 0],
    ]);
  });

  test.each([
    ['1s', 242],
    ['1m', 6],
    ['5m', 2],
    ['15m', 1],
    ['1h', 1],
    ['4h', 1],
    ['1d', 1],
  ])('of %s are aligned to UTC', async (interval, count) => {
    await someTrades();
    at(301);
    const shown = interval === '1s' ? { limit: 10, last: '00:05:01' } : { limit: 500, last: null };
    const told = await candles(`?interval=${interval}&limit=${shown.limit}`);
    expect(told.interval).toBe(interval);
    expect(told.candles).toHaveLength(Math.min(count, shown.limit));
    if (shown.last === null) expect(times(told)[0]).toBe('00:00:00');
    else expect(times(told).at(-1)).toBe(shown.last);
  });

  test('from is inclusive, to is exclusive, and limit takes the latest', async () => {
    await someTrades();
    at(301);
    const query = '?from=2090-01-02T00:01:00Z&to=2090-01-02T00:04:00.000000Z';
    expect(times(await candles(query))).toEqual(['00:01:00', '00:02:00', '00:03:00']);
    expect(times(await candles(`${query}&limit=2`))).toEqual(['00:02:00', '00:03:00']);
    expect(times(await candles('?limit=1'))).toEqual(['00:05:00']);
    expect(times(await candles('?from=2090-01-02T00:05:00Z&to=2090-01-02T00:05:00Z'))).toEqual([]);
    expect(times(await candles('?to=2090-01-01T00:05:00Z'))).toEqual([]);
    expect(times(await candles('?from=2091-01-01T00:05:00Z'))).toEqual([]);
  });

  test.each([
    ['interval=2m', 'interval'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['from=yesterday', 'from'],
    ['to=2090-02-30T00:00:00Z', 'to'],
    ['before=5', 'before'],
  ])('%s is refused', async (query, field) => {
    const answer = await service.rest.get(`/api/v1/candles/BTC-USDT?${query}`);
    expectProblem(answer, { status: 400, code: 'invalid_request', field });
  });

  test('unknown symbols and intervals are refused', async () => {
    const unknown = { status: 404, code: 'symbol_not_found' };
    expectProblem(await service.rest.get('/api/v1/candles/XXX-USDT'), unknown);
    expect((await (await service.socket('/ws/candles/XXX-USDT')).closing).code).toBe(4404);
    const bad = await service.socket('/ws/candles/BTC-USDT?interval=3m');
    expect((await bad.closing).code).toBe(4400);
  });

  describe('the socket', () => {
    const head = { symbol: 'BTC-USDT', interval: '1m' };

    test('begins with the last two, tells changes, and each that closes', async () => {
      await someTrades();
      const socket = await service.socket('/ws/candles/BTC-USDT');
      const { candles: list } = await candles('?limit=2');
      expect(await socket.next('snapshot')).toEqual({ type: 'snapshot', ...head, candles: list });
      await trade('98.00', '1');
      const changed = { ...(await candles('?limit=1')).candles[0], closed: false };
      expect(await socket.next('candle')).toEqual({ type: 'candle', ...head, ...changed });
      at(300);
      const closed = { ...changed, closed: true };
      expect(await socket.next('candle')).toEqual({ type: 'candle', ...head, ...closed });
      at(360);
      const quiet = { openTime: '2090-01-02T00:05:00.000000Z', close: '98.00', tradeCount: 0 };
      expect(await socket.next('candle')).toMatchObject({ ...quiet, closed: true });
      expect(await socket.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 5 });
      expect(socket.all('candle')).toHaveLength(3);
    });

    test('tells many trades together, and none of them is missing in the end', async () => {
      const socket = await service.socket('/ws/candles/BTC-USDT?interval=1d');
      expect(await socket.next('snapshot')).toMatchObject({ interval: '1d', candles: [] });
      const begun = performance.now();
      for (let i = 1; i <= 60; i++) await trade(`${100 + i}.00`, '1');
      const last = await socket.nextWhere(({ tradeCount }) => tradeCount === 60);
      expect(last).toMatchObject({ open: '101.00', high: '160.00', close: '160.00' });
      const spent = performance.now() - begun;
      expect(socket.all('candle').length).toBeLessThanOrEqual(spent / 100 + 2);
    });

    test('stands beside the ticker on the socket of all channels', async () => {
      await someTrades();
      const socket = await service.socket('/ws');
      const channel = { channel: 'candles', symbol: 'BTC-USDT', interval: '5m' };
      expect(await socket.request('subscribe', channel)).toMatchObject({ ok: true });
      const first = await socket.nextWhere((frame) => frame.channel === 'candles');
      expect(first).toMatchObject({ ...channel, data: { type: 'snapshot', interval: '5m' } });
      const ticker = { channel: 'ticker', symbol: 'BTC-USDT' };
      expect(await socket.request('subscribe', ticker)).toMatchObject({ ok: true });
      const told = await socket.nextWhere((frame) => frame.channel === 'ticker');
      expect(told).toMatchObject({ ...ticker, data: { type: 'ticker', tradeCount: 4 } });
    });

    test('gets a snapshot when too many candles have passed at once', async () => {
      await someTrades();
      const socket = await service.socket('/ws/candles/BTC-USDT?interval=1s');
      await socket.next('snapshot');
      at(10_000);
      const { candles: list } = (await socket.next('snapshot')) as unknown as Candles;
      expect(list.map(({ openTime }) => String(openTime).slice(11, 19))).toEqual([
        '02:46:39',
        '02:46:40',
      ]);
      expect(socket.all('candle')).toEqual([]);
    });
  });
});
