/**
 * Exact arithmetic with decimal texts such as "50000.00". A decimal is a whole number of units
 * (bigint) and how many decimals a unit has; no floating point is involved anywhere. Comparing and
 * multiplying are done by the client package.
 */

/** What the API takes as a decimal. */
const DECIMAL = /^\d{1,20}(\.\d{1,20})?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Whether a decimal text is more than zero. */
export function isPositive(text: string): boolean {
  return /[1-9]/.test(text);
}

/** How many digits follow the point. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** A decimal text in units of its last of `decimals` decimals; further ones must not be there. */
export function unitsOf(text: string, decimals: number): bigint {
  const missing = decimals - decimalsOf(text);
  if (missing < 0) throw new RangeError(`${text} has more than ${decimals} decimals`);
  return BigInt(text.replace('.', '') + '0'.repeat(missing));
}

/** The text of a number of units, with all its decimals; may be negative. */
export function printUnits(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  const point = digits.length - decimals;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Whether a value is a whole multiple of a step and written with no more decimals than it. */
export function isOnStep(text: string, step: string): boolean {
  const decimals = decimalsOf(step);
  if (decimalsOf(text) > decimals) return false;
  return unitsOf(text, decimals) % unitsOf(step, decimals) === 0n;
}

/** A value moved by whole steps, never below one step; what is no decimal starts at zero. */
export function moveBySteps(text: string, step: string, count: number): string {
  const decimals = decimalsOf(step);
  const size = unitsOf(step, decimals);
  const readable = isDecimal(text) && decimalsOf(text) <= decimals;
  const units = readable ? unitsOf(text, decimals) : 0n;
  const moved = (units / size + BigInt(count)) * size;
  return printUnits(moved < size ? size : moved, decimals);
}

/** Without the zeros that say nothing: "0.50000" becomes "0.5". */
export function trimDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** With thin groups of thousands, for the eye: "50000.00" becomes "50,000.00". */
export function grouped(text: string): string {
  const [whole, ...rest] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}
