/** What two orders that meet do to each other: they trade, or are kept from it. */
import { SelfTradePrevention } from '../../../src/core/types/order-terms';
import { afterTrade, cancelOrder } from './naive-lists';
import type { NaiveMarket } from './naive-market';
import { asked, isByQuote, lotsAt, shownOf, type NaiveOrder } from './naive-order';

export interface Meeting {
  readonly taker: NaiveOrder;
  readonly maker: NaiveOrder;
  readonly price: number;
}

export function trade(market: NaiveMarket, { taker, maker, price }: Meeting): void {
  const shown = taker.stage === 'resting' ? shownOf(taker) : Infinity;
  const lots = lotsAt(taker, price);
  const quantity = Math.min(lots, shown, shownOf(maker));
  for (const order of [maker, taker]) fill(order, price, quantity);
  market.lastTradePrice = price;
  market.newPrices.push(price);
  market.emit('trade', {
    tradeId: ++market.shared.lastTradeId,
    tradeSequence: ++market.tradeSequence,
    price,
    quantity,
    ...parties({ taker, maker, price }),
    makerRemaining: maker.remaining,
    takerRemaining: lots - quantity,
  });
  for (const order of [maker, taker]) {
    closeIfFilled(market, order);
    refresh(market, order);
    afterTrade(market, order);
  }
}

/** R26: the taker's mode says who gives way. */
export function prevent(market: NaiveMarket, meeting: Meeting): void {
  const { taker, maker, price } = meeting;
  const mode = asked(taker).selfTradePrevention;
  const lots = lotsAt(taker, price);
  const quantity = Math.min(lots, maker.remaining);
  const shrinks = mode === SelfTradePrevention.Decrement;
  if (shrinks) for (const order of [maker, taker]) shrink(order, price, quantity);
  market.emit('match_prevented', {
    preventedMatchId: ++market.shared.lastPreventedMatchId,
    mode,
    price,
    quantity,
    ...parties(meeting),
    makerRemaining: maker.remaining,
    takerRemaining: shrinks ? lots - quantity : lots,
  });
  for (const order of givingWay(mode, meeting)) cancelOrder(market, order, 'self_trade_prevention');
}

function givingWay(mode: SelfTradePrevention, { taker, maker }: Meeting): NaiveOrder[] {
  switch (mode) {
    case SelfTradePrevention.CancelNewest:
      return [taker];
    case SelfTradePrevention.CancelOldest:
      return [maker];
    case SelfTradePrevention.CancelBoth:
      return [maker, taker];
    default:
      return [maker, taker].filter((order) => order.remaining === 0 && !isByQuote(order));
  }
}

function parties({ taker, maker }: Meeting) {
  return {
    aggressorSide: taker.terms.side,
    makerOrderId: maker.orderId,
    takerOrderId: taker.orderId,
  };
}

function fill(order: NaiveOrder, price: number, quantity: number): void {
  order.traded += quantity;
  if (isByQuote(order)) order.budget -= price * quantity;
  else order.remaining -= quantity;
}

/** The hidden part goes first. */
function shrink(order: NaiveOrder, price: number, quantity: number): void {
  order.prevented += quantity;
  if (isByQuote(order)) {
    order.budget -= price * quantity;
    return;
  }
  order.remaining -= quantity;
  order.hidden = Math.max(0, order.hidden - quantity);
}

function closeIfFilled(market: NaiveMarket, order: NaiveOrder): void {
  if (order.remaining === 0 && !isByQuote(order)) market.close(order);
}

/** R20: the next slice goes to the back of the level. */
function refresh(market: NaiveMarket, order: NaiveOrder): void {
  if (order.stage !== 'resting' || shownOf(order) > 0) return;
  const shown = Math.min(asked(order).displayQuantity, order.hidden);
  order.hidden -= shown;
  market.book.remove(order);
  market.book.add(order);
  const { orderId, terms } = order;
  market.emit('order_refreshed', { orderId, side: terms.side, price: terms.price, shown });
}
