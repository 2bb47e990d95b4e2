import { clockTime, duration, shortSpan, shortTime } from './time';

test('times are local, with the day when it is another one', () => {
  const noon = new Date(2026, 0, 2, 12, 0, 5);
  expect(clockTime(noon.toISOString())).toBe('12:00:05');
  expect(shortTime(noon.toISOString(), noon)).toBe('12:00:05');
  expect(shortTime(noon.toISOString(), new Date(2026, 0, 3))).toBe('02 Jan 12:00:05');
});

test('spans have the two units that matter', () => {
  expect([0, 12, 310, 3_600, 183_600].map(duration)).toEqual([
    '0s',
    '12s',
    '5m 10s',
    '1h 0m',
    '2d 3h',
  ]);
  expect([0.0000123, 0.0012, 0.25, 3.4].map(shortSpan)).toEqual([
    '12.3 µs',
    '1.20 ms',
    '250 ms',
    '3.40 s',
  ]);
});
