import type { ListAccepted, MatchPrevented, Trade } from '../core/events/events';
import type { ListStatus } from '../instruments/order-words';
import type { Execution, ListChange, OrderChange } from './order-changes';
import type { OrderRecord } from './order-record';

type OrderState = Pick<
  OrderRecord,
  'price' | 'quantity' | 'triggerPrice' | 'filled' | 'prevented' | 'notional' | 'status' | 'reason'
>;

/** A step of an order, and the state that it led to: one object, since there is one for each step. */
export interface OrderPush extends OrderState {
  readonly execution: Execution;
  /** Tells its terms; it may have changed since. */
  readonly order: OrderRecord;
  readonly cause: Trade | MatchPrevented | null;
  /** Place of the command in the log. */
  readonly sequence: number;
  /** In microseconds. */
  readonly time: number;
}

/** The beginning or the end of a list. */
export interface ListPush {
  readonly terms: ListAccepted;
  readonly listStatus: ListStatus;
  readonly sequence: number;
  readonly time: number;
}

/** What is told about an order or a list; it can be written again later. */
export type Push = OrderPush | ListPush;

export function orderPush({ execution, record, event, outcome }: OrderChange): OrderPush {
  const cause = event.kind === 'trade' || event.kind === 'match_prevented' ? event : null;
  return orderPushOf(execution, record, cause, outcome);
}

/** @param order as the step left it */
export function orderPushOf(
  execution: Execution,
  order: OrderRecord,
  cause: OrderPush['cause'],
  { sequence, time }: { readonly sequence: number; readonly time: number },
): OrderPush {
  return {
    execution,
    order,
    cause,
    sequence,
    time,
    price: order.price,
    quantity: order.quantity,
    triggerPrice: order.triggerPrice,
    filled: order.filled,
    prevented: order.prevented,
    notional: order.filled === 0 ? 0n : order.notional,
    status: order.status,
    reason: order.reason,
  };
}

/** The order as it was right after the step. */
export function orderOf(push: OrderPush): OrderRecord {
  const order = push.order.asAccepted();
  order.price = push.price;
  order.quantity = push.quantity;
  order.triggerPrice = push.triggerPrice;
  order.filled = push.filled;
  order.prevented = push.prevented;
  order.notional = push.notional;
  order.status = push.status;
  order.reason = push.reason;
  order.updatedAt = push.time;
  return order;
}

export function listPush({ list, outcome }: ListChange): ListPush {
  const { sequence, time } = outcome;
  return { terms: list.terms, listStatus: list.status, sequence, time };
}
