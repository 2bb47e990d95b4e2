/** An order as the naive engine keeps it: one plain object. */
import type { OrderSnapshot } from '../../../src/core/engine/snapshot';
import { OrderType, TimeInForce } from '../../../src/core/types/order-terms';

export type NaiveOrder = { -readonly [K in keyof OrderSnapshot]: OrderSnapshot[K] };

/** Only good-till-cancelled limit orders may ever stand in the book. */
export function mayRest(order: NaiveOrder): boolean {
  return order.type === OrderType.Limit && order.timeInForce === TimeInForce.Gtc;
}

export function filledOf(order: NaiveOrder): number {
  return order.quantity - order.remaining;
}
