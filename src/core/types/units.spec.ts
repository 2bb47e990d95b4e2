import { InvariantViolation, invariant } from './invariant';
import { MAX_UNITS, notional, type Lots, type Ticks } from './units';

test('R29 notional is exact beyond what a double holds', () => {
  const largest = BigInt(MAX_UNITS);
  expect(notional(MAX_UNITS as Ticks, MAX_UNITS as Lots)).toBe(largest * largest);
  expect(notional(3 as Ticks, 7 as Lots)).toBe(21n);
});

test('a broken invariant throws, with a message made only then', () => {
  const message = jest.fn(() => 'two and two');
  invariant(true, message);
  expect(message).not.toHaveBeenCalled();
  expect(() => invariant(false, message)).toThrow(new InvariantViolation('two and two'));
});
