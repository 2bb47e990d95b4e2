/**
 * New orders and lists: checked completely, then accepted, then brought to the market. Nothing is
 * changed before the last check has passed.
 */
import { blankDetails, type OrderDetails } from '../book/order-details';
import type { OrderList } from '../book/order-list';
import { WaitingOrder } from '../book/waiting-order';
import type { SubmitList, SubmitOrder } from '../commands/commands';
import type { RejectCode } from '../events/reasons';
import { TradingState } from '../instrument/trading-state';
import { NO_CLIENT_ORDER_ID, NO_LIST_ID, type ListId, type OrderId } from '../types/ids';
import { ListType, OrderType, TimeInForce, isConditional } from '../types/order-terms';
import { NO_TIME, type Lots, type Micros } from '../types/units';
import type { IncomingOrder } from './incoming-order';
import { entersAtOnce, isSoundList } from './list-rules';
import type { Market } from './market';
import type { Matcher } from './matcher';
import {
  alwaysExactUpTo,
  checkCapacity,
  checkLimits,
  checkPostOnly,
  checkTradingState,
  slide,
  wantsOf,
} from './order-rules';
import { isSoundOrder } from './order-terms-check';
import { deadlineOf } from './time-in-force';

/** Every new extreme moves all trailing stops of a symbol, so they are kept few. */
const MAX_TRAILING_STOPS = 1_000;

/** Told that an order was accepted under a client order id. */
export interface ClientOrderIdOpener {
  opened(terms: SubmitOrder, orderId: OrderId, list: OrderList | null): void;
}

export class Submission {
  /** With fewer orders than this no level needs to be looked at before another one rests. */
  readonly alwaysExact: number;

  constructor(
    private readonly market: Market,
    private readonly matcher: Matcher,
    private readonly names: ClientOrderIdOpener,
  ) {
    this.alwaysExact = alwaysExactUpTo(market.instrument);
  }

  /** Whether the order would be accepted; leaves it in `matcher.incoming`. */
  check(terms: SubmitOrder, now: Micros): RejectCode | null {
    if (!isSoundOrder(terms)) return 'invalid_request';
    const order = this.matcher.incoming;
    const hasDetails = terms.instructions !== null || terms.timeInForce === TimeInForce.Day;
    order.enter(terms, hasDetails ? newDetails(terms, NO_LIST_ID, now) : null);
    if (hasDetails) slide(order, this.market.book);
    const { state, instrument } = this.market;
    if (state.tradingState !== TradingState.Open) {
      const refusal = checkTradingState(state.tradingState, wantsOf(order, this.market.book));
      if (refusal !== null) return refusal;
    }
    const broken = hasDetails ? this.checkTerms(order, now) : checkLimits(instrument, order);
    return broken ?? this.checkRoom(order);
  }

  /** Accepts the order that the last check left, and brings it to the market. */
  carryOut(terms: SubmitOrder): void {
    const order = this.matcher.incoming;
    this.accept(order, terms, null);
    if (!isConditional(order.type)) {
      this.matcher.enter(order);
      return;
    }
    const waiting = new WaitingOrder(order.orderId, terms, order.ownDetails());
    this.market.waiting.add(waiting);
    this.market.queue.push(waiting);
    this.matcher.settle();
  }

  checkList(list: SubmitList, now: Micros): RejectCode | null {
    if (!isSoundList(list)) return 'invalid_request';
    const { tradingState } = this.market.state;
    const wants = { toTake: true, moreThanRest: true };
    const refusal = checkTradingState(tradingState, wants);
    if (refusal !== null) return refusal;
    for (const [i, terms] of list.orders.entries()) {
      const broken = this.checkListed(terms, now, i < entersAtOnce(list));
      if (broken !== null) return broken;
    }
    return this.checkRoomForList(list);
  }

  carryOutList(command: SubmitList, now: Micros): void {
    const { market } = this;
    const list = this.openList(command);
    market.report.listAccepted(list);
    const atOnce = entersAtOnce(command);
    const waiting = command.orders.map((terms, i) => {
      const details = newDetails(terms, list.listId, now);
      const order = this.matcher.incoming;
      order.enter(terms, details);
      if (i < atOnce) slide(order, market.book);
      this.accept(order, terms, list);
      const legOf = new WaitingOrder(order.orderId, terms, details);
      market.waiting.add(legOf);
      return legOf;
    });
    for (const order of waiting.slice(0, atOnce)) market.queue.push(order);
    this.matcher.settle();
  }

  private openList({ accountId, type, orders }: SubmitList): OrderList {
    const { ids } = this.market.state;
    const listId = ids.takeListId();
    const orderIds = orders.map((_, i) => (ids.lastOrderId + 1 + i) as OrderId);
    const phase = type === ListType.Oco ? 'paired' : 'working';
    const list: OrderList = { listId, accountId, type, orderIds, phase, live: orders.length };
    this.market.lists.set(listId, list);
    return list;
  }

  private accept(order: IncomingOrder, terms: SubmitOrder, list: OrderList | null): void {
    const { state, report, deadlines, instrument } = this.market;
    order.orderId = state.ids.takeOrderId();
    if (terms.clientOrderId !== NO_CLIENT_ORDER_ID) {
      this.names.opened(terms, order.orderId, list);
    }
    const { details } = order;
    if (details !== null && details.expireTime !== NO_TIME) {
      deadlines.add(details.expireTime, order.orderId, instrument.symbol);
    }
    report.orderAccepted(order);
  }

  /** Deadline, limits of the instrument, and whether it takes although it must not. */
  private checkTerms(order: IncomingOrder, now: Micros): RejectCode | null {
    if (isLate(order, now)) return 'expire_time_passed';
    return checkLimits(this.market.instrument, order) ?? checkPostOnly(order, this.market);
  }

  /** The same for an order of a list; what waits for its turn is looked at again by then. */
  private checkListed(terms: SubmitOrder, now: Micros, atOnce: boolean): RejectCode | null {
    const { instrument, book } = this.market;
    const order = this.matcher.incoming;
    order.enter(terms, newDetails(terms, NO_LIST_ID, now));
    if (atOnce) slide(order, book);
    if (isLate(order, now)) return 'expire_time_passed';
    const broken = checkLimits(instrument, order);
    if (broken !== null || !atOnce || isConditional(terms.type)) return broken;
    return checkPostOnly(order, this.market) ?? checkCapacity(book, order, 0 as Lots);
  }

  /** Whether the book takes an order in that is going to rest or wait (R29). */
  private checkRoom(order: IncomingOrder): RejectCode | null {
    const waits = isConditional(order.type);
    if (order.neverRests && !waits) return null;
    const { book, waiting, instrument } = this.market;
    const live = book.orders.live;
    if (live + waiting.count >= instrument.maxOpenOrders) return 'book_full';
    if (waits) return order.type === OrderType.TrailingStop ? this.checkTrailing(1) : null;
    return live < this.alwaysExact ? null : checkCapacity(book, order, 0 as Lots);
  }

  private checkRoomForList({ orders }: SubmitList): RejectCode | null {
    const { book, waiting, instrument } = this.market;
    const live = book.orders.live + waiting.count;
    if (live + orders.length > instrument.maxOpenOrders) return 'book_full';
    const trailing = orders.filter((order) => order.type === OrderType.TrailingStop).length;
    return trailing > 0 ? this.checkTrailing(trailing) : null;
  }

  private checkTrailing(added: number): RejectCode | null {
    const isFull = this.market.waiting.trailingStops + added > MAX_TRAILING_STOPS;
    return isFull ? 'book_full' : null;
  }
}

/** Details of an order accepted at this time. */
function newDetails(terms: SubmitOrder, listId: ListId, now: Micros): OrderDetails {
  const expireTime = deadlineOf(terms, now);
  return { ...blankDetails(), instructions: terms.instructions, expireTime, listId };
}

/** Whether the deadline that an order names has come already. */
function isLate({ timeInForce, details }: IncomingOrder, now: Micros): boolean {
  return timeInForce === TimeInForce.Gtd && details !== null && details.expireTime <= now;
}
