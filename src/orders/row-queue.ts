import { ROWS, type Row } from './order-page';
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';

/**
 * Copies of orders in the order they came, on pages of their own: what comes and goes in turn lies
 * side by side, so that neither waits for memory that was not touched for long.
 */
export class RowQueue {
  /** First rows of the pages in use, the oldest first; each is full but the last. */
  private readonly pages: Row[] = [];
  /** Places of the oldest order on the first page, and of the next one to come on the last. */
  private head = 0;
  private tail = ROWS;

  constructor(private readonly table: OrderTable) {}

  get length(): number {
    return (this.pages.length - 1) * ROWS + this.tail - this.head;
  }

  /** Tells where the copy of the order is, as it is now. */
  add(order: OrderRecord): Row {
    if (this.tail === ROWS) {
      this.pages.push(this.table.takePage());
      this.tail = 0;
    }
    const row = this.pages[this.pages.length - 1] + this.tail++;
    this.table.copyTo(row, order);
    return row;
  }

  /** The row of the oldest one; only to be asked of a queue that has any. */
  get oldest(): Row {
    return this.pages[0] + this.head;
  }

  /** Lets go of the oldest one. */
  drop(): void {
    if (++this.head < ROWS) return;
    this.head = 0;
    this.table.givePage(this.pages.shift() as number);
  }

  /** The oldest first. */
  *all(): IterableIterator<OrderRecord> {
    const end = this.head + this.length;
    for (let at = this.head; at < end; at++) {
      yield this.table.at(this.pages[Math.floor(at / ROWS)] + (at % ROWS));
    }
  }
}
