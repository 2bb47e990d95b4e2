import {
  addDecimals,
  compareDecimals,
  floorToStep,
  multiplyDecimals,
  subtractDecimals,
} from './decimals.js';

describe('decimals', () => {
  test('are added and subtracted without rounding', () => {
    expect(addDecimals('0.1', '0.20')).toBe('0.30');
    expect(addDecimals('9007199254740993', '0.00000001')).toBe('9007199254740993.00000001');
    expect(subtractDecimals('1.00', '1.01')).toBe('-0.01');
    expect(subtractDecimals('-0.5', '-0.5')).toBe('0.0');
  });

  test('are multiplied with the decimals of both', () => {
    expect(multiplyDecimals('50000.01', '0.00003')).toBe('1.5000003');
    expect(multiplyDecimals('-2', '0.5')).toBe('-1.0');
  });

  test('are compared by value, whatever their decimals', () => {
    expect(compareDecimals('1.0', '1')).toBe(0);
    expect(compareDecimals('-1', '0.001')).toBeLessThan(0);
    expect(compareDecimals('10', '9.99')).toBeGreaterThan(0);
  });

  test('go down to a multiple of a step', () => {
    expect(floorToStep('1.239', '0.01')).toBe('1.23');
    expect(floorToStep('7', '2.5')).toBe('5.0');
    expect(floorToStep('0.004', '0.01')).toBe('0.00');
  });

  test.each(['', '1.', '.5', '1e3', '0x1', 'NaN'])('%j is none', (text) => {
    expect(() => addDecimals(text, '1')).toThrow(RangeError);
  });
});
