/**
 * What an order must satisfy before it may change anything. Pure checks: each returns the code of
 * the first rule broken, or null. Comparisons are written so that NaN breaks the rule.
 */
import type { OrderBook } from '../book/order-book';
import type { RejectCode } from '../events/reasons';
import type { Instrument } from '../instrument/instrument';
import { TradingState } from '../instrument/trading-state';
import { OrderType } from '../types/order-terms';
import { MAX_UNITS, type Lots } from '../types/units';
import type { IncomingOrder } from './incoming-order';

/** Limits of the instrument on price, quantity and notional (R4, R28). */
export function checkLimits(instrument: Instrument, order: IncomingOrder): RejectCode | null {
  const { price, quantity } = order;
  if (!(quantity >= instrument.minQuantity)) return 'below_min_quantity';
  if (!(quantity <= instrument.maxQuantity)) return 'above_max_quantity';
  if (order.type === OrderType.Market) return null;
  if (!(price >= 1 && price <= instrument.maxPrice)) return 'price_out_of_range';
  // The product of two doubles rounds monotonically and minNotional is exact: no false verdict.
  if (!(price * quantity >= instrument.minNotional)) return 'below_min_notional';
  return null;
}

/** How many orders may rest without any level's total becoming inexact, whatever they are. */
export function alwaysExactUpTo(instrument: Instrument): number {
  return Math.floor(MAX_UNITS / instrument.maxQuantity);
}

/**
 * Whether the order may rest without making its level's total inexact (R29). `alreadyThere` is
 * what the order itself adds to that level before a replace.
 */
export function checkCapacity(
  book: OrderBook,
  order: IncomingOrder,
  alreadyThere: Lots,
): RejectCode | null {
  const others = book.side(order.side).totalAt(order.price) - alreadyThere;
  return others + order.remaining <= MAX_UNITS ? null : 'level_capacity';
}

/**
 * What the trading state admits (R27). `takes`: the order would trade at once, or could do nothing
 * else. Cancels are admitted in every state and never come here.
 */
export function checkTradingState(state: TradingState, takes: boolean): RejectCode | null {
  switch (state) {
    case TradingState.Open:
      return null;
    case TradingState.PostOnly:
      return takes ? 'market_post_only' : null;
    case TradingState.CancelOnly:
      return 'market_cancel_only';
    case TradingState.Halted:
      return 'market_halted';
  }
}
