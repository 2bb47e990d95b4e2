/**
 * Brings orders to the market: look-ahead, sweep, and what becomes of the remainder; then whatever
 * their trades set off, one order after another, until nothing is left to run (R17). Iterates, so
 * that no chain of orders is too long for it.
 */
import { NONE } from '../book/records';
import type { WaitingOrder } from '../book/waiting-order';
import type { RejectCode } from '../events/reasons';
import { TradingState } from '../instrument/trading-state';
import { TimeInForce } from '../types/order-terms';
import { NO_PRICE, type Lots, type Ticks } from '../types/units';
import type { Endings } from './endings';
import { isFillable, isSpendable } from './fillable';
import { IncomingOrder } from './incoming-order';
import type { Market } from './market';
import { checkCapacity, checkPostOnly, checkTradingState, slide } from './order-rules';
import { spend, sweep } from './sweep';
import { remainderCancelReason } from './time-in-force';

export class Matcher {
  /** The order that is being brought to the market. */
  readonly incoming = new IncomingOrder();

  constructor(
    private readonly market: Market,
    private readonly endings: Endings,
  ) {}

  /** Matches the order, rests or ends what is left of it, and runs what follows. */
  enter(order: IncomingOrder): void {
    this.match(order);
    if (this.market.waiting.count > 0) this.settle();
  }

  /** Runs the waiting orders that the last trades triggered or whose turn has come. */
  settle(): void {
    const { queue } = this.market;
    this.collectTriggered();
    for (let next = queue.take(); next !== undefined; next = queue.take()) {
      this.activate(next);
      this.collectTriggered();
    }
  }

  /**
   * Queues what the trades since the last time triggered. Their prices moved one way, so looking
   * at the first and the last is looking at all (R15).
   */
  private collectTriggered(): void {
    const { state } = this.market;
    const first = state.firstPrice;
    if (first === NO_PRICE) return;
    state.firstPrice = NO_PRICE;
    this.collectAt(first);
    if (state.lastTradePrice !== first) this.collectAt(state.lastTradePrice);
  }

  /** Queues what a trade at this price triggers. */
  collectAt(price: Ticks): void {
    const { waiting, queue } = this.market;
    for (const order of waiting.takeReached(price)) queue.push(order);
  }

  private match(order: IncomingOrder): void {
    const { state } = this.market;
    state.firstPrice = NO_PRICE;
    if (state.tradingState === TradingState.Auction) {
      this.rest(order);
      return;
    }
    if (order.looksAhead && !this.isEnough(order)) {
      const isFok = order.timeInForce === TimeInForce.Fok;
      this.endings.cancelIncoming(order, isFok ? 'fok_not_fillable' : 'min_quantity_not_met');
    } else if (order.budget > 0) this.spendBudget(order);
    else this.trade(order);
  }

  /** Whether all of it can fill at once (R10), or at least its minimum (R12). */
  private isEnough(order: IncomingOrder): boolean {
    if (order.timeInForce !== TimeInForce.Fok) {
      return isFillable(order, order.instructions.minQuantity, this.market);
    }
    if (order.budget > 0) return isSpendable(order, this.market);
    return isFillable(order, order.remaining, this.market);
  }

  private trade(order: IncomingOrder): void {
    sweep(order, this.market, this.endings);
    if (order.stopped) this.endings.cancelIncoming(order, 'self_trade_prevention');
    else if (order.remaining === 0) this.endings.incomingFilled(order);
    else if (order.neverRests) this.cancelRemainder(order);
    else this.rest(order);
  }

  /** Filled once the rest of the budget is worth less than a lot, where it traded or would next. */
  private spendBudget(order: IncomingOrder): void {
    const { book, state, report } = this.market;
    const traded = spend(order, this.market, this.endings);
    if (order.stopped) {
      this.endings.cancelIncoming(order, 'self_trade_prevention');
      return;
    }
    const contra = book.contra(order.side);
    const isReachable = contra.best !== NONE && contra.isWithin(contra.best, order.limit);
    const reference = isReachable ? book.levels.price(contra.best) : state.lastTradePrice;
    if (traded === 0 || order.budget >= reference) {
      this.cancelRemainder(order);
      return;
    }
    report.quoteFilled(order.orderId, traded);
    this.endings.incomingFilled(order);
  }

  private cancelRemainder(order: IncomingOrder): void {
    this.endings.cancelIncoming(order, remainderCancelReason(order, this.market.book));
  }

  private rest(order: IncomingOrder): void {
    if (order.details !== null) this.hide(order);
    this.market.book.rest(order);
    this.market.report.orderRested(order);
  }

  /** Splits what is left of an order into what the book will show and what not (R20). */
  hide({ details, remaining, instructions }: IncomingOrder): void {
    if (details === null) return;
    const display = instructions.displayQuantity;
    details.hidden = (display === 0 ? 0 : Math.max(0, remaining - display)) as Lots;
  }

  /** Brings a queued order to the market, or lets it wait for its trigger now. */
  private activate(waiting: WaitingOrder): void {
    const { state } = this.market;
    if (this.market.waiting.find(waiting.orderId) !== waiting) return;
    const isTurn = waiting.entry === 0;
    if (isTurn && waiting.isConditional) {
      if (waiting.isTrailing) waiting.follow(state.lastTradePrice);
      if (!this.isReachedAlready(waiting)) {
        this.market.waiting.watch(waiting);
        return;
      }
    }
    this.trigger(waiting);
  }

  /** Whether the price that it waits for has been reached before it began to wait. */
  private isReachedAlready(waiting: WaitingOrder): boolean {
    return !waiting.isTrailing && waiting.isReachedBy(this.market.state.lastTradePrice);
  }

  /** Lets an order enter the market that waits no longer, checked again as a new one (R18). */
  private trigger(waiting: WaitingOrder): void {
    const { market, endings } = this;
    market.waiting.remove(waiting);
    const order = this.incoming;
    order.enter(waiting.terms, waiting.details);
    order.orderId = waiting.orderId;
    if (waiting.isConditional || waiting.turnCame) market.report.orderTriggered(order.orderId);
    if (waiting.isConditional) endings.acted(order.orderId, waiting.details);
    slide(order, market.book);
    const refusal = this.checkActivation(order);
    if (refusal !== null) endings.rejectIncoming(order, refusal);
    else this.match(order);
  }

  private checkActivation(order: IncomingOrder): RejectCode | null {
    const { book, state } = this.market;
    if (state.tradingState !== TradingState.Open) {
      const toTake = order.neverRests || book.wouldTake(order.side, order.price);
      const refusal = checkTradingState(state.tradingState, { toTake, moreThanRest: true });
      if (refusal !== null) return refusal;
    }
    const refusal = checkPostOnly(order, this.market);
    if (refusal !== null || order.neverRests) return refusal;
    return checkCapacity(book, order, 0 as Lots);
  }
}
