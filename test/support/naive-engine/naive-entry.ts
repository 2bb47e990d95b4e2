/**
 * How an order enters the market: look-ahead, sweep, remainder. And how those enter that waited:
 * one after the other from one queue, which the trades of each may lengthen (R17).
 */
import type { CancelReason } from '../../../src/core/events/reasons';
import { TimeInForce } from '../../../src/core/types/order-terms';
import { afterEnd, afterTrigger, cancelOrder, partnerOf, rejectOrder } from './naive-lists';
import { fillsAtOnce, spendsItsQuote } from './naive-look-ahead';
import type { NaiveMarket } from './naive-market';
import { asked, isByQuote, isLimitLike, isSelfTrade, limitOf, lotsAt } from './naive-order';
import { mayRest, shownOf, waitsForTrigger, type NaiveOrder } from './naive-order';
import { capacityRefusal, entryStateRefusal, postOnlyRefusal, slide } from './naive-rules';
import { prevent, trade } from './naive-trades';
import { collectTriggered, isThrough, startWaiting } from './naive-triggers';

/** Lets a new order in, with all that follows from it. */
export function enterAndSettle(market: NaiveMarket, order: NaiveOrder): void {
  const failure = lookAheadFailure(market, order);
  if (failure === null) enter(market, order);
  else cancelOrder(market, order, failure);
  settle(market);
}

/** Runs the queue, and holds the triggers against the trades of each order in it. */
export function settle(market: NaiveMarket): void {
  collectTriggered(market);
  for (let next = market.queue.shift(); next !== undefined; next = market.queue.shift()) {
    if (next.stage === 'queued') activate(market, next);
    collectTriggered(market);
  }
}

/** Sweeps and lets the remainder rest or end. Also for a replaced order: no look-ahead. */
export function enter(market: NaiveMarket, order: NaiveOrder): void {
  order.stage = 'entering';
  if (market.tradingState !== 'auction') sweep(market, order);
  if (order.stage !== 'entering') return;
  if (mayRest(order.terms)) rest(market, order);
  else if (isByQuote(order)) endQuote(market, order);
  else cancelOrder(market, order, remainderReason(market, order));
}

/** The trigger is met: the order is told so and enters. */
export function trigger(market: NaiveMarket, order: NaiveOrder): void {
  order.stage = 'entering';
  market.emit('order_triggered', { orderId: order.orderId });
  if (waitsForTrigger(order.terms)) afterTrigger(market, order);
  enterChecked(market, order);
}

function activate(market: NaiveMarket, order: NaiveOrder): void {
  const { queuedFor, terms } = order;
  if (queuedFor !== 'trigger' && waitsForTrigger(terms) && !isThrough(market, order)) {
    startWaiting(market, order);
  } else if (queuedFor === 'submission' && !waitsForTrigger(terms)) {
    enterChecked(market, order);
  } else {
    trigger(market, order);
  }
}

function enterChecked(market: NaiveMarket, order: NaiveOrder): void {
  const terms = slide(market, order.terms);
  const hasRoom = !isLimitLike(terms) || terms.price <= market.instrument.maxPrice;
  const refusal =
    entryStateRefusal(market, terms) ??
    postOnlyRefusal(market, terms) ??
    (hasRoom ? null : 'post_only_would_cross') ??
    capacityRefusal(market, terms, order.remaining);
  if (refusal !== null) {
    rejectOrder(market, order, refusal);
    return;
  }
  order.terms = terms;
  const failure = lookAheadFailure(market, order);
  if (failure === null) enter(market, order);
  else cancelOrder(market, order, failure);
}

function lookAheadFailure(market: NaiveMarket, order: NaiveOrder): CancelReason | null {
  const { side, timeInForce } = order.terms;
  const { minQuantity } = asked(order);
  const contra = {
    reachable: market.book.reachableBy(side, limitOf(order)),
    partnerOf: (resting: NaiveOrder) => partnerOf(market, resting),
  };
  if (timeInForce === TimeInForce.Fok) {
    const isFillable = isByQuote(order)
      ? spendsItsQuote(order, contra)
      : fillsAtOnce(order, contra, order.remaining);
    return isFillable ? null : 'fok_not_fillable';
  }
  if (minQuantity === 0 || fillsAtOnce(order, contra, minQuantity)) return null;
  return 'min_quantity_not_met';
}

function sweep(market: NaiveMarket, taker: NaiveOrder): void {
  while (taker.stage === 'entering') {
    const maker = market.book.reachableBy(taker.terms.side, limitOf(taker))[0];
    if (maker === undefined) return;
    const price = maker.terms.price;
    if (lotsAt(taker, price) === 0) return;
    if (isSelfTrade(taker, maker)) prevent(market, { taker, maker, price });
    else trade(market, { taker, maker, price });
  }
}

function rest(market: NaiveMarket, order: NaiveOrder): void {
  const { displayQuantity } = asked(order);
  const { orderId, terms, remaining } = order;
  const shown = displayQuantity === 0 ? remaining : Math.min(displayQuantity, remaining);
  order.stage = 'resting';
  order.hidden = remaining - shown;
  market.book.add(order);
  const { side, price } = terms;
  market.emit('order_rested', { orderId, side, price, remaining, shown: shownOf(order) });
}

/** R8: filled when it traded and the rest of its budget is less than one lot. */
function endQuote(market: NaiveMarket, order: NaiveOrder): void {
  const next = market.book.reachableBy(order.terms.side, limitOf(order))[0];
  const reference = next?.terms.price ?? market.lastTradePrice;
  if (order.traded === 0 || order.budget >= reference) {
    cancelOrder(market, order, remainderReason(market, order));
    return;
  }
  market.emit('quote_filled', { orderId: order.orderId, quantity: order.traded });
  market.close(order);
  afterEnd(market, order);
}

function remainderReason(market: NaiveMarket, order: NaiveOrder): CancelReason {
  if (isLimitLike(order.terms)) return 'ioc_remainder';
  const somebodyLeft = market.book.contra(order.terms.side).length > 0;
  const isProtected = asked(order).protectionPrice > 0;
  return isProtected && somebodyLeft ? 'price_protection' : 'no_liquidity';
}
