/** Candles as the chart draws them. A chart needs numbers; nothing is ever computed from them. */

export const INTERVALS = ['1s', '1m', '5m', '15m', '1h', '4h', '1d'] as const;
export type Interval = (typeof INTERVALS)[number];

/** A candle as the service sends it. */
export interface CandleText {
  readonly openTime: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

export interface DrawnCandle {
  /** Start of its interval, in seconds since 1970. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly rose: boolean;
}

export function drawnCandle({ openTime, open, high, low, close, volume }: CandleText): DrawnCandle {
  const [first, last] = [Number(open), Number(close)];
  return {
    time: Math.floor(Date.parse(openTime) / 1000),
    open: first,
    high: Number(high),
    low: Number(low),
    close: last,
    volume: Number(volume),
    rose: last >= first,
  };
}
