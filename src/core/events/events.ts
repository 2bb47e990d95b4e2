/**
 * Facts of one command, in the order they happened. Order events come first, as they occur; the
 * market events (levels, then BBO) follow once, computed after the whole command, so that nothing
 * half-done is ever visible (rule R5).
 */
import type { Instrument } from '../instrument/instrument';
import type { TradingState } from '../instrument/trading-state';
import type { AccountId, ClientOrderId, OrderId, SymbolKey, TradeId } from '../types/ids';
import type { OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { CancelReason, RejectCode } from './reasons';

/** A new order passed every check and got its id. It has not traded yet. */
export interface OrderAccepted {
  readonly kind: 'order_accepted';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly price: Ticks;
  readonly quantity: Lots;
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
  /** What is left of either order after this trade; 0 = filled. */
  readonly makerRemaining: Lots;
  readonly takerRemaining: Lots;
}

/** An order went to the back of its level. */
export interface OrderRested {
  readonly kind: 'order_rested';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  readonly remaining: Lots;
}

/** A resting order got new terms. Trades and resting that follow from them are events of their own. */
export interface OrderReplaced {
  readonly kind: 'order_replaced';
  readonly symbol: SymbolKey;
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  /** New total, filled part included. */
  readonly quantity: Lots;
  readonly remaining: Lots;
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
  /** The quantity that was cancelled. */
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
  | CommandRejected
  | Trade
  | OrderRested
  | OrderReplaced
  | OrderCancelled
  | LevelChanged
  | BboChanged
  | InstrumentListed
  | TradingStateChanged;
