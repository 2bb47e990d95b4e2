/**
 * What an order must satisfy before it may change anything. Pure checks: each returns the code of
 * the first rule broken, or null. All numbers are known to be whole and not negative.
 */
import type { OrderBook } from '../book/order-book';
import type { Instructions } from '../commands/instructions';
import type { RejectCode } from '../events/reasons';
import type { Instrument } from '../instrument/instrument';
import { TradingState } from '../instrument/trading-state';
import { OrderType, PostOnly, entersAsMarket } from '../types/order-terms';
import { Side } from '../types/side';
import { MAX_UNITS, type Lots, type Ticks } from '../types/units';
import type { IncomingOrder } from './incoming-order';
import type { Market } from './market';

/** Most parts that an iceberg order may show one after another, as Binance Spot's ICEBERG_PARTS. */
const MAX_ICEBERG_PARTS = 100;

/** Limits of the instrument on price, quantity and notional (R4, R28). */
export function checkLimits(instrument: Instrument, order: IncomingOrder): RejectCode | null {
  const { price, quantity, details } = order;
  if (details === null || !order.isByQuote) {
    if (!(quantity >= instrument.minQuantity)) return 'below_min_quantity';
    if (!(quantity <= instrument.maxQuantity)) return 'above_max_quantity';
  }
  if (order.type === OrderType.Limit || !entersAsMarket(order.type)) {
    if (!(price >= 1 && price <= instrument.maxPrice)) return 'price_out_of_range';
    // The product of two doubles rounds monotonically and minNotional is exact: no false verdict.
    if (!(price * quantity >= instrument.minNotional)) return 'below_min_notional';
  }
  return details === null ? null : checkInstructions(instrument, order.instructions, quantity);
}

function checkInstructions(
  instrument: Instrument,
  asked: Instructions,
  quantity: Lots,
): RejectCode | null {
  const { quoteQuantity, triggerPrice, protectionPrice, displayQuantity } = asked;
  if (quoteQuantity > 0 && quoteQuantity < instrument.minNotional) return 'below_min_notional';
  if (triggerPrice > instrument.maxPrice) return 'price_out_of_range';
  if (protectionPrice > instrument.maxPrice) return 'price_out_of_range';
  if (displayQuantity > 0 && displayQuantity * MAX_ICEBERG_PARTS < quantity) {
    return 'display_quantity_too_small';
  }
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
  const others = book.fullTotalAt(order.side, order.price) - alreadyThere;
  return others + order.remaining <= MAX_UNITS ? null : 'level_capacity';
}

/** Moves an order that must not take to the price next to the one it would lock (R13). */
export function slide(order: IncomingOrder, book: OrderBook): void {
  if (order.details === null || order.instructions.postOnly !== PostOnly.Slide) return;
  if (!book.wouldTake(order.side, order.price)) return;
  const lock = book.levels.price(book.contra(order.side).best);
  const free = order.side === Side.Buy ? lock - 1 : lock + 1;
  if (free >= 1) order.slideTo(free as Ticks);
}

/** Whether an order that must not take would; its account's own orders count too (R13). */
export function checkPostOnly(order: IncomingOrder, market: Market): RejectCode | null {
  if (order.details === null || order.instructions.postOnly === PostOnly.No) return null;
  const { book, instrument } = market;
  const hasRoom = order.price <= instrument.maxPrice && !book.wouldTake(order.side, order.price);
  return hasRoom ? null : 'post_only_would_cross';
}

/** What an order wants that not every trading state admits. */
export interface Wants {
  /** It would trade at once, could do nothing else, or waits to do so. */
  readonly toTake: boolean;
  /** It asks for something that cannot wait for the end of an auction. */
  readonly moreThanRest: boolean;
}

/** What a new order wants. */
export function wantsOf(order: IncomingOrder, book: OrderBook): Wants {
  const { postOnly, minQuantity } = order.instructions;
  const rests = order.type === OrderType.Limit && !order.neverRests;
  return {
    toTake: !rests || book.wouldTake(order.side, order.price),
    moreThanRest: !rests || postOnly !== PostOnly.No || minQuantity > 0,
  };
}

/** What the trading state admits (R27). Cancels are admitted in every state and never come here. */
export function checkTradingState(state: TradingState, wants: Wants): RejectCode | null {
  switch (state) {
    case TradingState.Open:
      return null;
    case TradingState.PostOnly:
      return wants.toTake ? 'market_post_only' : null;
    case TradingState.CancelOnly:
      return 'market_cancel_only';
    case TradingState.Halted:
      return 'market_halted';
    case TradingState.Auction:
      return wants.moreThanRest ? 'market_auction' : null;
  }
}
