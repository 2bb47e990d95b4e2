import fc from 'fast-check';
import {
  grouped,
  isDecimal,
  isOnStep,
  isPositive,
  moveBySteps,
  printUnits,
  trimDecimal,
  unitsOf,
} from './decimal';

describe('decimal texts', () => {
  test.each(['1', '0.1', '00.10', '12345678901234567890.12345678901234567890'])(
    '%s is one',
    (text) => expect(isDecimal(text)).toBe(true),
  );

  test.each(['', '.5', '5.', '-1', '+1', '1e3', 'NaN', ' 1', '1,000', '123456789012345678901'])(
    '"%s" is none',
    (text) => expect(isDecimal(text)).toBe(false),
  );

  test('become units and the same text again', () => {
    const units = fc.bigInt(-(10n ** 25n), 10n ** 25n);
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 12 }), (value, decimals) => {
        const text = printUnits(value, decimals);
        if (value >= 0n) expect(unitsOf(text, decimals)).toBe(value);
        expect(BigInt(text.replace('.', ''))).toBe(value);
      }),
    );
  });

  test('that would lose decimals are refused', () => {
    expect(() => unitsOf('0.123', 2)).toThrow(RangeError);
  });

  test('are positive with one digit that is not zero', () => {
    expect(['0', '0.00', '0.01', '10'].map(isPositive)).toEqual([false, false, true, true]);
  });
});

describe('arithmetic', () => {
  test.each([
    ['50000.01', '0.01', true],
    ['50000.015', '0.01', false],
    ['50000.010', '0.01', false],
    ['0.75', '0.25', true],
    ['0.70', '0.25', false],
    ['3', '1', true],
  ])('%s on a step of %s: %s', (text, step, expected) => {
    expect(isOnStep(text, step)).toBe(expected);
  });

  test.each([
    ['100.00', '0.01', 1, '100.01'],
    ['0.01', '0.01', -1, '0.01'],
    ['', '0.25', 1, '0.25'],
    ['0.30', '0.25', 1, '0.50'],
    ['nonsense', '1', 10, '10'],
  ])('%s moved by %s × %s is %s', (text, step, count, expected) => {
    expect(moveBySteps(text, step, count)).toBe(expected);
  });
});

test('texts for the eye', () => {
  expect(['0.50000', '100', '100.00', '0'].map(trimDecimal)).toEqual(['0.5', '100', '100', '0']);
  expect(['1234567.1234', '999', '1000'].map(grouped)).toEqual(['1,234,567.1234', '999', '1,000']);
});
