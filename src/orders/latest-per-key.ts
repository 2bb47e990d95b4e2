interface Ring<T> {
  readonly items: T[];
  oldest: number;
}

/** Keeps the latest items of each key. What falls out is handed over when `release` is called. */
export class LatestPerKey<T> {
  private readonly rings = new Map<string, Ring<T>>();
  private fallen: T[] = [];

  constructor(private readonly limit: number) {}

  add(key: string, item: T): void {
    const ring = this.ringOf(key);
    if (ring.items.length < this.limit) {
      ring.items.push(item);
      return;
    }
    this.fallen.push(ring.items[ring.oldest]);
    ring.items[ring.oldest] = item;
    ring.oldest = (ring.oldest + 1) % this.limit;
  }

  /** The items that fell out since the last call, oldest first. */
  release(): readonly T[] {
    if (this.fallen.length === 0) return this.fallen;
    const fallen = this.fallen;
    this.fallen = [];
    return fallen;
  }

  private ringOf(key: string): Ring<T> {
    let ring = this.rings.get(key);
    if (ring === undefined) this.rings.set(key, (ring = { items: [], oldest: 0 }));
    return ring;
  }
}
