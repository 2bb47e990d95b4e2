import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { MAX_UNITS } from '../core/types/units';
import { DecimalScale, OFF_STEP, OUT_OF_RANGE } from './decimal-scale';

const STEPS = ['0.01', '0.00001', '0.25', '1', '5', '0.00000001', '1000', '0.05', '12.5'];
const step = fc.constantFrom(...STEPS);
const units = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.maxSafeInteger().map((value) => Math.abs(value)),
  fc.constantFrom(0, 1, MAX_UNITS - 1, MAX_UNITS),
);

/** Decimal texts as the edge lets them through: digits with an optional point. */
const text = fc
  .tuple(
    fc.stringMatching(/^\d{1,20}$/),
    fc.option(fc.stringMatching(/^\d{1,20}$/), { nil: undefined }),
  )
  .map(([whole, decimals]) => (decimals === undefined ? whole : `${whole}.${decimals}`));

/** What a text should be in units of a step, by decimal.js alone. */
function expected(decimal: string, ofStep: string): number {
  const scale = (of: string): number => of.split('.')[1]?.length ?? 0;
  if (scale(decimal) > scale(ofStep)) return OFF_STEP;
  const exact = new Decimal(decimal).div(ofStep);
  if (!exact.isInteger()) return OFF_STEP;
  return exact.greaterThan(MAX_UNITS) ? OUT_OF_RANGE : exact.toNumber();
}

describe('decimal scale', () => {
  test('parses any text as decimal.js does, or refuses it', () => {
    fc.assert(
      fc.property(step, text, (ofStep, decimal) => {
        expect(new DecimalScale(ofStep).parse(decimal)).toBe(expected(decimal, ofStep));
      }),
      { numRuns: 2000 },
    );
  });

  test('parses multiples of its step as decimal.js does, with any number of zeros', () => {
    fc.assert(
      fc.property(step, units, fc.nat(3), (ofStep, count, zeros) => {
        const decimal = '0'.repeat(zeros) + new Decimal(ofStep).times(count).toFixed();
        expect(new DecimalScale(ofStep).parse(decimal)).toBe(count);
      }),
      { numRuns: 2000 },
    );
  });

  test('prints as decimal.js does, with all decimals of the step', () => {
    fc.assert(
      fc.property(step, units, (ofStep, count) => {
        const scale = new DecimalScale(ofStep);
        const exact = new Decimal(ofStep).times(count).toFixed(scale.decimals);
        expect(scale.print(count)).toBe(exact);
        expect(scale.digits(count)).toBe(exact.replace('.', '').replace(/^0+(?=\d)/, ''));
      }),
      { numRuns: 2000 },
    );
  });

  test('reads back what it printed', () => {
    fc.assert(
      fc.property(step, units, (ofStep, count) => {
        const scale = new DecimalScale(ofStep);
        expect(scale.parse(scale.print(count))).toBe(count);
      }),
    );
  });

  test('prints quotients exactly, or rounded half to even after eight more decimals', () => {
    const total = fc.bigInt({ min: 1n, max: 10n ** 28n });
    const count = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(step, total, count, (ofStep, sum, by) => {
        const scale = new DecimalScale(ofStep);
        const exact = new Decimal(sum.toString()).times(ofStep).div(by);
        const printed = new Decimal(scale.printQuotient(sum, by));
        const ulp = new Decimal(10).pow(-(scale.decimals + 8));
        expect(printed.minus(exact).abs().lessThanOrEqualTo(ulp.div(2))).toBe(true);
        expect(scale.printQuotient(sum, by)).toMatch(/^\d+(\.\d+)?$/);
        expect(printed.decimalPlaces()).toBeLessThanOrEqual(scale.decimals + 8);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['0.01', 3000n, 2, '15.00'],
    ['0.01', 1n, 3, '0.0033333333'],
    ['0.01', 2n, 3, '0.0066666667'],
    ['0.01', 5n, 2, '0.025'],
    ['5', 7n, 2, '17.5'],
    ['1', 6n, 2, '3'],
    ['0.25', 3n, 2, '0.375'],
  ])('a quotient at step %s: %s / %s is %s', (ofStep, total, count, printed) => {
    expect(new DecimalScale(ofStep).printQuotient(total, count)).toBe(printed);
  });

  test.each([
    ['0.01', '1.001', OFF_STEP],
    ['0.01', '1.000', OFF_STEP],
    ['0.01', '1', 100],
    ['0.01', '1.', 100],
    ['0.01', '90071992547409.91', MAX_UNITS],
    ['0.01', '90071992547409.92', OUT_OF_RANGE],
    ['0.01', '99999999999999999999', OUT_OF_RANGE],
    ['0.25', '0.3', OFF_STEP],
    ['0.25', '0.5', 2],
    ['5', '7', OFF_STEP],
    ['5', '45035996273704955', MAX_UNITS],
    ['5', '45035996273704956', OFF_STEP],
    ['5', '45035996273704960', OUT_OF_RANGE],
    ['1', '0', 0],
  ])('at step %s the text %s is %s', (ofStep, decimal, count) => {
    expect(new DecimalScale(ofStep).parse(decimal)).toBe(count);
  });

  test.each(['0', '0.00', '-1', '1e3', '', '.5', '1.', 'x', '1'.repeat(17), '1000000000000000.1'])(
    '"%s" is no step',
    (bad) => expect(() => new DecimalScale(bad)).toThrow('is not a step'),
  );

  test('the product of two scales is the scale of products of their units', () => {
    fc.assert(
      fc.property(step, step, (a, b) => {
        const product = new DecimalScale(a).times(new DecimalScale(b));
        expect(new Decimal(product.step).equals(new Decimal(a).times(b))).toBe(true);
      }),
    );
    const tiny = new DecimalScale(`0.${'0'.repeat(19)}1`);
    expect(tiny.times(tiny).print(1)).toBe(`0.${'0'.repeat(39)}1`);
    const coarse = new DecimalScale('1000000000000000');
    expect(() => coarse.times(coarse)).toThrow('is not a step');
  });
});
