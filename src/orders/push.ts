import type { ListAccepted, MatchPrevented, Trade } from '../core/events/events';
import type { ListStatus } from '../instruments/order-words';
import type { Execution, ListChange, OrderChange } from './order-changes';
import type { OrderRecord } from './order-record';

/** A step of an order. */
export interface OrderPush {
  readonly execution: Execution;
  /** As the step left it. */
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

/** What is told about an order or a list. */
export type Push = OrderPush | ListPush;

export function orderPush({ execution, record, event, outcome }: OrderChange): OrderPush {
  const { sequence, time } = outcome;
  const cause = event.kind === 'trade' || event.kind === 'match_prevented' ? event : null;
  return { execution, order: record, cause, sequence, time };
}

export function listPush({ list, outcome }: ListChange): ListPush {
  const { sequence, time } = outcome;
  return { terms: list.terms, listStatus: list.status, sequence, time };
}
