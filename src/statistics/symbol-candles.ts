import { Candle } from './candle';
import { CandleSeries } from './candle-series';
import { INTERVAL_MICROS, INTERVALS, intervalStart, type Interval } from './intervals';

const PART_MICROS = INTERVAL_MICROS['1s'];

/**
 * The candles of one instrument in all intervals. A trade is taken into the part of the current
 * second alone; that goes into the candles once the second is over, or when somebody reads.
 */
export class SymbolCandles {
  /** Without the trades of the part. */
  readonly series: Readonly<Record<Interval, CandleSeries>>;
  /** The trades that are not in the series yet, all of one second. */
  readonly part = new Candle(0);
  private partEnd = 0;

  /** @param onClosed told of every candle that gets no more trades */
  constructor(onClosed: (interval: Interval, candle: Candle) => void) {
    const entries = INTERVALS.map((interval) => [
      interval,
      new CandleSeries(INTERVAL_MICROS[interval], (candle) => onClosed(interval, candle)),
    ]);
    this.series = Object.fromEntries(entries) as Record<Interval, CandleSeries>;
  }

  /** @param time in microseconds; never before that of an earlier trade */
  trade(price: number, quantity: number, time: number): void {
    if (time >= this.partEnd) this.beginPart(time);
    this.part.trade(price, quantity);
  }

  /** The candles of an interval with all trades so far. */
  of(interval: Interval): CandleSeries {
    this.fold();
    return this.series[interval];
  }

  /** Takes over a part that was not in the series yet. */
  resume(part: Candle): void {
    this.beginPart(part.openTime);
    this.part.merge(part);
  }

  private beginPart(time: number): void {
    this.fold();
    const start = intervalStart(time, PART_MICROS);
    this.part.clear(start);
    this.partEnd = start + PART_MICROS;
  }

  private fold(): void {
    const { part } = this;
    if (part.isEmpty) return;
    for (const interval of INTERVALS) this.series[interval].add(part);
    part.clear(part.openTime);
  }
}
