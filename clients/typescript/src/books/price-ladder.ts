/**
 * Values by price, from best to worst. Prices are compared as text, exactly: all prices of an
 * instrument have the same number of decimals. Finding is O(log n); changes near the best are cheap,
 * since the best is at the end of the array.
 */
export class PriceLadder<Value extends { readonly price: string }> {
  private readonly values: Value[] = [];

  constructor(private readonly side: 'buy' | 'sell') {}

  get size(): number {
    return this.values.length;
  }

  get best(): Value | undefined {
    return this.values[this.values.length - 1];
  }

  get(price: string): Value | undefined {
    const value = this.values[this.placeOf(price)];
    return value?.price === price ? value : undefined;
  }

  /** Adds a value, or puts it in the place of the one with its price. */
  set(value: Value): void {
    const place = this.placeOf(value.price);
    const known = this.values[place]?.price === value.price ? 1 : 0;
    this.values.splice(place, known, value);
  }

  /** @returns whether there was such a price */
  delete(price: string): boolean {
    const place = this.placeOf(price);
    if (this.values[place]?.price !== price) return false;
    this.values.splice(place, 1);
    return true;
  }

  clear(): void {
    this.values.length = 0;
  }

  /** The best first. */
  *[Symbol.iterator](): IterableIterator<Value> {
    for (let i = this.values.length - 1; i >= 0; i--) yield this.values[i];
  }

  /** The best `count`, the best first. */
  top(count: number): Value[] {
    return this.values.slice(-Math.min(count, this.values.length) || this.values.length).reverse();
  }

  /** Where the price is, or would be. */
  private placeOf(price: string): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isWorse(this.values[middle].price, price)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private isWorse(a: string, b: string): boolean {
    const order = comparePrices(a, b);
    return this.side === 'buy' ? order < 0 : order > 0;
  }
}

/** Compares decimals that are not negative and have the same number of decimals. */
export function comparePrices(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a === b ? 0 : a < b ? -1 : 1;
}
