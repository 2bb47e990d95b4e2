import { NO_ACCOUNT } from '../core/types/ids';
import { NO_ROW, type Row } from './order-page';
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';

/**
 * The open and pending orders of each account, linked through their rows: entering and leaving
 * take the same time however many there are.
 */
export class LiveOrders {
  private readonly newest = new Map<string, Row>();

  constructor(private readonly table: OrderTable) {}

  /** The order must be live; its id must be higher than all before. */
  add(record: OrderRecord): void {
    const { accountId, row } = record;
    if (accountId === NO_ACCOUNT) return;
    const older = this.newest.get(accountId) ?? NO_ROW;
    record.older = older;
    if (older !== NO_ROW) this.table.at(older).newer = row;
    this.newest.set(accountId, row);
  }

  /** To be called once, when the order has ended. */
  remove(record: OrderRecord): void {
    const { accountId, older, newer } = record;
    if (accountId === NO_ACCOUNT) return;
    if (older !== NO_ROW) this.table.at(older).newer = newer;
    if (newer !== NO_ROW) this.table.at(newer).older = older;
    else if (older !== NO_ROW) this.newest.set(accountId, older);
    else this.newest.delete(accountId);
    record.older = NO_ROW;
    record.newer = NO_ROW;
  }

  /** Oldest first. */
  of(accountId: string): OrderRecord[] {
    const found: OrderRecord[] = [];
    let row = this.newest.get(accountId) ?? NO_ROW;
    while (row !== NO_ROW) {
      const record = this.table.at(row);
      found.push(record);
      row = record.older;
    }
    return found.reverse();
  }
}
