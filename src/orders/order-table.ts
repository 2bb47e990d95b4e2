import type { OrderAccepted } from '../core/events/events';
import type { OrderId } from '../core/types/ids';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { Field, NO_ROW, OrderPage, PLACE_BITS, ROWS, STRIDE, type Row } from './order-page';
import { OrderRecord } from './order-record';
import type { Entry } from './order-row';

/**
 * Orders in rows that are used again and again: orders come and go without leaving work to the
 * garbage collector. A row lasts as long as somebody holds it; its records must not be used longer.
 */
export class OrderTable {
  private readonly pages: OrderPage[] = [];
  /** The first one is NO_ROW, and never handed out. */
  private rows = 1;
  /** The first free row; each leads to the next. */
  private free: Row = NO_ROW;

  /** Rows that are held. Costs time in proportion to those that are free. */
  get size(): number {
    let held = this.rows - 1;
    for (let row = this.free; row !== NO_ROW; row = this.at(row).older) held--;
    return held;
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

  at(row: Row): OrderRecord {
    return new OrderRecord(this.pages[row >> PLACE_BITS], row & (ROWS - 1), row);
  }

  orderId(row: Row): OrderId {
    const { numbers } = this.pages[row >> PLACE_BITS];
    return numbers[(row & (ROWS - 1)) * STRIDE + Field.OrderId] as OrderId;
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
  }

  private take(): OrderRecord {
    if (this.free === NO_ROW) return this.append();
    const record = this.at(this.free);
    this.free = record.older;
    return record;
  }

  /** A page at a time: growing moves nothing. */
  private append(): OrderRecord {
    if (this.rows >> PLACE_BITS === this.pages.length) this.pages.push(new OrderPage());
    return this.at(this.rows++);
  }
}
