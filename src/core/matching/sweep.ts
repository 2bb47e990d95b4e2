/**
 * The one matching loop. The incoming order takes from the other side, best price first and first
 * in first out within a price (R1), at the resting order's price (R2), never beyond its own limit
 * (R3), until it is filled or nothing within reach is left. Costs O(1) per trade.
 */
import type { OrderBook } from '../book/order-book';
import type { Slot } from '../book/order-store';
import { NONE } from '../book/records';
import type { Lots } from '../types/units';
import type { EventReporter } from './event-reporter';
import type { IncomingOrder } from './incoming-order';

export function sweep(taker: IncomingOrder, book: OrderBook, report: EventReporter): void {
  const contra = book.contra(taker.side);
  while (taker.remaining > 0) {
    const level = contra.best;
    if (level === NONE || !contra.isWithin(level, taker.limit)) return;
    fill(taker, book.levels.head(level), book, report);
  }
}

/** Trades as much as both orders have. */
function fill(taker: IncomingOrder, maker: Slot, book: OrderBook, report: EventReporter): void {
  const resting = book.orders.remaining(maker);
  const quantity = resting < taker.remaining ? resting : taker.remaining;
  taker.remaining = (taker.remaining - quantity) as Lots;
  report.trade(taker, maker, quantity);
  if (quantity === resting) book.remove(maker);
  else book.reduce(maker, quantity);
}
