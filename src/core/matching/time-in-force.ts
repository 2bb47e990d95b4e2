/** What becomes of the part of an order that did not trade at once (R7–R9). */
import type { CancelReason } from '../events/reasons';
import { OrderType } from '../types/order-terms';
import type { IncomingOrder } from './incoming-order';

/** Why the remainder of an order that never rests is cancelled. */
export function remainderCancelReason(order: IncomingOrder): CancelReason {
  return order.type === OrderType.Market ? 'no_liquidity' : 'ioc_remainder';
}
