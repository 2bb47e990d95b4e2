/**
 * What only some orders have: instructions, a deadline, a list, hidden or prevented quantity. One
 * object goes with the order wherever it stands, from acceptance to its end.
 */
import { NO_INSTRUCTIONS, type Instructions } from '../commands/instructions';
import { NO_LIST_ID, type ListId } from '../types/ids';
import { NO_TIME, type Lots, type Micros } from '../types/units';

export interface OrderDetails {
  readonly instructions: Instructions | null;
  /** Deadline of a gtd or day order; NO_TIME for others. */
  readonly expireTime: Micros;
  readonly listId: ListId;
  /** The part of the remaining quantity that the book does not show. */
  hidden: Lots;
  /** What self-trade prevention took away by decrement. */
  prevented: Lots;
}

/** Details of an order that has nothing else to tell. */
export function blankDetails(): OrderDetails {
  return {
    instructions: null,
    expireTime: NO_TIME,
    listId: NO_LIST_ID,
    hidden: 0 as Lots,
    prevented: 0 as Lots,
  };
}

/** What an order with these details asks for; nothing, if it has none. */
export function instructionsOf(details: OrderDetails | null): Instructions {
  return details?.instructions ?? NO_INSTRUCTIONS;
}
