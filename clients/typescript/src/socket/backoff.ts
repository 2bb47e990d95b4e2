import type { ReconnectOptions } from '../options.js';

export type BackoffSettings = Required<ReconnectOptions>;

export function backoffSettings(options: ReconnectOptions = {}): BackoffSettings {
  const { minDelayMs = 250, maxDelayMs = 10_000, maxAttempts = Infinity } = options;
  return { minDelayMs, maxDelayMs, maxAttempts, random: options.random ?? Math.random };
}

/**
 * Milliseconds to wait after so many failures in a row (1 for the first). The time doubles up to a
 * bound; at least half of it is kept, the rest is drawn, so that clients do not come back at once.
 */
export function backoffDelay(failures: number, settings: BackoffSettings): number {
  const { minDelayMs, maxDelayMs, random } = settings;
  const full = Math.min(maxDelayMs, minDelayMs * 2 ** Math.min(failures - 1, 30));
  return full / 2 + random() * (full / 2);
}
