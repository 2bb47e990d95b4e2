import { percent } from './ticker-json';

test.each([
  [1, 3, '33.33'],
  [2, 3, '66.67'],
  [-2, 3, '-66.67'],
  [0, 3, '0.00'],
  [1, 20_000, '0.01'],
  [-1, 30_000, '0.00'],
  [-1, 20_000, '-0.01'],
  [5, 1, '500.00'],
  [Number.MAX_SAFE_INTEGER - 1, 1, '900719925474099000.00'],
])('%i of %i is %s percent', (part, whole, expected) => {
  expect(percent(part, whole)).toBe(expected);
});
