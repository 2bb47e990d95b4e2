/**
 * All trading of one symbol. Each command is checked completely before anything changes, then
 * carried out, then its market changes are published once. Methods return the reject code, or
 * null when the command was carried out.
 */
import { OrderBook } from '../book/order-book';
import type { OrderList } from '../book/order-list';
import { NONE } from '../book/records';
import { WaitingOrders } from '../book/waiting-orders';
import type {
  CancelList,
  CancelOrders,
  OrderReference,
  ReplaceOrder,
  SubmitList,
  SubmitOrder,
} from '../commands/commands';
import type { EngineListener } from '../events/engine-listener';
import type { RejectCode } from '../events/reasons';
import type { Instrument } from '../instrument/instrument';
import { TradingState } from '../instrument/trading-state';
import { ActivationQueue } from '../matching/activation-queue';
import { Auction } from '../matching/auction';
import type { Deadlines } from '../matching/deadlines';
import { Endings } from '../matching/endings';
import { EventReporter } from '../matching/event-reporter';
import type { Market } from '../matching/market';
import { MarketReporter } from '../matching/market-reporter';
import { Matcher } from '../matching/matcher';
import { isSoundReplace } from '../matching/order-terms-check';
import { Replacement } from '../matching/replacement';
import { Submission } from '../matching/submission';
import { SymbolState, type IdCounters } from '../matching/symbol-state';
import { WaitingReplacement } from '../matching/waiting-replacement';
import { NO_ACCOUNT, type ListId, type OrderId } from '../types/ids';
import { NO_PRICE, type Micros } from '../types/units';
import type { ChangeGuard } from './change-guard';
import type { ClientOrderIds } from './client-order-ids';
import { OrderFinder } from './order-finder';

/** What the symbols of one engine share. */
export interface EngineParts {
  readonly ids: IdCounters;
  readonly clientOrderIds: ClientOrderIds;
  readonly deadlines: Deadlines;
  readonly listener: EngineListener;
  readonly guard: ChangeGuard;
}

export class SymbolEngine implements Market {
  readonly book = new OrderBook();
  readonly waiting = new WaitingOrders();
  readonly lists = new Map<ListId, OrderList>();
  readonly queue = new ActivationQueue();
  readonly state: SymbolState;
  readonly report: EventReporter;
  readonly clientOrderIds: ClientOrderIds;
  readonly deadlines: Deadlines;
  readonly marketReport: MarketReporter;
  private readonly endings = new Endings(this);
  private readonly matcher = new Matcher(this, this.endings);
  private readonly replacement = new Replacement(this, this.matcher, this.endings);
  private readonly waitingReplacement = new WaitingReplacement(this, this.matcher);
  private readonly auction = new Auction(this, this.matcher, this.endings);
  private readonly submission: Submission;
  private readonly finder: OrderFinder;

  constructor(
    readonly instrument: Instrument,
    private readonly parts: EngineParts,
  ) {
    const { symbol } = instrument;
    this.clientOrderIds = parts.clientOrderIds;
    this.deadlines = parts.deadlines;
    this.state = new SymbolState(parts.ids);
    this.report = new EventReporter(symbol, this.book, this.state, parts.listener);
    this.marketReport = new MarketReporter(symbol, this.book, this.state, parts.listener);
    this.submission = new Submission(this, this.matcher, parts.clientOrderIds);
    this.finder = new OrderFinder(symbol, this, parts.clientOrderIds);
  }

  /** The refusal that submitting the order would meet, or null; changes nothing. */
  check(command: SubmitOrder, now: Micros): RejectCode | null {
    return this.submission.check(command, now);
  }

  submit(command: SubmitOrder, now: Micros): RejectCode | null {
    const refusal = this.submission.check(command, now);
    if (refusal !== null) return refusal;
    this.parts.guard.changing();
    this.submission.carryOut(command);
    this.publish();
    return null;
  }

  submitList(command: SubmitList, now: Micros): RejectCode | null {
    const refusal = this.submission.checkList(command, now);
    if (refusal !== null) return refusal;
    this.parts.guard.changing();
    this.submission.carryOutList(command, now);
    this.publish();
    return null;
  }

  cancel(command: OrderReference): RejectCode | null {
    const slot = this.finder.resting(command);
    if (slot === NONE) return this.cancelWaiting(command);
    this.parts.guard.changing();
    this.endings.cancelResting(slot, 'user_request');
    this.publish();
    return null;
  }

  cancelList({ listId, accountId }: CancelList): RejectCode | null {
    const list = this.lists.get(listId);
    if (list === undefined) return 'list_not_found';
    if (accountId !== NO_ACCOUNT && list.accountId !== accountId) return 'list_not_found';
    this.parts.guard.changing();
    this.endings.cancelList(list, 'user_request');
    this.publish();
    return null;
  }

  replace(command: ReplaceOrder): RejectCode | null {
    const slot = this.finder.resting(command);
    if (slot === NONE) return this.replaceWaiting(command);
    if (!isSoundReplace(command)) return 'invalid_request';
    if (command.triggerPrice !== NO_PRICE) return 'not_pending';
    const isExact = this.book.orders.live < this.submission.alwaysExact;
    const refusal = this.replacement.check(slot, command, isExact);
    if (refusal !== null) return refusal;
    this.parts.guard.changing();
    this.replacement.carryOut(slot);
    this.publish();
    return null;
  }

  /** R24. Cancels what matches, in the order of ids. */
  cancelMatching(filter: CancelOrders): null {
    const matching = this.finder.select(filter);
    this.parts.guard.changing();
    for (const orderId of matching) this.endings.cancel(orderId, 'mass_cancel');
    this.publish();
    return null;
  }

  setTradingState(state: TradingState): null {
    this.parts.guard.changing();
    const endsAuction = this.state.tradingState === TradingState.Auction && state !== 'auction';
    this.state.tradingState = state;
    const { symbol } = this.instrument;
    this.parts.listener.tradingStateChanged({ kind: 'trading_state_changed', symbol, state });
    if (endsAuction) this.auction.uncross();
    this.publish();
    return null;
  }

  /** Whether the order rests or waits here. */
  isLive(orderId: OrderId): boolean {
    return this.book.find(orderId) !== NONE || this.waiting.find(orderId) !== undefined;
  }

  /** Ends these orders (R14), by price and first in first out, then those that wait. */
  expire(orderIds: readonly OrderId[]): void {
    this.parts.guard.changing();
    for (const orderId of this.finder.inExpiryOrder(orderIds)) {
      this.endings.cancel(orderId, 'expired');
    }
  }

  /** Publishes the net changes of levels and BBO since the last time, if there are any. */
  publish(): void {
    this.marketReport.publish();
    this.book.tidy();
  }

  private cancelWaiting(command: OrderReference): RejectCode | null {
    const order = this.finder.waitingOrder(command);
    if (order === undefined) return 'order_not_found';
    this.parts.guard.changing();
    this.endings.cancelWaiting(order, 'user_request');
    this.publish();
    return null;
  }

  private replaceWaiting(command: ReplaceOrder): RejectCode | null {
    const order = this.finder.waitingOrder(command);
    if (order === undefined) return 'order_not_found';
    if (!isSoundReplace(command)) return 'invalid_request';
    const refusal = this.waitingReplacement.check(order, command);
    if (refusal !== null) return refusal;
    this.parts.guard.changing();
    this.waitingReplacement.carryOut(order, command);
    this.publish();
    return null;
  }
}
