import { multiplyDecimals } from '@matching-engine/client';

/** Whole steps of a decimal step size, and back. Exact both ways. */
export class Steps {
  private readonly scale: number;
  private readonly unit: bigint;

  /** @param step such as "0.01" */
  constructor(private readonly step: string) {
    const [whole, fraction = ''] = step.split('.');
    this.scale = fraction.length;
    this.unit = BigInt(whole + fraction);
  }

  /** Such as 5 → "0.05". */
  print(steps: number): string {
    return multiplyDecimals(String(steps), this.step);
  }

  /** Such as "0.05" → 5; what is no whole multiple goes down to one. */
  read(decimal: string): number {
    const [whole, fraction = ''] = decimal.split('.');
    const digits = fraction.slice(0, this.scale).padEnd(this.scale, '0');
    return Number(BigInt(whole + digits) / this.unit);
  }
}
