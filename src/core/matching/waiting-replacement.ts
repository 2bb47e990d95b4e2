/**
 * Replace of an order that still waits (R18, R22). It keeps its place among orders with the same
 * trigger price only if it asks for no more than before, at the same prices.
 */
import type { WaitingOrder } from '../book/waiting-order';
import type { ReplaceOrder, SubmitOrder } from '../commands/commands';
import type { RejectCode } from '../events/reasons';
import { entersAsMarket } from '../types/order-terms';
import { NO_PRICE } from '../types/units';
import type { IncomingOrder } from './incoming-order';
import type { Market } from './market';
import type { Matcher } from './matcher';
import { checkLimits, checkTradingState } from './order-rules';

export class WaitingReplacement {
  constructor(
    private readonly market: Market,
    private readonly matcher: Matcher,
  ) {}

  check(order: WaitingOrder, command: ReplaceOrder): RejectCode | null {
    if (!isConsistent(order, command)) return 'invalid_request';
    const { state, instrument } = this.market;
    const wants = { toTake: true, moreThanRest: true };
    const refusal = checkTradingState(state.tradingState, wants);
    if (refusal !== null) return refusal;
    const replaced: IncomingOrder = this.matcher.incoming;
    const terms = newTerms(order.terms, command);
    replaced.enter(terms, { ...order.details, instructions: terms.instructions });
    return checkLimits(instrument, replaced);
  }

  carryOut(order: WaitingOrder, command: ReplaceOrder): void {
    const { waiting, report, queue, state } = this.market;
    const before = order.terms;
    const terms = newTerms(before, command);
    const keepsPriority = asksNoMore(terms, before);
    const watched = order.waitingFor === 'trigger';
    if (watched && !keepsPriority) waiting.stopWatching(order);
    order.terms = terms;
    order.details = { ...order.details, instructions: terms.instructions };
    report.waitingOrderReplaced(order, keepsPriority);
    if (!watched || keepsPriority) return;
    if (!order.isTrailing && order.isReachedBy(state.lastTradePrice)) queue.push(order);
    else waiting.watch(order);
    this.matcher.settle();
  }
}

/** Whether the replace asks only for what an order of these terms has. */
function isConsistent({ terms }: WaitingOrder, command: ReplaceOrder): boolean {
  const { instructions, type } = terms;
  const triggerPrice = instructions?.triggerPrice ?? NO_PRICE;
  if (command.price !== NO_PRICE && entersAsMarket(type)) return false;
  if (command.triggerPrice !== NO_PRICE && triggerPrice === NO_PRICE) return false;
  if (command.quantity === 0 || instructions === null) return true;
  return instructions.quoteQuantity === 0 && instructions.minQuantity <= command.quantity;
}

function newTerms(terms: SubmitOrder, command: ReplaceOrder): SubmitOrder {
  const { price, quantity, triggerPrice } = command;
  const instructions =
    terms.instructions === null || triggerPrice === NO_PRICE
      ? terms.instructions
      : { ...terms.instructions, triggerPrice };
  return {
    ...terms,
    price: price === NO_PRICE ? terms.price : price,
    quantity: quantity === 0 ? terms.quantity : quantity,
    instructions,
  };
}

function asksNoMore(terms: SubmitOrder, before: SubmitOrder): boolean {
  return (
    terms.price === before.price &&
    terms.quantity <= before.quantity &&
    terms.instructions?.triggerPrice === before.instructions?.triggerPrice
  );
}
