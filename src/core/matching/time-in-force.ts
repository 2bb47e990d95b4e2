/** What becomes of the part of an order that did not trade at once, and when orders end (R7-R9). */
import type { OrderBook } from '../book/order-book';
import { NONE } from '../book/records';
import type { SubmitOrder } from '../commands/commands';
import type { CancelReason } from '../events/reasons';
import { TimeInForce, entersAsMarket } from '../types/order-terms';
import { NO_PRICE, NO_TIME, type Micros } from '../types/units';
import type { IncomingOrder } from './incoming-order';

const DAY_MICROS = 86_400_000_000;

/** Deadline of an order accepted at this time: gtd names it, day ends at the next 00:00 UTC. */
export function deadlineOf(terms: SubmitOrder, now: Micros): Micros {
  if (terms.timeInForce === TimeInForce.Gtd) return terms.instructions?.expireTime ?? NO_TIME;
  if (terms.timeInForce !== TimeInForce.Day) return NO_TIME;
  return ((Math.floor(now / DAY_MICROS) + 1) * DAY_MICROS) as Micros;
}

/** Why the remainder of an order that never rests is cancelled. */
export function remainderCancelReason(order: IncomingOrder, book: OrderBook): CancelReason {
  if (!entersAsMarket(order.type)) return 'ioc_remainder';
  const isProtected = order.details !== null && order.instructions.protectionPrice !== NO_PRICE;
  const isBeyond = isProtected && book.contra(order.side).best !== NONE;
  return isBeyond ? 'price_protection' : 'no_liquidity';
}
