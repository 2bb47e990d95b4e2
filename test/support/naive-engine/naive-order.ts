/** An order as the naive engine keeps it: one plain object, wherever it is in its life. */
import type { SubmitOrder } from '../../../src/core/commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../../../src/core/commands/instructions';
import type { OrderId } from '../../../src/core/types/ids';
import { OrderType, SelfTradePrevention, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';

/**
 * `turn`: another order of its list must fill first; `trigger`: a price must be reached; `queued`:
 * about to enter; `entering`; `resting`; `ended`.
 */
export type Stage = 'turn' | 'trigger' | 'queued' | 'entering' | 'resting' | 'ended';

export interface NaiveOrder {
  readonly orderId: OrderId;
  readonly listId: number;
  /** 0 = none. */
  readonly deadline: number;
  /** The request as it was replaced and as it slid. */
  terms: SubmitOrder;
  stage: Stage;
  /** Why it is in the queue. */
  queuedFor: 'submission' | 'turn' | 'trigger';
  /** Hidden part included. */
  remaining: number;
  hidden: number;
  prevented: number;
  /** What a market order by quote quantity may still spend or earn. */
  budget: number;
  /** What it traded. */
  traded: number;
  entry: number;
  extreme: number;
}

/** What was asked for, also of those who asked for nothing. */
export function asked({ terms }: { readonly terms: SubmitOrder }): Instructions {
  return terms.instructions ?? NO_INSTRUCTIONS;
}

export function isLimitLike({ type }: SubmitOrder): boolean {
  return [OrderType.Limit, OrderType.StopLimit, OrderType.TakeProfitLimit].includes(type as never);
}

export function isByQuote(order: NaiveOrder): boolean {
  return asked(order).quoteQuantity > 0;
}

/** Whether the time in force lets an order stay, wherever it waits. */
export function isLasting({ timeInForce }: SubmitOrder): boolean {
  return timeInForce !== TimeInForce.Ioc && timeInForce !== TimeInForce.Fok;
}

/** Whether what is left of it may stand in the book once it has entered the market. */
export function mayRest(terms: SubmitOrder): boolean {
  return isLimitLike(terms) && isLasting(terms);
}

export function waitsForTrigger({ type }: SubmitOrder): boolean {
  return type !== OrderType.Limit && type !== OrderType.Market;
}

export function isWaiting({ stage }: NaiveOrder): boolean {
  return stage === 'turn' || stage === 'trigger';
}

export function shownOf({ remaining, hidden }: NaiveOrder): number {
  return remaining - hidden;
}

/** Worst price that the order may trade at; null = any. */
export function limitOf(order: { readonly terms: SubmitOrder }): number | null {
  if (isLimitLike(order.terms)) return order.terms.price;
  return asked(order).protectionPrice || null;
}

/** Whether an order of the side with such a limit may trade at the price. */
export function accepts(side: Side, limit: number | null, price: number): boolean {
  if (limit === null) return true;
  return side === Side.Buy ? price <= limit : price >= limit;
}

/** How many lots the order wants at a price. */
export function lotsAt(order: NaiveOrder, price: number): number {
  if (!isByQuote(order)) return order.remaining;
  return Number(BigInt(order.budget) / BigInt(price));
}

/** R26: whether the two must not trade with each other. */
export function isSelfTrade(taker: NaiveOrder, maker: NaiveOrder): boolean {
  if (asked(taker).selfTradePrevention === SelfTradePrevention.None) return false;
  const [ours, theirs] = [taker.terms.accountId, maker.terms.accountId];
  if (ours === '' || theirs === '') return false;
  const group = asked(taker).tradeGroup;
  return ours === theirs || (group !== '' && group === asked(maker).tradeGroup);
}
