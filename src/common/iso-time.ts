const MICROS_PER_SECOND = 1_000_000;

let cachedSecond = NaN;
let cachedPrefix = '';

/** ISO-8601 UTC with microseconds, e.g. `2026-01-02T03:04:05.123456Z`, of microseconds since 1970. */
export function isoTime(micros: number): string {
  const second = Math.floor(micros / MICROS_PER_SECOND);
  if (second !== cachedSecond) {
    cachedSecond = second;
    cachedPrefix = new Date(second * 1000).toISOString().slice(0, 20);
  }
  return `${cachedPrefix}${String(micros - second * MICROS_PER_SECOND).padStart(6, '0')}Z`;
}
