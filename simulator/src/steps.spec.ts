import { Steps } from './steps.js';

describe('steps of a decimal size', () => {
  test.each([
    ['0.01', 5_000_012, '50000.12'],
    ['0.00001', 3, '0.00003'],
    ['0.5', 3, '1.5'],
    ['25', 4, '100'],
  ])('of %s: %d is %s', (step, count, printed) => {
    expect(new Steps(step).print(count)).toBe(printed);
    expect(new Steps(step).read(printed)).toBe(count);
  });

  test('go down to a whole step', () => {
    expect(new Steps('0.05').read('1.0899')).toBe(21);
    expect(new Steps('1').read('3.9')).toBe(3);
  });
});
