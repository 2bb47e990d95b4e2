/** A list of orders that depend on each other (R21), and all lists of a symbol that still live. */
import type { AccountId, ListId, OrderId } from '../types/ids';
import type { ListType } from '../types/order-terms';

/** `working`: the first must fill; `paired`: one of two cancels the other; `free`: no tie left. */
export type ListPhase = 'working' | 'paired' | 'free';

export interface OrderList {
  readonly listId: ListId;
  readonly accountId: AccountId;
  readonly type: ListType;
  readonly orderIds: readonly OrderId[];
  phase: ListPhase;
  /** How many of its orders have not ended. */
  live: number;
}

export type OrderLists = Map<ListId, OrderList>;
