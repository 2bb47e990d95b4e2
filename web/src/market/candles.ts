/** Candles of an instrument, bounded, however they come: from the service or from trades. */
import { compareDecimals, plusDecimal } from '../text/decimal';

export const INTERVALS = ['1s', '1m', '5m', '15m', '1h', '4h', '1d'] as const;
export type Interval = (typeof INTERVALS)[number];

const SECONDS: Readonly<Record<Interval, number>> = {
  '1s': 1,
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3_600,
  '4h': 14_400,
  '1d': 86_400,
};

export interface Candle {
  /** Start of its interval, in seconds since 1970. */
  readonly time: number;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

/** What a trade adds to a candle. */
export interface PricePoint {
  readonly price: string;
  readonly quantity: string;
  /** ISO time. */
  readonly timestamp: string;
}

/** A candle as the service sends it. */
export interface CandleMessage extends Omit<Candle, 'time'> {
  readonly openTime: string;
}

/** Candles kept; older ones are dropped. */
export const MOST_CANDLES = 1_000;

/** Oldest first. */
export class CandleSeries {
  private candles: Candle[] = [];

  constructor(readonly interval: Interval) {}

  get all(): readonly Candle[] {
    return this.candles;
  }

  get last(): Candle | undefined {
    return this.candles.at(-1);
  }

  reset(messages: readonly CandleMessage[]): void {
    this.candles = messages.slice(-MOST_CANDLES).map(candleOf);
  }

  /** Takes a candle as it is now: a new one, or the last one or two again. */
  put(message: CandleMessage): void {
    const candle = candleOf(message);
    let place = this.candles.length;
    while (place > 0 && this.candles[place - 1].time > candle.time) place--;
    if (this.candles[place - 1]?.time === candle.time) this.candles[place - 1] = candle;
    else this.insert(place, candle);
  }

  /** Adds a trade, which is not older than those before it; fills the gap before it, if any. */
  addTrade({ price, quantity, timestamp }: PricePoint): void {
    const time = startOf(timestamp, this.interval);
    const { last } = this;
    if (last !== undefined && time <= last.time) {
      this.candles[this.candles.length - 1] = joined(last, price, quantity);
      return;
    }
    if (last !== undefined) this.fillUntil(time, last);
    this.insert(this.candles.length, flat(time, price, quantity));
  }

  /** Intervals without a trade repeat the previous close. */
  private fillUntil(time: number, { time: from, close }: Candle): void {
    const step = SECONDS[this.interval];
    const first = Math.max(from + step, time - step * MOST_CANDLES);
    for (let t = first; t < time; t += step) this.insert(this.candles.length, flat(t, close, '0'));
  }

  private insert(place: number, candle: Candle): void {
    this.candles.splice(place, 0, candle);
    if (this.candles.length > MOST_CANDLES) this.candles.shift();
  }
}

/** When the interval of a moment began, in seconds since 1970. */
export function startOf(timestamp: string, interval: Interval): number {
  const seconds = Math.floor(Date.parse(timestamp) / 1000);
  return seconds - (seconds % SECONDS[interval]);
}

function candleOf({ openTime, open, high, low, close, volume }: CandleMessage): Candle {
  return { time: Math.floor(Date.parse(openTime) / 1000), open, high, low, close, volume };
}

function flat(time: number, price: string, volume: string): Candle {
  return { time, open: price, high: price, low: price, close: price, volume };
}

function joined(candle: Candle, price: string, quantity: string): Candle {
  return {
    ...candle,
    high: compareDecimals(price, candle.high) > 0 ? price : candle.high,
    low: compareDecimals(price, candle.low) < 0 ? price : candle.low,
    close: price,
    volume: plusDecimal(candle.volume, quantity),
  };
}
