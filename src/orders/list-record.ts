import type { ListAccepted } from '../core/events/events';
import type { ListStatus } from '../instruments/order-words';
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';

/** Everything known about one list of orders, as of the last command applied. */
export class ListRecord {
  status: ListStatus = 'executing';
  updatedAt: number;
  /** In the order of the request. */
  readonly orders: OrderRecord[] = [];

  constructor(
    readonly terms: ListAccepted,
    /** Microseconds since 1970. */
    readonly createdAt: number,
  ) {
    this.updatedAt = createdAt;
  }

  /** The list and its orders as they are now, in rows of their own; neither changes any more. */
  copyTo(table: OrderTable): ListRecord {
    const copy = new ListRecord(this.terms, this.createdAt);
    copy.status = this.status;
    copy.updatedAt = this.updatedAt;
    for (const order of this.orders) copy.orders.push(table.copy(order));
    return copy;
  }

  end(time: number): void {
    this.status = 'all_done';
    this.updatedAt = time;
  }
}
