/**
 * Facts of one command, in the order they happened. Order events come first, as they occur; the
 * market events (levels, then BBO) follow once, computed after the whole command, so that nothing
 * half-done is ever visible (rule R5).
 */
import type { Instructions } from '../commands/instructions';
import type { Instrument } from '../instrument/instrument';
import type { TradingState } from '../instrument/trading-state';
import type {
  AccountId,
  ClientOrderId,
  ListId,
  OrderId,
  PreventedMatchId,
  SymbolKey,
  TradeId,
} from '../types/ids';
import type { ListType, OrderType, SelfTradePrevention, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Micros, Ticks } from '../types/units';
import type { CancelReason, RejectCode } from './reasons';

/**
 * A new order passed every check and got its id. It has not traded yet; a conditional one waits
 * for its trigger, a dependent one of a list for the order it depends on.
 */
export interface OrderAccepted {
  readonly kind: 'order_accepted';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** What it works at; of a post-only order that slid, the price it slid to. */
  readonly price: Ticks;
  readonly quantity: Lots;
  readonly instructions: Instructions | null;
  /** Deadline of a gtd or day order; NO_TIME for others. */
  readonly expireTime: Micros;
  /** NO_LIST_ID for an order of no list. */
  readonly listId: ListId;
}

/** A list passed every check. Its orders are accepted next, before any of them enters. */
export interface ListAccepted {
  readonly kind: 'list_accepted';
  readonly symbol: SymbolKey;
  readonly listId: ListId;
  readonly accountId: AccountId;
  readonly type: ListType;
  readonly orderIds: readonly OrderId[];
}

/** The last order of a list has ended. */
export interface ListEnded {
  readonly kind: 'list_ended';
  readonly symbol: SymbolKey;
  readonly listId: ListId;
}

/** The submitted list is an exact repetition of an earlier one; nothing was entered. */
export interface ListDuplicated {
  readonly kind: 'list_duplicated';
  readonly symbol: SymbolKey;
  /** Id of the original list. */
  readonly listId: ListId;
}

/** The submitted order is an exact repetition of an earlier one; nothing was entered. */
export interface OrderDuplicated {
  readonly kind: 'order_duplicated';
  readonly symbol: SymbolKey;
  /** Id of the original order. */
  readonly orderId: OrderId;
}

/** The command was refused and changed nothing. */
export interface CommandRejected {
  readonly kind: 'command_rejected';
  readonly code: RejectCode;
}

/** One pairing of the aggressor with a resting order, at the resting order's price. */
export interface Trade {
  readonly kind: 'trade';
  readonly symbol: SymbolKey;
  readonly tradeId: TradeId;
  /** Place in the symbol's own trade feed: 1, 2, 3 … without gaps. */
  readonly tradeSequence: number;
  readonly price: Ticks;
  readonly quantity: Lots;
  readonly aggressorSide: Side;
  readonly makerOrderId: OrderId;
  readonly takerOrderId: OrderId;
  /** What is left of the order after this trade, hidden part included; 0 = filled. */
  readonly makerRemaining: Lots;
  /** The same of the taker; of one by quote quantity, what its rest would still buy or sell here. */
  readonly takerRemaining: Lots;
}

/** A waiting order became active and enters the market: triggered, or its list's turn. */
export interface OrderTriggered {
  readonly kind: 'order_triggered';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
}

/** An accepted order was refused when it became active; it has ended. */
export interface OrderRejected {
  readonly kind: 'order_rejected';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly code: RejectCode;
}

/** An iceberg order shows its next part, at the back of its level. */
export interface OrderRefreshed {
  readonly kind: 'order_refreshed';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  /** The part now shown. */
  readonly shown: Lots;
}

/**
 * Two orders met that must not trade with each other. What ends because of it is an
 * order_cancelled that follows.
 */
export interface MatchPrevented {
  readonly kind: 'match_prevented';
  readonly symbol: SymbolKey;
  readonly preventedMatchId: PreventedMatchId;
  readonly mode: SelfTradePrevention;
  /** Price of the resting order. */
  readonly price: Ticks;
  /** What would have traded; what both shrink by under decrement. */
  readonly quantity: Lots;
  readonly aggressorSide: Side;
  readonly makerOrderId: OrderId;
  readonly takerOrderId: OrderId;
  /** What is left of the order after shrinking, hidden part included. */
  readonly makerRemaining: Lots;
  readonly takerRemaining: Lots;
}

/** A market order by quote quantity has spent or earned what it could; it is filled. */
export interface QuoteFilled {
  readonly kind: 'quote_filled';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  /** What it traded. */
  readonly quantity: Lots;
}

/** An order went to the back of its level. */
export interface OrderRested {
  readonly kind: 'order_rested';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  readonly remaining: Lots;
  /** The part that the book shows; less than remaining only for an iceberg order. */
  readonly shown: Lots;
}

/** A resting or waiting order got new terms. Trades and resting that follow from them are events of their own. */
export interface OrderReplaced {
  readonly kind: 'order_replaced';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  /** New total, filled part included. */
  readonly quantity: Lots;
  readonly remaining: Lots;
  /** Of an order that waits for it; NO_PRICE otherwise. */
  readonly triggerPrice: Ticks;
  /** True when the order stays where it is in its queue. */
  readonly keepsPriority: boolean;
}

/** What was left of an order is gone, by request or by rule. */
export interface OrderCancelled {
  readonly kind: 'order_cancelled';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  /** The quantity that was cancelled; 0 for an order by quote quantity. */
  readonly remaining: Lots;
  readonly reason: CancelReason;
}

/** A level's total differs from what it was before the command. */
export interface LevelChanged {
  readonly kind: 'level_changed';
  readonly symbol: SymbolKey;
  /** The symbol's own book feed: one step per command that changed a level, without gaps. */
  readonly bookSequence: number;
  readonly side: Side;
  readonly price: Ticks;
  /** New total; 0 = the level is gone. */
  readonly quantity: Lots;
}

/** Price or size of the best bid or offer changed. A price of NO_PRICE means an empty side. */
export interface BboChanged {
  readonly kind: 'bbo_changed';
  readonly symbol: SymbolKey;
  readonly bookSequence: number;
  readonly bidPrice: Ticks;
  readonly bidQuantity: Lots;
  readonly askPrice: Ticks;
  readonly askQuantity: Lots;
}

export interface InstrumentListed {
  readonly kind: 'instrument_listed';
  readonly instrument: Instrument;
  readonly state: TradingState;
}

export interface TradingStateChanged {
  readonly kind: 'trading_state_changed';
  readonly symbol: SymbolKey;
  readonly state: TradingState;
}

export type CoreEvent =
  | OrderAccepted
  | OrderDuplicated
  | ListAccepted
  | ListDuplicated
  | ListEnded
  | CommandRejected
  | OrderTriggered
  | OrderRejected
  | Trade
  | MatchPrevented
  | QuoteFilled
  | OrderRefreshed
  | OrderRested
  | OrderReplaced
  | OrderCancelled
  | LevelChanged
  | BboChanged
  | InstrumentListed
  | TradingStateChanged;
