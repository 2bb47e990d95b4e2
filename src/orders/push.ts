import type { ListAccepted, MatchPrevented, Trade } from '../core/events/events';
import type { ListStatus } from '../instruments/order-words';
import type { Execution, ListChange, OrderChange } from './order-changes';
import type { OrderRecord } from './order-record';

/** A step of an order, with the order as it was right after it. */
export interface OrderPush {
  readonly execution: Execution;
  readonly order: OrderRecord;
  /** The order has changed since, but was then as its terms say. */
  readonly isFromTerms: boolean;
  readonly cause: Trade | MatchPrevented | null;
  /** Place of the command in the log. */
  readonly sequence: number;
  /** In microseconds. */
  readonly time: number;
}

/** The beginning or the end of a list. */
export interface ListPush {
  readonly terms: ListAccepted;
  readonly status: ListStatus;
  readonly sequence: number;
  readonly time: number;
}

/** What is told about an order or a list; it can be written again later. */
export type Push = OrderPush | ListPush;

/** The order may still change: `settled` makes a push that can be kept. */
export function orderPush({ execution, record, event, outcome }: OrderChange): OrderPush {
  const { sequence, time } = outcome;
  const cause = event.kind === 'trade' || event.kind === 'match_prevented' ? event : null;
  return { execution, order: record, isFromTerms: false, cause, sequence, time };
}

/** The same with an order that changes no more. */
export function settled(push: OrderPush): OrderPush {
  const { order, execution, cause, sequence, time } = push;
  const isFromTerms = execution === 'accepted' && order.isAsAccepted;
  const kept = isFromTerms ? order : order.copy();
  return { execution, order: kept, isFromTerms, cause, sequence, time };
}

/** The order as the push tells it. */
export function orderOf({ order, isFromTerms }: OrderPush): OrderRecord {
  return isFromTerms ? order.asAccepted() : order;
}

export function listPush({ list, outcome }: ListChange): ListPush {
  const { sequence, time } = outcome;
  return { terms: list.terms, status: list.status, sequence, time };
}
