/**
 * Replace of a resting order (R22). Everything is checked before anything is changed; the order
 * keeps its id, its fills and its instructions; what changes decides about its place.
 */
import type { Slot } from '../book/order-store';
import type { ReplaceOrder } from '../commands/commands';
import type { RejectCode } from '../events/reasons';
import { TradingState } from '../instrument/trading-state';
import { NO_PRICE, type Lots } from '../types/units';
import type { Endings } from './endings';
import type { IncomingOrder } from './incoming-order';
import type { Market } from './market';
import type { Matcher } from './matcher';
import { checkCapacity, checkLimits, checkPostOnly, checkTradingState, slide } from './order-rules';

export class Replacement {
  constructor(
    private readonly market: Market,
    private readonly matcher: Matcher,
    private readonly endings: Endings,
  ) {}

  /**
   * Whether the replace is admitted; leaves what the order would be in `matcher.incoming`.
   * @param isExact no level's total can become inexact, so none needs to be looked at
   */
  check(slot: Slot, command: ReplaceOrder, isExact: boolean): RejectCode | null {
    const { book, instrument } = this.market;
    const order = this.matcher.incoming;
    const isPriced = command.price !== NO_PRICE;
    order.reenter(slot, book, command);
    if (isPriced) slide(order, book);
    const refusal = this.checkTradingState(order);
    if (refusal !== null || order.remaining <= 0) return refusal;
    const broken =
      checkLimits(instrument, order) ?? (isPriced ? checkPostOnly(order, this.market) : null);
    if (broken !== null || isExact) return broken;
    const alreadyThere = this.samePrice(slot, order) ? book.orders.remaining(slot) : (0 as Lots);
    return checkCapacity(book, order, alreadyThere);
  }

  /** Carries out the replace that the last check admitted. */
  carryOut(slot: Slot): void {
    const order = this.matcher.incoming;
    if (order.remaining <= 0) this.endings.cancelResting(slot, 'replaced_below_filled');
    else if (!this.samePrice(slot, order)) this.reprice(slot, order);
    else if (order.remaining <= this.market.book.orders.remaining(slot)) this.reduce(slot, order);
    else this.requeue(slot, order);
  }

  private checkTradingState(order: IncomingOrder): RejectCode | null {
    const { tradingState } = this.market.state;
    if (tradingState === TradingState.Open) return null;
    const toTake = this.market.book.wouldTake(order.side, order.price);
    return checkTradingState(tradingState, { toTake, moreThanRest: false });
  }

  private samePrice(slot: Slot, order: IncomingOrder): boolean {
    return order.price === this.market.book.orders.price(slot);
  }

  /** Less or the same at the same price: it keeps its place, and gives up its hidden part first. */
  private reduce(slot: Slot, order: IncomingOrder): void {
    const { book, report } = this.market;
    const shown = Math.min(book.orders.shown(slot), order.remaining);
    book.reduce(slot, (book.orders.shown(slot) - shown) as Lots);
    book.orders.setQuantity(slot, order.quantity);
    if (order.details !== null) order.details.hidden = (order.remaining - shown) as Lots;
    report.orderReplaced(order, true);
  }

  /** More at the same price: nothing to trade with, or it would have traded before. */
  private requeue(slot: Slot, order: IncomingOrder): void {
    const { book, report } = this.market;
    this.matcher.hide(order);
    book.orders.setQuantity(slot, order.quantity);
    book.requeue(slot, (order.remaining - (order.details?.hidden ?? 0)) as Lots);
    report.orderReplaced(order, false);
    report.orderRested(order);
  }

  private reprice(slot: Slot, order: IncomingOrder): void {
    this.market.book.remove(slot);
    this.market.report.orderReplaced(order, false);
    this.matcher.enter(order);
  }
}
