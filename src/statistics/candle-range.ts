import { quietCandle, type Candle } from './candle';
import { intervalStart } from './intervals';

/** Candles that begin from a time on and before another; both are beginnings of intervals. */
export interface CandleRange {
  readonly from: number;
  readonly to: number;
}

/** The candles of a range that had trades, oldest first. */
export interface TradedCandles {
  readonly traded: Candle[];
  /** The last one before the range; null when there is none. */
  readonly before: Candle | null;
}

/** What a listing asks for, times in microseconds. */
export interface CandleWish {
  readonly from: number;
  readonly to: number;
  /** The latest so many of the range. */
  readonly limit: number;
}

/** @param now the current interval, which is part of the range, is the one that this lies in */
export function rangeOf({ from, to, limit }: CandleWish, micros: number, now: number): CandleRange {
  const end = Math.min(startAtOrAfter(to, micros), intervalStart(now, micros) + micros);
  return { from: Math.max(startAtOrAfter(from, micros), end - limit * micros), to: end };
}

/** All candles of a range, those without trades too; nothing before the first trade. */
export function filled(
  range: CandleRange,
  micros: number,
  { traded, before }: TradedCandles,
): Candle[] {
  const candles: Candle[] = [];
  let last = before;
  let next = 0;
  const begin = before === null ? (traded[0]?.openTime ?? range.to) : range.from;
  for (let openTime = begin; openTime < range.to; openTime += micros) {
    const isTraded = next < traded.length && traded[next].openTime === openTime;
    if (isTraded) last = traded[next++];
    candles.push(isTraded && last !== null ? last : quietCandle(openTime, last?.close ?? 0));
  }
  return candles;
}

function startAtOrAfter(time: number, micros: number): number {
  return time === Infinity ? Infinity : intervalStart(time + micros - 1, micros);
}
