const FIRST_ROOM = 1024;
/** What share of all are removed when they are dropped. */
const REMOVED_SHARE = 0.75;

/** Ids of orders, ascending. Removed ones are dropped in place, many at a time. */
export class OrderList {
  private ids = new Float64Array(FIRST_ROOM);
  private count = 0;
  private removedCount = 0;

  /** @param isKnown tells whether an order has not been removed */
  constructor(private readonly isKnown: (orderId: number) => boolean) {}

  /** Number of orders that have not been removed. */
  get length(): number {
    return this.count - this.removedCount;
  }

  /** The id must be higher than all before. */
  add(orderId: number): void {
    if (this.count === this.ids.length) this.makeRoom();
    this.ids[this.count++] = orderId;
  }

  /** To be called once an order is no longer known. */
  remove(): void {
    if (++this.removedCount >= this.count * REMOVED_SHARE) this.dropRemoved();
  }

  /** Lower ids than this one, the highest first. */
  *before(orderId: number): IterableIterator<number> {
    for (let place = this.placeOf(orderId) - 1; place >= 0; place--) {
      const id = this.ids[place];
      if (this.isKnown(id)) yield id;
    }
  }

  /** All of them, the lowest first. */
  *all(): IterableIterator<number> {
    for (let place = 0; place < this.count; place++) {
      const id = this.ids[place];
      if (this.isKnown(id)) yield id;
    }
  }

  private dropRemoved(): void {
    const { ids, count } = this;
    let kept = 0;
    for (let place = 0; place < count; place++) {
      if (this.isKnown(ids[place])) ids[kept++] = ids[place];
    }
    this.count = kept;
    this.removedCount = 0;
  }

  private makeRoom(): void {
    const larger = new Float64Array(this.ids.length * 2);
    larger.set(this.ids);
    this.ids = larger;
  }

  /** Place of the first order with this id or a higher one. */
  private placeOf(orderId: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ids[middle] < orderId) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
