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

/** Length of a text up to the seconds: `2026-01-02T03:04:05`. */
const TO_SECONDS = 19;

/**
 * Microseconds since 1970 of a text such as `2026-01-02T03:04:05.123456Z`, with up to six decimals
 * of a second. NaN for a day that does not exist, and for what exact numbers cannot carry: before
 * 1970 and after the year 2254.
 */
export function microsOf(text: string): number {
  const toSeconds = text.slice(0, TO_SECONDS);
  const millis = Date.parse(`${toSeconds}Z`);
  const exists = Number.isFinite(millis) && new Date(millis).toISOString().startsWith(toSeconds);
  if (!exists) return NaN;
  const decimals = text.slice(TO_SECONDS + 1, -1).padEnd(6, '0');
  const micros = millis * 1000 + Number(decimals);
  return micros > 0 && Number.isSafeInteger(micros) ? micros : NaN;
}
