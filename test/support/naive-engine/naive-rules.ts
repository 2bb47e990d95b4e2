/** What may be refused, written as the rulebook says it, in exact integers. */
import type { SubmitOrder } from '../../../src/core/commands/commands';
import type { RejectCode } from '../../../src/core/events/reasons';
import type { Instrument } from '../../../src/core/instrument/instrument';
import { OrderType, PostOnly, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import type { Ticks } from '../../../src/core/types/units';
import type { NaiveMarket } from './naive-market';
import { asked, isLasting, isLimitLike, limitOf, mayRest, type NaiveOrder } from './naive-order';
import { waitsForTrigger } from './naive-order';

const LARGEST_TOTAL = 2n ** 53n - 1n;
const MOST_TRAILING_STOPS = 1000;
const MOST_SLICES = 100n;

/** R27 for an order that waits or may wait: nothing but an open market takes it. */
export function closedRefusal({ tradingState }: NaiveMarket): RejectCode | null {
  return tradingState === 'open' ? null : `market_${tradingState}`;
}

/** R27 for a new order. */
export function stateRefusal(market: NaiveMarket, terms: SubmitOrder): RejectCode | null {
  const { postOnly, minQuantity } = asked({ terms });
  const isPlain = postOnly === PostOnly.No && minQuantity === 0;
  const isRestingLimit = terms.type === OrderType.Limit && isLasting(terms);
  if (market.tradingState === 'auction' && isRestingLimit && isPlain) return null;
  if (waitsForTrigger(terms)) return closedRefusal(market);
  return entryStateRefusal(market, terms);
}

/** R27 for an order about to enter the market, whatever it waited for before. */
export function entryStateRefusal(market: NaiveMarket, terms: SubmitOrder): RejectCode | null {
  const restsOnly = mayRest(terms) && !wouldTake(market, terms);
  return market.tradingState === 'post_only' && restsOnly ? null : closedRefusal(market);
}

/** R27 for new terms of a resting order. */
export function restingStateRefusal(market: NaiveMarket, terms: SubmitOrder): RejectCode | null {
  return market.tradingState === 'auction' ? null : entryStateRefusal(market, terms);
}

export function wouldTake({ book }: NaiveMarket, terms: SubmitOrder): boolean {
  return book.reachableBy(terms.side, limitOf({ terms })).length > 0;
}

/** R13: a sliding order stops one tick before the best price it must not take, if there is room. */
export function slide(market: NaiveMarket, terms: SubmitOrder): SubmitOrder {
  if (asked({ terms }).postOnly !== PostOnly.Slide || !wouldTake(market, terms)) return terms;
  const best = market.book.contra(terms.side)[0].terms.price;
  const price = terms.side === Side.Buy ? best - 1 : best + 1;
  return price === 0 ? terms : { ...terms, price: price as Ticks };
}

export function postOnlyRefusal(market: NaiveMarket, terms: SubmitOrder): RejectCode | null {
  if (asked({ terms }).postOnly === PostOnly.No) return null;
  return wouldTake(market, terms) ? 'post_only_would_cross' : null;
}

export function expiryRefusal(terms: SubmitOrder, time: number): RejectCode | null {
  const isLate = terms.timeInForce === TimeInForce.Gtd && asked({ terms }).expireTime <= time;
  return isLate ? 'expire_time_passed' : null;
}

/** R4, R28. */
export function limitRefusal(instrument: Instrument, terms: SubmitOrder): RejectCode | null {
  const { maxPrice } = instrument;
  const { triggerPrice, protectionPrice, displayQuantity } = asked({ terms });
  const refusal = quantityRefusal(instrument, terms) ?? valueRefusal(instrument, terms);
  if (refusal !== null) return refusal;
  if (triggerPrice > maxPrice || protectionPrice > maxPrice) return 'price_out_of_range';
  const isTooSmall = BigInt(displayQuantity) * MOST_SLICES < BigInt(terms.quantity);
  return displayQuantity > 0 && isTooSmall ? 'display_quantity_too_small' : null;
}

function quantityRefusal(instrument: Instrument, terms: SubmitOrder): RejectCode | null {
  if (asked({ terms }).quoteQuantity > 0) return null;
  if (terms.quantity > instrument.maxQuantity) return 'above_max_quantity';
  return terms.quantity < instrument.minQuantity ? 'below_min_quantity' : null;
}

function valueRefusal(instrument: Instrument, terms: SubmitOrder): RejectCode | null {
  const { maxPrice, minNotional } = instrument;
  const { quoteQuantity } = asked({ terms });
  if (quoteQuantity > 0) return quoteQuantity < minNotional ? 'below_min_notional' : null;
  if (!isLimitLike(terms)) return null;
  if (terms.price < 1 || terms.price > maxPrice) return 'price_out_of_range';
  const value = BigInt(terms.price) * BigInt(terms.quantity);
  return value < BigInt(minNotional) ? 'below_min_notional' : null;
}

/** R29. `self` is the resting order that a replace moves: it no longer counts where it stands. */
export function capacityRefusal(
  market: NaiveMarket,
  terms: SubmitOrder,
  remaining: number,
  self?: NaiveOrder,
): RejectCode | null {
  if (!mayRest(terms)) return null;
  const level = market.book.side(terms.side).filter((order) => order.terms.price === terms.price);
  const others = level.filter((order) => order !== self);
  const total = others.reduce((sum, other) => sum + BigInt(other.remaining), 0n);
  return total + BigInt(remaining) > LARGEST_TOTAL ? 'level_capacity' : null;
}

/** Room for orders that may rest or wait; those that can do neither need none. */
export function roomRefusal(
  market: NaiveMarket,
  orders: readonly SubmitOrder[],
): RejectCode | null {
  const live = market.orders.length;
  if (live + orders.length > market.instrument.maxOpenOrders) return 'book_full';
  const isTrailing = ({ type }: SubmitOrder) => type === OrderType.TrailingStop;
  const added = orders.filter(isTrailing).length;
  const waiting = market.waiting().filter(({ terms }) => isTrailing(terms)).length;
  return added > 0 && waiting + added > MOST_TRAILING_STOPS ? 'book_full' : null;
}
