/** Candles and day figures against an obvious recount of all trades. */
import fc from 'fast-check';
import type { Trade } from '../core/events/events';
import { Candle } from './candle';
import { filled, rangeOf } from './candle-range';
import { INTERVAL_MICROS, INTERVALS, intervalStart, type Interval } from './intervals';
import { SymbolStatistics } from './symbol-statistics';

interface OneTrade {
  readonly price: number;
  readonly quantity: number;
  readonly time: number;
}

const DAY = INTERVAL_MICROS['1d'];
const MINUTE = INTERVAL_MICROS['1m'];
const BEGIN = Date.UTC(2026, 0, 2, 3, 4, 5) * 1000;

const steps = fc.array(
  fc.record({
    price: fc.integer({ min: 1, max: 1e6 }),
    quantity: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    pause: fc.oneof(
      fc.integer({ min: 0, max: 2e6 }),
      fc.integer({ min: 0, max: 5 * MINUTE }),
      fc.integer({ min: 0, max: DAY }),
    ),
    isRead: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

function recount(openTime: number, trades: readonly OneTrade[]): Candle {
  const candle = new Candle(openTime);
  for (const { price, quantity } of trades) candle.trade(price, quantity);
  return candle;
}

function expectedCandles(trades: readonly OneTrade[], micros: number): Candle[] {
  const starts = [...new Set(trades.map(({ time }) => intervalStart(time, micros)))];
  return starts.map((start) =>
    recount(
      start,
      trades.filter(({ time }) => intervalStart(time, micros) === start),
    ),
  );
}

test('candles of every interval and the day are those of all trades, whenever one reads', () => {
  fc.assert(
    fc.property(steps, (flow) => {
      const closed: [Interval, Candle][] = [];
      const statistics = new SymbolStatistics('A-B', (interval, candle) =>
        closed.push([interval, candle]),
      );
      const trades: OneTrade[] = [];
      let time = BEGIN;
      for (const { price, quantity, pause, isRead } of flow) {
        time += pause;
        trades.push({ price, quantity, time });
        const tradeSequence = trades.length;
        statistics.trade({ price, quantity, tradeSequence } as unknown as Trade, time);
        if (isRead) checkDay(statistics, trades, time);
      }
      for (const interval of INTERVALS) {
        const expected = expectedCandles(trades, INTERVAL_MICROS[interval]);
        const { traded } = statistics.candles.of(interval).between(0, Infinity);
        expect(traded).toEqual(expected);
        const told = closed.filter(([of]) => of === interval).map(([, candle]) => candle);
        expect(told).toEqual(expected.slice(0, -1));
      }
      checkDay(statistics, trades, time + DAY / 2);
    }),
    { numRuns: 60 },
  );
});

function checkDay(statistics: SymbolStatistics, trades: readonly OneTrade[], time: number): void {
  const start = intervalStart(time, MINUTE) - DAY + MINUTE;
  const expected = recount(
    start,
    trades.filter((trade) => trade.time >= start),
  );
  const day = statistics.dayUntil(time);
  if (expected.isEmpty) expect(day.isEmpty).toBe(true);
  else expect(day).toEqual(expected);
}

describe('a range of candles', () => {
  const at = (openTime: number, price: number): Candle =>
    recount(openTime, [{ price, quantity: 1, time: openTime }]);
  const closes = (candles: readonly Candle[]): [number, number, number][] =>
    candles.map(({ openTime, close, tradeCount }) => [openTime, close, tradeCount]);

  test('ends with the current interval, begins inclusively, and holds the latest', () => {
    const all = { from: 0, to: Infinity, limit: 3 };
    expect(rangeOf(all, 10, 105)).toEqual({ from: 80, to: 110 });
    expect(rangeOf({ ...all, from: 85 }, 10, 105)).toEqual({ from: 90, to: 110 });
    expect(rangeOf({ ...all, from: 90 }, 10, 105)).toEqual({ from: 90, to: 110 });
    expect(rangeOf({ ...all, to: 100 }, 10, 105)).toEqual({ from: 70, to: 100 });
    expect(rangeOf({ ...all, to: 101 }, 10, 105)).toEqual({ from: 80, to: 110 });
  });

  test('repeats the close in intervals without trades, and has nothing before the first', () => {
    const traded = [at(20, 5), at(40, 7)];
    const range = { from: 0, to: 60 };
    expect(closes(filled(range, 10, { traded, before: null }))).toEqual([
      [20, 5, 1],
      [30, 5, 0],
      [40, 7, 1],
      [50, 7, 0],
    ]);
    const later = { from: 50, to: 70 };
    expect(closes(filled(later, 10, { traded: [], before: traded[1] }))).toEqual([
      [50, 7, 0],
      [60, 7, 0],
    ]);
    expect(filled(later, 10, { traded: [], before: null })).toEqual([]);
  });
});
