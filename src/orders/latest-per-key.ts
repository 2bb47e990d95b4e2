interface Ring<T> {
  readonly items: T[];
  oldest: number;
}

/** Keeps the latest items of each key. What falls out is handed over when `release` is called. */
export class LatestPerKey<T> {
  private readonly rings = new Map<string, Ring<T>>();
  private fallen: T[] = [];
  /** Keys of what fell. */
  private fallenOf: string[] = [];

  constructor(private readonly limit: number) {}

  add(key: string, item: T): void {
    const ring = this.ringOf(key);
    if (ring.items.length < this.limit) {
      ring.items.push(item);
      return;
    }
    this.fallen.push(ring.items[ring.oldest]);
    this.fallenOf.push(key);
    ring.items[ring.oldest] = item;
    ring.oldest = (ring.oldest + 1) % this.limit;
  }

  /** The items that fell out since the last call, oldest first. */
  release(): readonly T[] {
    if (this.fallen.length === 0) return this.fallen;
    const fallen = this.fallen;
    this.fallen = [];
    this.fallenOf = [];
    return fallen;
  }

  /** Each key with its items, oldest first, those included that were not released yet. */
  *entries(): Generator<[key: string, items: T[]]> {
    for (const [key, { items, oldest }] of this.rings) {
      const fallen = this.fallen.filter((_, i) => this.fallenOf[i] === key);
      yield [key, [...fallen, ...items.slice(oldest), ...items.slice(0, oldest)]];
    }
  }

  private ringOf(key: string): Ring<T> {
    let ring = this.rings.get(key);
    if (ring === undefined) this.rings.set(key, (ring = { items: [], oldest: 0 }));
    return ring;
  }
}
