/**
 * The one matching loop. The incoming order takes from the other side, best price first and first
 * in first out within a price (R1), at the resting order's price (R2), never beyond its own limit
 * (R3), until it is filled or nothing within reach is left. Costs O(1) per trade.
 */
import type { Slot } from '../book/order-store';
import { NONE } from '../book/records';
import { SelfTradePrevention } from '../types/order-terms';
import type { Lots } from '../types/units';
import type { Endings } from './endings';
import type { IncomingOrder } from './incoming-order';
import type { Market } from './market';
import { endsTaker, isOwn, prevent } from './self-trade';

export function sweep(taker: IncomingOrder, market: Market, endings: Endings): void {
  const { book } = market;
  const contra = book.contra(taker.side);
  while (taker.remaining > 0 && !taker.stopped) {
    const level = contra.best;
    if (level === NONE || !contra.isWithin(level, taker.limit)) return;
    meet(taker, book.levels.head(level), market, endings);
  }
}

/**
 * Sweeps for an order by quote quantity (R8): at each resting order it asks for as many lots as its
 * budget still buys or sells there, and stops where that is none. Returns what it traded.
 */
export function spend(taker: IncomingOrder, market: Market, endings: Endings): Lots {
  const { book } = market;
  const contra = book.contra(taker.side);
  let traded = 0;
  while (!taker.stopped) {
    const level = contra.best;
    if (level === NONE || !contra.isWithin(level, taker.limit)) break;
    const price = book.levels.price(level);
    const lots = affordable(taker.budget, price);
    if (lots === 0) break;
    taker.remaining = lots;
    const wasTrade = meet(taker, book.levels.head(level), market, endings);
    const taken = lots - taker.remaining;
    taker.budget -= taken * price;
    if (wasTrade) traded += taken;
  }
  return traded as Lots;
}

/** How many whole lots a notional buys or sells at a price; exact. */
export function affordable(budget: number, price: number): Lots {
  return ((budget - (budget % price)) / price) as Lots;
}

/** Lets the taker trade with a resting order, unless that is its own; tells whether it traded. */
function meet(taker: IncomingOrder, maker: Slot, market: Market, endings: Endings): boolean {
  const prevents = taker.selfTradePrevention !== SelfTradePrevention.None;
  if (prevents && isOwn(taker, maker, market.book)) {
    avoid(taker, maker, market, endings);
    return false;
  }
  fill(taker, maker, market, endings);
  return true;
}

/** Trades as much as the taker wants and the maker shows. */
function fill(taker: IncomingOrder, maker: Slot, market: Market, endings: Endings): void {
  const { book, report } = market;
  const { orders } = book;
  const shown = orders.shown(maker);
  const quantity = shown < taker.remaining ? shown : taker.remaining;
  taker.remaining = (taker.remaining - quantity) as Lots;
  report.trade(taker, maker, quantity);
  if (!orders.isPlain(maker)) takeShown(maker, quantity, market, endings);
  else if (quantity === shown) book.remove(maker);
  else book.reduce(maker, quantity);
  if (taker.details !== null && taker.remaining > 0) endings.acted(taker.orderId, taker.details);
}

/** Books a trade of a resting order: it ends, shows its next part (R20) or shrinks in its place. */
export function takeShown(maker: Slot, quantity: Lots, market: Market, endings: Endings): void {
  const { book, report } = market;
  const { orders } = book;
  const details = orders.details(maker);
  const orderId = orders.orderId(maker);
  if (quantity < orders.shown(maker)) book.reduce(maker, quantity);
  else if (details === null || details.hidden === 0) {
    endings.restingFilled(maker);
    return;
  } else {
    book.refresh(maker, details);
    report.orderRefreshed(maker);
  }
  endings.acted(orderId, details);
}

/** What the taker does instead of trading with an order of its own. */
function avoid(taker: IncomingOrder, maker: Slot, market: Market, endings: Endings): void {
  const mode = taker.selfTradePrevention;
  const pair = {
    mode,
    takerOrderId: taker.orderId,
    takerSide: taker.side,
    takerRemaining: taker.remaining,
    maker,
    price: market.book.orders.price(maker),
  };
  const by = prevent(pair, market, endings);
  taker.remaining = (taker.remaining - by) as Lots;
  if (by > 0) {
    const details = taker.ownDetails();
    details.prevented = (details.prevented + by) as Lots;
  }
  const shrunkAway = by > 0 && taker.remaining === 0 && !taker.isByQuote;
  if (endsTaker(mode) || shrunkAway) taker.stopped = true;
}
