import type { OrderAccepted } from '../core/events/events';
import type { OrderId } from '../core/types/ids';
import type { Ticks } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { Field, NO_ROW, OrderPage, PLACE_BITS, ROWS, STRIDE, type Row } from './order-page';
import { OrderRecord } from './order-record';
import type { Entry } from './order-row';

/**
 * Orders in rows that are used again and again: orders come and go without leaving work to the
 * garbage collector. A row lasts as long as somebody holds it, a row of a page that was taken as long
 * as who took it says; its records must not be used longer.
 */
export class OrderTable {
  private readonly pages = [new OrderPage()];
  /** Pages without a row in use. */
  private readonly freePages: number[] = [];
  /** The first free row; each leads to the next. */
  private free: Row = NO_ROW;
  /** The next row that was never used, and the end of its page. NO_ROW is never handed out. */
  private next: Row = NO_ROW + 1;
  private end: Row = ROWS;
  private held = 0;

  /** Rows that are held. */
  get size(): number {
    return this.held;
  }

  /** An order in a row of its own, held once. */
  add(terms: OrderAccepted, instrument: ListedInstrument, entry: Entry): OrderRecord {
    const record = this.take();
    record.enter(terms, instrument, entry);
    return record;
  }

  /** The same order, as it is now, in a row of its own, held once. */
  copy(order: OrderRecord): OrderRecord {
    const record = this.take();
    record.copyFrom(order);
    return record;
  }

  /** The same order, as it is now, in a row of a page that was taken. */
  copyTo(row: Row, order: OrderRecord): void {
    const copy = this.at(row);
    copy.copyFrom(order);
    copy.holders = 0;
  }

  at(row: Row): OrderRecord {
    return new OrderRecord(this.pages[row >> PLACE_BITS], row & (ROWS - 1), row);
  }

  orderId(row: Row): OrderId {
    return this.number(row, Field.OrderId) as OrderId;
  }

  price(row: Row): Ticks {
    return this.number(row, Field.Price) as Ticks;
  }

  /** One more holds the row. */
  hold(record: OrderRecord): OrderRecord {
    record.holders++;
    return record;
  }

  /**
   * One less holds the row; the last one frees it.
   * @throws when nobody holds it: another order would share the row
   */
  release(record: OrderRecord): void {
    if (record.holders === 0) throw new Error(`nobody holds row ${record.row}`);
    if (--record.holders > 0) return;
    record.clear();
    record.older = this.free;
    this.free = record.row;
    this.held--;
  }

  /** The first row of a page whose rows are the caller's, side by side, until it is given back. */
  takePage(): Row {
    return (this.freePages.pop() ?? this.pages.push(new OrderPage()) - 1) << PLACE_BITS;
  }

  /** @param first what `takePage` told */
  givePage(first: Row): void {
    const page = first >> PLACE_BITS;
    this.pages[page].clearAll();
    this.freePages.push(page);
  }

  private number(row: Row, field: number): number {
    return this.pages[row >> PLACE_BITS].numbers[(row & (ROWS - 1)) * STRIDE + field];
  }

  private take(): OrderRecord {
    this.held++;
    if (this.free === NO_ROW) return this.append();
    const record = this.at(this.free);
    this.free = record.older;
    return record;
  }

  /** A page at a time: growing moves nothing. */
  private append(): OrderRecord {
    if (this.next === this.end) {
      this.next = this.takePage();
      this.end = this.next + ROWS;
    }
    return this.at(this.next++);
  }
}
