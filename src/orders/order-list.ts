import type { OrderRecord } from './order-record';

/** Orders by id, ascending. Removed ones are dropped once they are the half. */
export class OrderList {
  private records: OrderRecord[] = [];
  private removedCount = 0;

  /** The id must be higher than all before. */
  add(record: OrderRecord): void {
    this.records.push(record);
  }

  /** The record must be marked as evicted. */
  remove(): void {
    if (++this.removedCount * 2 < this.records.length) return;
    this.records = this.records.filter(({ evicted }) => !evicted);
    this.removedCount = 0;
  }

  /** Orders older than this id, newest first. */
  *before(orderId: number): IterableIterator<OrderRecord> {
    for (let place = this.placeOf(orderId) - 1; place >= 0; place--) {
      const record = this.records[place];
      if (!record.evicted) yield record;
    }
  }

  /** Place of the first order with this id or a higher one. */
  private placeOf(orderId: number): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.records[middle].terms.orderId < orderId) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
