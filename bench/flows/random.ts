/** A small seeded generator (xorshift32): the same seed gives the same flow everywhere. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0 || 1;
  }

  /** Whole number from 0 up to, not including, the bound (at most 2^32). */
  below(bound: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return Math.floor(((x >>> 0) / 4294967296) * bound);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}
