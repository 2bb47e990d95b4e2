/** R22: new terms for a live order. All is checked before anything is changed. */
import type { ReplaceOrder, SubmitOrder } from '../../../src/core/commands/commands';
import type { RejectCode } from '../../../src/core/events/reasons';
import type { Lots, Ticks } from '../../../src/core/types/units';
import { enter, settle, trigger } from './naive-entry';
import { cancelOrder } from './naive-lists';
import type { NaiveMarket } from './naive-market';
import { asked, isByQuote, isLimitLike, isWaiting, shownOf, type NaiveOrder } from './naive-order';
import * as rules from './naive-rules';
import { isWhole } from './naive-terms';
import { isThrough } from './naive-triggers';

export function replaceOrder(market: NaiveMarket, command: ReplaceOrder): RejectCode | null {
  const order = market.named(command);
  if (order === undefined) return 'order_not_found';
  const { price, quantity, triggerPrice } = command;
  if (![price, quantity, triggerPrice].every(isWhole)) return 'invalid_request';
  if (isWaiting(order)) return replaceWaiting(market, order, command);
  return triggerPrice === 0 ? replaceResting(market, order, command) : 'not_pending';
}

function replaceResting(
  market: NaiveMarket,
  order: NaiveOrder,
  command: ReplaceOrder,
): RejectCode | null {
  const old = order.terms;
  const quantity = (command.quantity || old.quantity) as Lots;
  const isRepriced = command.price !== 0;
  const wanted = { ...old, quantity, price: (command.price || old.price) as Ticks };
  const terms = isRepriced ? rules.slide(market, wanted) : wanted;
  const remaining = quantity - (old.quantity - order.remaining);
  const refusal = rules.restingStateRefusal(market, terms);
  if (refusal !== null) return refusal;
  if (remaining <= 0) {
    cancelOrder(market, order, 'replaced_below_filled');
    return null;
  }
  const unfit =
    rules.limitRefusal(market.instrument, terms) ??
    (isRepriced ? rules.postOnlyRefusal(market, terms) : null) ??
    rules.capacityRefusal(market, terms, remaining, order);
  if (unfit === null) moveResting(market, order, { terms, remaining });
  return unfit;
}

function moveResting(
  market: NaiveMarket,
  order: NaiveOrder,
  { terms, remaining }: { terms: SubmitOrder; remaining: number },
): void {
  const keepsPriority = terms.price === order.terms.price && remaining <= order.remaining;
  const { orderId } = order;
  const { side, price, quantity } = terms;
  market.emit('order_replaced', {
    ...{ orderId, side, price, quantity, remaining, triggerPrice: 0, keepsPriority },
  });
  if (keepsPriority) {
    const shown = Math.min(shownOf(order), remaining);
    Object.assign(order, { terms, remaining, hidden: remaining - shown });
    return;
  }
  market.book.remove(order);
  Object.assign(order, { terms, remaining, hidden: 0 });
  enter(market, order);
  settle(market);
}

function replaceWaiting(
  market: NaiveMarket,
  order: NaiveOrder,
  command: ReplaceOrder,
): RejectCode | null {
  if (asksForWhatItHasNot(order, command)) return 'invalid_request';
  const terms = changed(order.terms, command);
  if (asked({ terms }).minQuantity > terms.quantity) return 'invalid_request';
  const refusal = rules.closedRefusal(market) ?? rules.limitRefusal(market.instrument, terms);
  if (refusal === null) changeWaiting(market, order, terms);
  return refusal;
}

function asksForWhatItHasNot(order: NaiveOrder, command: ReplaceOrder): boolean {
  const { price, quantity, triggerPrice } = command;
  if (price !== 0 && !isLimitLike(order.terms)) return true;
  if (triggerPrice !== 0 && asked(order).triggerPrice === 0) return true;
  return quantity !== 0 && isByQuote(order);
}

function changed(old: SubmitOrder, command: ReplaceOrder): SubmitOrder {
  const price = command.price || old.price;
  const quantity = command.quantity || old.quantity;
  const terms = { ...old, price, quantity } as SubmitOrder;
  if (old.instructions === null || command.triggerPrice === 0) return terms;
  return { ...terms, instructions: { ...old.instructions, triggerPrice: command.triggerPrice } };
}

function changeWaiting(market: NaiveMarket, order: NaiveOrder, terms: SubmitOrder): void {
  const old = order.terms;
  const { triggerPrice } = asked({ terms });
  const keepsPriority =
    triggerPrice === asked({ terms: old }).triggerPrice &&
    terms.price === old.price &&
    terms.quantity <= old.quantity;
  Object.assign(order, { terms, remaining: terms.quantity });
  const { side, price, quantity } = terms;
  market.emit('order_replaced', {
    ...{ orderId: order.orderId, side, price, quantity, remaining: quantity },
    ...{ triggerPrice, keepsPriority },
  });
  if (order.stage !== 'trigger') return;
  if (isThrough(market, order)) {
    trigger(market, order);
    settle(market);
  } else if (!keepsPriority) {
    order.entry = ++market.lastEntry;
  }
}
