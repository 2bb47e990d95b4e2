/** What becomes of the part of an order that did not trade at once (R7–R9). */
import type { CancelReason } from '../events/reasons';
import { OrderType, TimeInForce } from '../types/order-terms';
import type { IncomingOrder } from './incoming-order';

/** Why the remainder is cancelled, or null when it rests. */
export function remainderCancelReason(order: IncomingOrder): CancelReason | null {
  if (order.type === OrderType.Market) return 'no_liquidity';
  return order.timeInForce === TimeInForce.Gtc ? null : 'ioc_remainder';
}
