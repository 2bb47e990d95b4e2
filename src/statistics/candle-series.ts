import { Candle } from './candle';
import type { TradedCandles } from './candle-range';
import { ClosedCandles } from './closed-candles';
import { intervalStart } from './intervals';

/** The candles of one instrument and interval that had trades. */
export class CandleSeries {
  readonly closed = new ClosedCandles();
  /** The one of the last trade; null before the first. Its interval may have passed. */
  last: Candle | null = null;

  /**
   * @param micros length of the interval
   * @param onClosed told of every candle that gets no more trades
   */
  constructor(
    readonly micros: number,
    private readonly onClosed: (candle: Candle) => void,
  ) {}

  /** Takes in trades that lie within one interval and come after all before. */
  add(part: Candle): void {
    const start = intervalStart(part.openTime, this.micros);
    if (this.last === null || this.last.openTime !== start) this.begin(start);
    this.last?.merge(part);
  }

  /** When the oldest candle in memory begins; undefined before the first trade. */
  get oldestTime(): number | undefined {
    return this.closed.length > 0 ? this.closed.at(0).openTime : this.last?.openTime;
  }

  /** Whether there were candles before the oldest in memory. */
  get isCut(): boolean {
    return this.closed.isCut;
  }

  /** The candles that begin from a time on and before another, after the one before them. */
  between(from: number, to: number): TradedCandles {
    const { closed, last } = this;
    const start = closed.placeOf(from);
    const end = closed.placeOf(to);
    const traded: Candle[] = [];
    for (let place = start; place < end; place++) traded.push(closed.at(place));
    if (last !== null && last.openTime >= from && last.openTime < to) traded.push(last);
    if (last !== null && last.openTime < from) return { before: last, traded };
    return { before: start > 0 ? closed.at(start - 1) : null, traded };
  }

  private begin(start: number): void {
    if (this.last !== null) {
      this.closed.push(this.last);
      this.onClosed(this.last);
    }
    this.last = new Candle(start);
  }
}
