/** Exact arithmetic on decimal strings such as "-1.50"; no number is ever rounded. */

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function parse(text: string): Scaled {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`"${text}" is no decimal`);
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

function print({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function align(a: string, b: string): { left: bigint; right: bigint; scale: number } {
  const [x, y] = [parse(a), parse(b)];
  const scale = Math.max(x.scale, y.scale);
  const raise = (value: Scaled): bigint => value.units * 10n ** BigInt(scale - value.scale);
  return { left: raise(x), right: raise(y), scale };
}

/** Below 0, 0 or above 0, as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: string, b: string): number {
  const { left, right } = align(a, b);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** `a + b`, with the decimals of the finer one. */
export function addDecimals(a: string, b: string): string {
  const { left, right, scale } = align(a, b);
  return print({ units: left + right, scale });
}

/** `a − b`, with the decimals of the finer one. */
export function subtractDecimals(a: string, b: string): string {
  const { left, right, scale } = align(a, b);
  return print({ units: left - right, scale });
}

/** `a × b`, with the decimals of both together. */
export function multiplyDecimals(a: string, b: string): string {
  const [x, y] = [parse(a), parse(b)];
  return print({ units: x.units * y.units, scale: x.scale + y.scale });
}

/** The whole multiple of `step` at or below a value that is not negative, with the step's decimals. */
export function floorToStep(value: string, step: string): string {
  const { left, right, scale } = align(value, step);
  const units = (left / right) * right;
  const { scale: wanted } = parse(step);
  return print({ units: units / 10n ** BigInt(scale - wanted), scale: wanted });
}
