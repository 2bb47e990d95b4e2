import type { CoreEvent } from '../core/events/events';
import type { Outcome } from '../matching-engine/outcome';
import type { ListRecord } from './list-record';
import type { OrderRecord } from './order-record';

/** The words for what happens to an order. */
export const EXECUTIONS = [
  'accepted',
  'trade',
  'triggered',
  'replaced',
  'cancelled',
  'expired',
  'rejected',
  'prevented',
  'filled',
] as const;
export type Execution = (typeof EXECUTIONS)[number];

/** One step in the life of an order; the record shows the order right after it. */
export interface OrderChange {
  readonly execution: Execution;
  readonly record: OrderRecord;
  readonly event: CoreEvent;
  readonly outcome: Outcome;
}

/** The beginning or the end of a list. */
export interface ListChange {
  readonly list: ListRecord;
  readonly outcome: Outcome;
}
