/**
 * All trading of one symbol. Each command is checked completely before anything changes, then
 * carried out, then its market changes are published once. Methods return the reject code, or
 * null when the command was carried out.
 */
import { OrderBook } from '../book/order-book';
import type { Slot } from '../book/order-store';
import { NONE } from '../book/records';
import type { CancelOrders, OrderReference, ReplaceOrder, SubmitOrder } from '../commands/commands';
import type { EngineListener } from '../events/engine-listener';
import type { CancelReason, RejectCode } from '../events/reasons';
import type { Instrument } from '../instrument/instrument';
import { TradingState } from '../instrument/trading-state';
import { EventReporter } from '../matching/event-reporter';
import { isFillable } from '../matching/fillable';
import { IncomingOrder } from '../matching/incoming-order';
import {
  alwaysExactUpTo,
  checkCapacity,
  checkLimits,
  checkTradingState,
} from '../matching/order-rules';
import { sweep } from '../matching/sweep';
import { SymbolState, type IdCounters } from '../matching/symbol-state';
import { remainderCancelReason } from '../matching/time-in-force';
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID, NO_ORDER_ID } from '../types/ids';
import { TimeInForce } from '../types/order-terms';
import type { Lots } from '../types/units';
import type { ChangeGuard } from './change-guard';
import type { ClientOrderIds } from './client-order-ids';

/** What the symbols of one engine share. */
export interface EngineParts {
  readonly ids: IdCounters;
  readonly clientOrderIds: ClientOrderIds;
  readonly listener: EngineListener;
  readonly guard: ChangeGuard;
}

export class SymbolEngine {
  readonly book: OrderBook;
  readonly state: SymbolState;
  readonly report: EventReporter;
  private readonly incoming = new IncomingOrder();
  /** With fewer orders than this no level needs to be looked at before another one rests. */
  private readonly alwaysExact: number;

  constructor(
    readonly instrument: Instrument,
    private readonly parts: EngineParts,
  ) {
    this.book = new OrderBook(parts.clientOrderIds);
    this.state = new SymbolState(parts.ids);
    this.alwaysExact = alwaysExactUpTo(instrument);
    this.report = new EventReporter(instrument.symbol, this.book, this.state, parts.listener);
  }

  submit(command: SubmitOrder): RejectCode | null {
    const order = this.incoming;
    order.enter(command);
    const refusal = this.checkSubmit(order);
    if (refusal !== null) return refusal;
    this.parts.guard.changing();
    order.orderId = this.parts.ids.takeOrderId();
    if (order.clientOrderId !== NO_CLIENT_ORDER_ID) {
      this.parts.clientOrderIds.opened(command, order.orderId);
    }
    this.report.orderAccepted(order);
    this.match(order);
    this.publish();
    return null;
  }

  cancel(command: OrderReference): RejectCode | null {
    const slot = this.locate(command);
    if (slot === NONE) return 'order_not_found';
    this.parts.guard.changing();
    this.cancelResting(slot, 'user_request');
    this.publish();
    return null;
  }

  /** R22. The order keeps its id and its fills; what changes decides about its place. */
  replace(command: ReplaceOrder): RejectCode | null {
    const slot = this.locate(command);
    if (slot === NONE) return 'order_not_found';
    const order = this.incoming;
    order.reenter(slot, this.book, command);
    const refusal = this.checkReplace(slot, order);
    if (refusal !== null) return refusal;
    this.parts.guard.changing();
    if (order.remaining <= 0) this.cancelResting(slot, 'replaced_below_filled');
    else if (this.keepsPriority(slot, order)) this.replaceInPlace(slot, order);
    else if (this.samePrice(slot, order)) this.requeue(slot, order);
    else this.reprice(slot, order);
    this.publish();
    return null;
  }

  /** R24. Cancels what matches, in the order of ids. */
  cancelMatching(filter: CancelOrders): null {
    const matching = this.select(filter).map((slot) => this.book.orders.orderId(slot));
    if (matching.length === 0) return null;
    this.parts.guard.changing();
    matching.sort((a, b) => a - b);
    for (const orderId of matching) this.cancelResting(this.book.find(orderId), 'mass_cancel');
    this.publish();
    return null;
  }

  setTradingState(state: TradingState): null {
    this.parts.guard.changing();
    this.state.tradingState = state;
    const { symbol } = this.instrument;
    this.parts.listener.tradingStateChanged({ kind: 'trading_state_changed', symbol, state });
    return null;
  }

  private checkSubmit(order: IncomingOrder): RejectCode | null {
    const refusal = this.checkTradingState(order) ?? checkLimits(this.instrument, order);
    if (refusal !== null || order.neverRests) return refusal;
    if (this.book.orders.live >= this.instrument.maxOpenOrders) return 'book_full';
    return this.checkCapacity(order, 0 as Lots);
  }

  private checkReplace(slot: Slot, order: IncomingOrder): RejectCode | null {
    const refusal = this.checkTradingState(order);
    if (refusal !== null || order.remaining <= 0) return refusal;
    const samePrice = this.samePrice(slot, order);
    const alreadyThere = samePrice ? this.book.orders.remaining(slot) : (0 as Lots);
    return checkLimits(this.instrument, order) ?? this.checkCapacity(order, alreadyThere);
  }

  private checkTradingState(order: IncomingOrder): RejectCode | null {
    const { tradingState } = this.state;
    if (tradingState === TradingState.Open) return null;
    const takes = order.neverRests || this.book.wouldTake(order.side, order.price);
    return checkTradingState(tradingState, takes);
  }

  private checkCapacity(order: IncomingOrder, alreadyThere: Lots): RejectCode | null {
    if (this.book.orders.live < this.alwaysExact) return null;
    return checkCapacity(this.book, order, alreadyThere);
  }

  private match(order: IncomingOrder): void {
    if (order.timeInForce === TimeInForce.Fok && !isFillable(order, this.book)) {
      this.endIncoming(order, 'fok_not_fillable');
      return;
    }
    sweep(order, this.book, this.report);
    if (order.remaining === 0) this.forget(order);
    else if (order.neverRests) this.endIncoming(order, remainderCancelReason(order));
    else this.rest(order);
  }

  private rest(order: IncomingOrder): void {
    this.book.rest(order);
    this.report.orderRested(order);
  }

  private endIncoming(order: IncomingOrder, reason: CancelReason): void {
    this.report.orderCancelled(order, reason);
    this.forget(order);
  }

  /** The incoming order ended without resting. */
  private forget(order: IncomingOrder): void {
    if (order.clientOrderId === NO_CLIENT_ORDER_ID) return;
    this.parts.clientOrderIds.ended(order.accountId, order.clientOrderId);
  }

  private cancelResting(slot: Slot, reason: CancelReason): void {
    this.report.restingOrderCancelled(slot, reason);
    this.book.remove(slot);
  }

  private keepsPriority(slot: Slot, order: IncomingOrder): boolean {
    return this.samePrice(slot, order) && order.remaining <= this.book.orders.remaining(slot);
  }

  private samePrice(slot: Slot, order: IncomingOrder): boolean {
    return order.price === this.book.orders.price(slot);
  }

  private replaceInPlace(slot: Slot, order: IncomingOrder): void {
    const { orders } = this.book;
    this.book.reduce(slot, (orders.remaining(slot) - order.remaining) as Lots);
    orders.setQuantity(slot, order.quantity);
    this.report.orderReplaced(order, true);
  }

  /** More at the same price: nothing to trade with, or it would have traded before. */
  private requeue(slot: Slot, order: IncomingOrder): void {
    this.book.requeue(slot, order.quantity, order.remaining);
    this.report.orderReplaced(order, false);
    this.report.orderRested(order);
  }

  private reprice(slot: Slot, order: IncomingOrder): void {
    this.book.withdraw(slot);
    this.report.orderReplaced(order, false);
    this.match(order);
  }

  /** Slot of the order a command names, or NONE; somebody else's order is not found (R23). */
  private locate(reference: OrderReference): Slot {
    const { accountId, clientOrderId, orderId } = reference;
    if (orderId === NO_ORDER_ID) return this.locateByClientOrderId(accountId, clientOrderId);
    const slot = this.book.find(orderId);
    if (slot === NONE || accountId === NO_ACCOUNT) return slot;
    return this.book.accountId(slot) === accountId ? slot : NONE;
  }

  private locateByClientOrderId(accountId: string, clientOrderId: string): Slot {
    const known = this.parts.clientOrderIds.find(accountId, clientOrderId);
    if (known === undefined || !known.live) return NONE;
    return known.terms.symbol === this.instrument.symbol ? this.book.find(known.orderId) : NONE;
  }

  private select({ accountId, side }: CancelOrders): Slot[] {
    const candidates =
      accountId === null ? this.book.inPriorityOrder() : this.book.inOwnOrder(accountId);
    const selected: Slot[] = [];
    for (const slot of candidates) {
      if (side === null || this.book.orders.side(slot) === side) selected.push(slot);
    }
    return selected;
  }

  private publish(): void {
    this.report.marketChanges();
    this.book.tidy();
  }
}
