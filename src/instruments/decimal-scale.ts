/**
 * The only place where decimals meet the integers of the core, and the only import of decimal.js.
 * Conversion is exact or refused. Units are whole multiples of a step such as `0.01` or `0.25`.
 */
import { Decimal } from 'decimal.js';
import { MAX_UNITS } from '../core/types/units';

Decimal.set({ precision: 60 });

const ZERO = 48;
const POINT = 46;
/** Extra decimals of a quotient that does not end, such as an average price. */
const QUOTIENT_DECIMALS = 8;

/** Why a text is no number of units: not a multiple of the step, or beyond exact integers. */
export const OFF_STEP = NaN;
export const OUT_OF_RANGE = Infinity;

export class DecimalScale {
  /** Decimals that every printed value has. */
  readonly decimals: number;
  /** The step as a whole number of its last decimal: 25 for `0.25`. */
  readonly stepDigits: number;

  /** @throws Error unless the step is a positive decimal of at most 15 digits */
  constructor(readonly step: string) {
    const value = /^\d+(\.\d+)?$/.test(step) ? new Decimal(step) : new Decimal(0);
    this.decimals = step.includes('.') ? step.length - step.indexOf('.') - 1 : 0;
    const digits = value.times(new Decimal(10).pow(this.decimals));
    if (!value.greaterThan(0) || digits.greaterThan(1e15)) {
      throw new Error(`"${step}" is not a step: a positive decimal such as "0.01" is needed`);
    }
    this.stepDigits = digits.toNumber();
  }

  /**
   * Units of a decimal text (digits with an optional point), or OFF_STEP, or OUT_OF_RANGE. A text
   * with more decimals than the step is off the step, even when they are zeros.
   */
  parse(text: string): number {
    let digits = 0;
    let decimals = -1;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === POINT) decimals = 0;
      else {
        digits = digits * 10 + (code - ZERO);
        if (decimals >= 0) decimals++;
      }
    }
    const missing = this.decimals - Math.max(decimals, 0);
    if (missing < 0) return OFF_STEP;
    const scaled = digits * 10 ** missing;
    return scaled > MAX_UNITS ? this.parseLarge(text) : this.unitsOf(scaled);
  }

  /** The decimal text of a whole number of units, with all decimals of the step. */
  print(units: number): string {
    return this.place(this.digits(units));
  }

  /** The digits of the printed value, without the point and without leading zeros. */
  digits(units: number): string {
    const scaled = units * this.stepDigits;
    return scaled <= MAX_UNITS ? String(scaled) : String(BigInt(units) * BigInt(this.stepDigits));
  }

  /** As `print`, of a sum that may be beyond exact numbers. */
  printTotal(units: bigint): string {
    return this.place(String(units * BigInt(this.stepDigits)));
  }

  /** As `print`, of a difference, which may be negative. */
  printChange(units: number): string {
    return units < 0 ? `-${this.print(-units)}` : this.print(units);
  }

  /** `total / count` units as a decimal text: exact if it ends, else rounded half to even. */
  printQuotient(total: bigint, count: number): string {
    const quotient = total / BigInt(count);
    if (quotient * BigInt(count) === total && quotient <= MAX_UNITS) {
      return this.print(Number(quotient));
    }
    const exact = new Decimal(total.toString()).times(this.step).div(count);
    const rounded = exact.toDecimalPlaces(
      this.decimals + QUOTIENT_DECIMALS,
      Decimal.ROUND_HALF_EVEN,
    );
    return rounded.toFixed(Math.max(this.decimals, rounded.decimalPlaces()));
  }

  /** Scale of the products of units of this and another scale (price × quantity). */
  times(other: DecimalScale): DecimalScale {
    const product = new Decimal(this.step).times(other.step);
    return new DecimalScale(product.toFixed());
  }

  private unitsOf(scaled: number): number {
    return scaled % this.stepDigits === 0 ? scaled / this.stepDigits : OFF_STEP;
  }

  private parseLarge(text: string): number {
    const units = new Decimal(text).div(this.step);
    if (!units.isInteger()) return OFF_STEP;
    return units.greaterThan(MAX_UNITS) ? OUT_OF_RANGE : units.toNumber();
  }

  private place(digits: string): string {
    if (this.decimals === 0) return digits;
    const padded = digits.padStart(this.decimals + 1, '0');
    const point = padded.length - this.decimals;
    return `${padded.slice(0, point)}.${padded.slice(point)}`;
  }
}
