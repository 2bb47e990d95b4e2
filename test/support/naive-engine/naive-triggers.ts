/** R15–R19: which waiting orders a trade price sets off, in which order, and how stops trail. */
import { OrderType } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import type { NaiveMarket } from './naive-market';
import { asked, type NaiveOrder } from './naive-order';

const BASIS_POINTS = 10_000n;

export function startWaiting(market: NaiveMarket, order: NaiveOrder): void {
  order.stage = 'trigger';
  order.entry = ++market.lastEntry;
  if (order.terms.type === OrderType.TrailingStop) order.extreme = market.lastTradePrice;
}

/** Whether the last trade price is already where the order waits for it to come. */
export function isThrough({ lastTradePrice }: NaiveMarket, order: NaiveOrder): boolean {
  const isTrailing = order.terms.type === OrderType.TrailingStop;
  return lastTradePrice !== 0 && !isTrailing && isReached(order, lastTradePrice);
}

/** Moves to the queue what the trades since the last call set off, trade by trade. */
export function collectTriggered(market: NaiveMarket): void {
  for (const price of market.newPrices.splice(0)) {
    const reached = waitingForTrigger(market).filter((order) => isReached(order, price));
    const rising = reached.filter(isRising).sort(byThreshold);
    const falling = reached.filter((order) => !isRising(order)).sort(byFallingThreshold);
    for (const order of [...rising, ...falling]) {
      Object.assign(order, { stage: 'queued', queuedFor: 'trigger' });
      market.queue.push(order);
    }
    for (const order of waitingForTrigger(market)) trail(order, price);
  }
}

function waitingForTrigger(market: NaiveMarket): NaiveOrder[] {
  return market.orders.filter((order) => order.stage === 'trigger');
}

/** Whether it is set off by a price at or above its threshold; else at or below. */
function isRising({ terms: { type, side } }: NaiveOrder): boolean {
  const takesProfit = type === OrderType.TakeProfit || type === OrderType.TakeProfitLimit;
  return takesProfit ? side === Side.Sell : side === Side.Buy;
}

function isReached(order: NaiveOrder, price: number): boolean {
  const threshold = thresholdOf(order);
  if (threshold === null) return false;
  return isRising(order) ? BigInt(price) >= threshold : BigInt(price) <= threshold;
}

/** Null while a trailing stop has seen no trade. */
function thresholdOf({ terms, extreme }: NaiveOrder): bigint | null {
  const { triggerPrice, trailingAmount, trailingDelta } = asked({ terms });
  if (terms.type !== OrderType.TrailingStop) return BigInt(triggerPrice);
  if (extreme === 0) return null;
  const [from, delta] = [BigInt(extreme), BigInt(trailingDelta)];
  if (terms.side === Side.Sell) {
    if (trailingAmount > 0) return from - BigInt(trailingAmount);
    return (from * (BASIS_POINTS - delta)) / BASIS_POINTS;
  }
  if (trailingAmount > 0) return from + BigInt(trailingAmount);
  return (from * (BASIS_POINTS + delta) + BASIS_POINTS - 1n) / BASIS_POINTS;
}

function byThreshold(a: NaiveOrder, b: NaiveOrder): number {
  return Number(thresholdOf(a)! - thresholdOf(b)!) || a.entry - b.entry;
}

function byFallingThreshold(a: NaiveOrder, b: NaiveOrder): number {
  return Number(thresholdOf(b)! - thresholdOf(a)!) || a.entry - b.entry;
}

/** Follows the price while it moves in the order's favour. */
function trail(order: NaiveOrder, price: number): void {
  if (order.terms.type !== OrderType.TrailingStop) return;
  const { extreme } = order;
  if (extreme === 0) order.extreme = price;
  else if (order.terms.side === Side.Sell) order.extreme = Math.max(extreme, price);
  else order.extreme = Math.min(extreme, price);
}
