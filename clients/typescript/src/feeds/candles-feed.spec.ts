import { FakeNetwork } from '../../test/fake-socket.js';
import { FakeRest, json } from '../../test/fake-rest.js';
import type { Candle } from '../types.js';
import { CandleSeries } from './candle-series.js';
import { CandlesFeed } from './candles-feed.js';

function candle(minute: number, tradeCount = 1): Candle {
  const openTime = `2026-01-02T03:0${minute}:00.000000Z`;
  const prices = { open: '1', high: '1', low: '1', close: `${tradeCount}` };
  return { openTime, ...prices, volume: '1', quoteVolume: '1', tradeCount };
}

function begin(history: Candle[]) {
  const network = new FakeNetwork();
  const rest = new FakeRest(() => json({ candles: history }));
  const source = { symbol: 'BTC-USDT', interval: '1m', keep: 3 } as const;
  return { network, rest, feed: new CandlesFeed(network.settings, rest.client, source) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a series of candles', () => {
  test('is in order of time, bounded, and keeps the newer of two', () => {
    const series = new CandleSeries(3);
    series.merge([candle(5, 7)]);
    series.merge([candle(2), candle(3), candle(4), candle(5, 6)]);
    expect(series.candles).toEqual([candle(3), candle(4), candle(5, 7)]);
    series.merge([candle(5, 8)]);
    expect(series.candles.at(-1)).toEqual(candle(5, 8));
  });
});

describe('the candles feed', () => {
  test('joins the history with what comes meanwhile', async () => {
    const { network, rest, feed } = begin([candle(1), candle(2), candle(3)]);
    const socket = await network.connect();
    socket.deliver({ type: 'snapshot', candles: [candle(2), candle(3)] });
    socket.deliver({ type: 'candle', ...candle(3, 5), closed: false });
    expect(feed.state).toBe('connecting');
    await feed.ready;
    expect(rest.asked[0].path).toBe('/api/v1/candles/BTC-USDT?interval=1m&limit=3');
    expect(feed.candles).toEqual([candle(1), candle(2), candle(3, 5)]);
    const seen: boolean[] = [];
    feed.on('candle', ({ closed }) => seen.push(closed));
    socket.deliver({ type: 'candle', ...candle(3, 5), closed: true });
    expect(seen).toEqual([true]);
  });

  test('loads again after a lost connection', async () => {
    const { network, rest, feed } = begin([candle(1)]);
    (await network.connect()).deliver({ type: 'snapshot', candles: [] });
    await feed.ready;
    network.socket.refuse(1006);
    expect(feed.state).toBe('reconnecting');
    (await network.connect(50)).deliver({ type: 'snapshot', candles: [candle(1, 4)] });
    await network.pass(0);
    expect(feed.state).toBe('live');
    expect([feed.candles, rest.asked.length]).toEqual([[candle(1, 4)], 2]);
  });

  test('tries again when the history cannot be loaded', async () => {
    const network = new FakeNetwork();
    const rest = new FakeRest(() => Promise.reject(new Error('no')));
    const source = { symbol: 'BTC-USDT', interval: '1m' } as const;
    const feed = new CandlesFeed(network.settings, rest.client, source);
    (await network.connect()).deliver({ type: 'snapshot', candles: [] });
    await network.connect(50);
    expect(feed.state).toBe('connecting');
  });
});
