/**
 * Look-ahead for fill-or-kill (R10): whether the order could be filled completely right now.
 * Visits only levels it could trade with and changes nothing.
 */
import type { OrderBook } from '../book/order-book';
import { NONE } from '../book/records';
import type { IncomingOrder } from './incoming-order';

export function isFillable(order: IncomingOrder, book: OrderBook): boolean {
  const contra = book.contra(order.side);
  let missing: number = order.remaining;
  let level = contra.best;
  while (level !== NONE && contra.isWithin(level, order.limit)) {
    missing -= book.levels.total(level);
    if (missing <= 0) return true;
    level = contra.next(level);
  }
  return false;
}
