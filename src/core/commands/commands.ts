/**
 * Everything that may change the state of the engine. A command is a request with ids, prices and
 * quantities already in core units; it becomes a fact's cause once the sequencer has stamped it.
 */
import type { Instrument } from '../instrument/instrument';
import type { TradingState } from '../instrument/trading-state';
import type { AccountId, ClientOrderId, ListId, OrderId, Sequence, SymbolKey } from '../types/ids';
import type { ListType, OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Micros, Ticks } from '../types/units';
import type { Instructions } from './instructions';

export interface SubmitOrder {
  readonly kind: 'submit_order';
  readonly symbol: SymbolKey;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** Limit in ticks; NO_PRICE for an order that enters without limit. */
  readonly price: Ticks;
  /** 0 for a market order by quote quantity. */
  readonly quantity: Lots;
  readonly instructions: Instructions | null;
}

/** Orders that depend on each other. All are of the list's symbol and account. */
export interface SubmitList {
  readonly kind: 'submit_list';
  readonly symbol: SymbolKey;
  readonly accountId: AccountId;
  readonly type: ListType;
  /** Two of an oco; the working order and then the waiting ones of an oto and otoco. */
  readonly orders: readonly SubmitOrder[];
}

/** Cancels what is left of a list. */
export interface CancelList {
  readonly kind: 'cancel_list';
  readonly symbol: SymbolKey;
  /** Must own the list unless empty. */
  readonly accountId: AccountId;
  readonly listId: ListId;
}

/** How cancel and replace name an order: by id, or by client order id when orderId is NO_ORDER_ID. */
export interface OrderReference {
  readonly symbol: SymbolKey;
  /** With orderId: must own the order unless empty. With clientOrderId: whose name it is. */
  readonly accountId: AccountId;
  readonly orderId: OrderId;
  readonly clientOrderId: ClientOrderId;
}

export interface CancelOrder extends OrderReference {
  readonly kind: 'cancel_order';
}

export interface ReplaceOrder extends OrderReference {
  readonly kind: 'replace_order';
  /** New limit in ticks; NO_PRICE keeps the old one. */
  readonly price: Ticks;
  /** New total quantity (filled part included) in lots; 0 keeps the old one. */
  readonly quantity: Lots;
  /** New trigger price of an order that still waits for it; NO_PRICE keeps the old one. */
  readonly triggerPrice: Ticks;
}

/** Mass cancel. An absent filter matches all. */
export interface CancelOrders {
  readonly kind: 'cancel_orders';
  readonly symbol: SymbolKey | null;
  readonly accountId: AccountId | null;
  readonly side: Side | null;
}

export interface ListInstrument {
  readonly kind: 'list_instrument';
  readonly instrument: Instrument;
  readonly state: TradingState;
}

export interface SetTradingState {
  readonly kind: 'set_trading_state';
  readonly symbol: SymbolKey;
  readonly state: TradingState;
}

/** Lets time pass: ends the orders whose deadline has come, and nothing else (R14). */
export interface AdvanceTime {
  readonly kind: 'advance_time';
}

export type Command =
  | SubmitOrder
  | SubmitList
  | CancelOrder
  | CancelList
  | ReplaceOrder
  | CancelOrders
  | ListInstrument
  | SetTradingState
  | AdvanceTime;

/** A command with its place and time in the log. Time never runs backwards. */
export interface SequencedCommand {
  readonly sequence: Sequence;
  readonly time: Micros;
  readonly command: Command;
}
