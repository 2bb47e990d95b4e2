import { NO_ACCOUNT } from '../core/types/ids';
import type { OrderRecord } from './order-record';

/**
 * The open and pending orders of each account, linked through their records: entering and leaving
 * take the same time however many there are.
 */
export class LiveOrders {
  private readonly newest = new Map<string, OrderRecord>();

  /** The order must be live; its id must be higher than all before. */
  add(record: OrderRecord): void {
    const { accountId } = record.terms;
    if (accountId === NO_ACCOUNT) return;
    const older = this.newest.get(accountId) ?? null;
    record.older = older;
    if (older !== null) older.newer = record;
    this.newest.set(accountId, record);
  }

  /** To be called once, when the order has ended. */
  remove(record: OrderRecord): void {
    const { accountId } = record.terms;
    if (accountId === NO_ACCOUNT) return;
    const { older, newer } = record;
    if (older !== null) older.newer = newer;
    if (newer !== null) newer.older = older;
    else if (older !== null) this.newest.set(accountId, older);
    else this.newest.delete(accountId);
    record.older = null;
    record.newer = null;
  }

  /** Oldest first. */
  of(accountId: string): OrderRecord[] {
    const found: OrderRecord[] = [];
    let record = this.newest.get(accountId) ?? null;
    for (; record !== null; record = record.older) found.push(record);
    return found.reverse();
  }
}
