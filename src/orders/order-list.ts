/** Ids of orders, ascending. Removed ones are dropped once they are the half. */
export class OrderList {
  private ids: number[] = [];
  private removedCount = 0;

  /** @param isKnown tells whether an order has not been removed */
  constructor(private readonly isKnown: (orderId: number) => boolean) {}

  /** The id must be higher than all before. */
  add(orderId: number): void {
    this.ids.push(orderId);
  }

  /** To be called once an order is no longer known. */
  remove(): void {
    if (++this.removedCount * 2 < this.ids.length) return;
    this.ids = this.ids.filter(this.isKnown);
    this.removedCount = 0;
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
    for (const id of this.ids) if (this.isKnown(id)) yield id;
  }

  /** Place of the first order with this id or a higher one. */
  private placeOf(orderId: number): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ids[middle] < orderId) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
