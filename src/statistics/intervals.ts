const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Intervals of candles, the shortest first, in microseconds. They begin at whole multiples, UTC. */
export const INTERVAL_MICROS = {
  '1s': SECOND,
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '1h': HOUR,
  '4h': 4 * HOUR,
  '1d': 24 * HOUR,
} as const;
export type Interval = keyof typeof INTERVAL_MICROS;

export const INTERVALS = Object.keys(INTERVAL_MICROS) as Interval[];

export const DEFAULT_INTERVAL: Interval = '1m';

/** Beginning of the interval that a time lies in. */
export function intervalStart(time: number, micros: number): number {
  return time - (time % micros);
}
