import fc from 'fast-check';
import { isoTime, microsOf } from './iso-time';

/** The last time that is an exact number of microseconds, in the year 2255. */
const LAST = Number.MAX_SAFE_INTEGER;

describe('ISO time', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000000Z'],
    [1, '1970-01-01T00:00:00.000001Z'],
    [999_999, '1970-01-01T00:00:00.999999Z'],
    [1_000_000, '1970-01-01T00:00:01.000000Z'],
    [1_767_323_045_123_456, '2026-01-02T03:04:05.123456Z'],
    [1_709_251_199_999_999, '2024-02-29T23:59:59.999999Z'],
  ])('%s µs is %s', (micros, text) => {
    expect(isoTime(micros)).toBe(text);
  });

  test('agrees with Date to the millisecond and keeps the microseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST }), (micros) => {
        const text = isoTime(micros);
        const date = new Date(Math.floor(micros / 1000)).toISOString();
        expect(text).toBe(`${date.slice(0, -1)}${String(micros % 1000).padStart(3, '0')}Z`);
      }),
    );
  });

  test('times sort as their texts, also across seconds and in any order of calls', () => {
    const time = fc.integer({ min: 1_700_000_000_000_000, max: 1_700_000_003_000_000 });
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(Math.sign(a - b)).toBe(compare(isoTime(a), isoTime(b)));
      }),
    );
  });
});

describe('microsOf', () => {
  test.each([
    ['2026-01-02T03:04:05.123456Z', 1_767_323_045_123_456],
    ['2026-01-02T03:04:05Z', 1_767_323_045_000_000],
    ['2026-01-02T03:04:05.5Z', 1_767_323_045_500_000],
    ['1970-01-01T00:00:00.000001Z', 1],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000_000],
  ])('%s', (text, micros) => {
    expect(microsOf(text)).toBe(micros);
  });

  test.each([
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '2300-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
  ])('%s is not one that exact numbers and calendars know', (text) => {
    expect(microsOf(text)).toBeNaN();
  });

  test('reads what isoTime writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8_000_000_000_000_000 }), (micros) => {
        expect(microsOf(isoTime(micros))).toBe(micros);
      }),
    );
  });
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
