/** What one half of a sum counts up to. */
const LIMIT = 2 ** 53;
const LARGE_LIMIT = BigInt(LIMIT);

/**
 * A sum of whole numbers that stays exact up to 2^106, at the cost of plain numbers. Its value is
 * `high` × 2^53 + `low`.
 */
export class ExactSum {
  constructor(
    public low = 0,
    public high = 0,
  ) {}

  /** @param value whole, from 0 to 2^53 − 1 */
  add(value: number): void {
    const room = LIMIT - value;
    if (this.low < room) {
      this.low += value;
    } else {
      this.low -= room;
      this.high++;
    }
  }

  /** Adds the product of two such numbers. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    if (product < LIMIT) return this.add(product);
    const exact = BigInt(a) * BigInt(b);
    this.high += Number(exact / LARGE_LIMIT);
    this.add(Number(exact % LARGE_LIMIT));
  }

  addSum({ low, high }: ExactSum): void {
    this.add(low);
    this.high += high;
  }

  clear(): void {
    this.low = 0;
    this.high = 0;
  }

  toBigInt(): bigint {
    return BigInt(this.high) * LARGE_LIMIT + BigInt(this.low);
  }
}
