/**
 * The whole state of the engine as plain data, in one canonical form: whatever implementation
 * holds the state, the snapshot is the same. It is what is stored, restored and hashed.
 */
import type { Instrument } from '../instrument/instrument';
import type { TradingState } from '../instrument/trading-state';
import type { SubmitOrder } from '../commands/commands';
import type { Instructions } from '../commands/instructions';
import type { AccountId, ClientOrderId, ListId, OrderId, Sequence } from '../types/ids';
import type { ListType, OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Micros, Ticks } from '../types/units';
import type { ClientOrder } from './client-order-ids';

export const SNAPSHOT_VERSION = 1;

export interface OrderSnapshot {
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly price: Ticks;
  readonly quantity: Lots;
  /** Hidden part included. */
  readonly remaining: Lots;
  /** Null for an order that has nothing of it to tell. */
  readonly details: DetailsSnapshot | null;
}

/** What only some orders have: instructions, a deadline, a list, a prevented part. */
export interface DetailsSnapshot {
  readonly instructions: Instructions | null;
  /** Deadline of a gtd or day order; NO_TIME for others. */
  readonly expireTime: Micros;
  readonly listId: ListId;
  /** The part that the book does not show. */
  readonly hidden: Lots;
  /** What self-trade prevention took away by decrement. */
  readonly prevented: Lots;
}

/** An accepted order that has not entered the market yet. */
export interface WaitingOrderSnapshot {
  readonly orderId: OrderId;
  /** As replaced, if it was. */
  readonly terms: SubmitOrder;
  readonly expireTime: Micros;
  readonly listId: ListId;
  /** Its place among orders with the same trigger price; 0 while it waits for its list's turn. */
  readonly entry: number;
  /** Best trade price since a trailing stop became active; NO_PRICE before the first. */
  readonly extreme: Ticks;
}

/** What still ties the orders of a list together. */
export interface ListSnapshot {
  readonly listId: ListId;
  readonly accountId: AccountId;
  readonly type: ListType;
  /** All its orders, ended ones too. */
  readonly orderIds: readonly OrderId[];
  /** `working`: the first must fill; `paired`: one of two cancels the other; `free`: no tie left. */
  readonly phase: 'working' | 'paired' | 'free';
}

export interface SymbolSnapshot {
  readonly instrument: Instrument;
  readonly tradingState: TradingState;
  readonly lastTradePrice: Ticks;
  readonly bookSequence: number;
  readonly tradeSequence: number;
  /** The last place given to a waiting order. */
  readonly lastEntry: number;
  /** Priority order: bids best to worst, then asks; first in first out within a price. */
  readonly orders: readonly OrderSnapshot[];
  /** By order id. */
  readonly waiting: readonly WaitingOrderSnapshot[];
  /** Those with an order that has not ended, by list id. */
  readonly lists: readonly ListSnapshot[];
}

export interface EngineSnapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly sequence: Sequence;
  readonly time: Micros;
  readonly lastOrderId: number;
  readonly lastTradeId: number;
  readonly lastListId: number;
  readonly lastPreventedMatchId: number;
  /** In the order the instruments were listed. */
  readonly symbols: readonly SymbolSnapshot[];
  readonly clientOrderIds: readonly ClientOrder[];
}
