/**
 * Turns what happens in one symbol into events for the listener and numbers its two feeds. The
 * event objects are made once and reused, so that reporting allocates nothing.
 */
import type { OrderBook } from '../book/order-book';
import type { OrderList } from '../book/order-list';
import type { Slot } from '../book/order-store';
import type { WaitingOrder } from '../book/waiting-order';
import type { EngineListener } from '../events/engine-listener';
import type {
  MatchPrevented,
  OrderAccepted,
  OrderCancelled,
  OrderReplaced,
  OrderRested,
  Trade,
} from '../events/events';
import type { CancelReason, RejectCode } from '../events/reasons';
import { NO_LIST_ID, type ListId, type OrderId, type SymbolKey } from '../types/ids';
import type { Mutable } from '../types/mutable';
import type { Side } from '../types/side';
import { NO_PRICE, NO_TIME, type Lots } from '../types/units';
import { blankEvents } from './blank-events';
import type { IncomingOrder } from './incoming-order';
import type { SymbolState } from './symbol-state';

/** The side of a trade that came later. */
export interface Aggressor {
  readonly orderId: OrderId;
  readonly side: Side;
  readonly remaining: Lots;
}

export class EventReporter {
  private readonly accepted: Mutable<OrderAccepted>;
  private readonly traded: Mutable<Trade>;
  private readonly rested: Mutable<OrderRested>;
  private readonly replaced: Mutable<OrderReplaced>;
  private readonly cancelled: Mutable<OrderCancelled>;

  constructor(
    private readonly symbol: SymbolKey,
    private readonly book: OrderBook,
    private readonly state: SymbolState,
    private readonly listener: EngineListener,
  ) {
    const blank = blankEvents(symbol);
    this.accepted = blank.accepted;
    this.traded = blank.traded;
    this.rested = blank.rested;
    this.replaced = blank.replaced;
    this.cancelled = blank.cancelled;
  }

  orderAccepted(order: IncomingOrder): void {
    const event = this.accepted;
    event.orderId = order.orderId;
    event.accountId = order.accountId;
    event.clientOrderId = order.clientOrderId;
    event.side = order.side;
    event.type = order.type;
    event.timeInForce = order.timeInForce;
    event.price = order.price;
    event.quantity = order.quantity;
    const { details } = order;
    if (details === null) {
      event.instructions = null;
      event.expireTime = NO_TIME;
      event.listId = NO_LIST_ID;
    } else {
      event.instructions = details.instructions;
      event.expireTime = details.expireTime;
      event.listId = details.listId;
    }
    this.listener.orderAccepted(event);
  }

  /**
   * To be called before the maker's storage changes; the taker's remaining is already reduced.
   * @param price the maker's, but for an auction
   */
  trade(
    taker: Aggressor,
    maker: Slot,
    quantity: Lots,
    price = this.book.orders.price(maker),
  ): void {
    const { orders } = this.book;
    const event = this.traded;
    event.tradeId = this.state.ids.takeTradeId();
    event.tradeSequence = ++this.state.tradeSequence;
    event.price = price;
    event.quantity = quantity;
    event.aggressorSide = taker.side;
    event.makerOrderId = orders.orderId(maker);
    event.takerOrderId = taker.orderId;
    event.makerRemaining = (orders.remaining(maker) - quantity) as Lots;
    event.takerRemaining = taker.remaining;
    this.state.lastTradePrice = price;
    if (this.state.firstPrice === NO_PRICE) this.state.firstPrice = price;
    this.listener.trade(event);
  }

  orderRested(order: IncomingOrder): void {
    const event = this.rested;
    event.orderId = order.orderId;
    event.side = order.side;
    event.price = order.price;
    event.remaining = order.remaining;
    event.shown = (order.remaining - (order.details?.hidden ?? 0)) as Lots;
    this.listener.orderRested(event);
  }

  orderReplaced(order: IncomingOrder, keepsPriority: boolean): void {
    const event = this.replaced;
    event.orderId = order.orderId;
    event.side = order.side;
    event.price = order.price;
    event.quantity = order.quantity;
    event.remaining = order.remaining;
    event.triggerPrice = NO_PRICE;
    event.keepsPriority = keepsPriority;
    this.listener.orderReplaced(event);
  }

  waitingOrderReplaced(order: WaitingOrder, keepsPriority: boolean): void {
    const { side, price, quantity, instructions } = order.terms;
    const event = this.replaced;
    event.orderId = order.orderId;
    event.side = side;
    event.price = price;
    event.quantity = quantity;
    event.remaining = quantity;
    event.triggerPrice = instructions?.triggerPrice ?? NO_PRICE;
    event.keepsPriority = keepsPriority;
    this.listener.orderReplaced(event);
  }

  orderCancelled(order: IncomingOrder, reason: CancelReason): void {
    const event = this.cancelled;
    event.orderId = order.orderId;
    event.side = order.side;
    event.price = order.price;
    event.remaining = order.isByQuote ? (0 as Lots) : order.remaining;
    event.reason = reason;
    this.listener.orderCancelled(event);
  }

  waitingOrderCancelled(order: WaitingOrder, reason: CancelReason): void {
    const event = this.cancelled;
    event.orderId = order.orderId;
    event.side = order.terms.side;
    event.price = order.terms.price;
    event.remaining = order.terms.quantity;
    event.reason = reason;
    this.listener.orderCancelled(event);
  }

  /** To be called before the order leaves the book. */
  restingOrderCancelled(slot: Slot, reason: CancelReason): void {
    const { orders } = this.book;
    const event = this.cancelled;
    event.orderId = orders.orderId(slot);
    event.side = orders.side(slot);
    event.price = orders.price(slot);
    event.remaining = orders.remaining(slot);
    event.reason = reason;
    this.listener.orderCancelled(event);
  }

  orderTriggered(orderId: OrderId): void {
    const { symbol } = this;
    this.listener.orderTriggered({ kind: 'order_triggered', symbol, orderId });
  }

  orderRejected(orderId: OrderId, code: RejectCode): void {
    const { symbol } = this;
    this.listener.orderRejected({ kind: 'order_rejected', symbol, orderId, code });
  }

  quoteFilled(orderId: OrderId, quantity: Lots): void {
    const { symbol } = this;
    this.listener.quoteFilled({ kind: 'quote_filled', symbol, orderId, quantity });
  }

  /** To be called after the order showed its next part. */
  orderRefreshed(slot: Slot): void {
    const { symbol } = this;
    const { orders } = this.book;
    this.listener.orderRefreshed({
      kind: 'order_refreshed',
      symbol,
      orderId: orders.orderId(slot),
      side: orders.side(slot),
      price: orders.price(slot),
      shown: orders.shown(slot),
    });
  }

  matchPrevented(match: Omit<MatchPrevented, 'kind' | 'symbol' | 'preventedMatchId'>): void {
    const { symbol } = this;
    const preventedMatchId = this.state.ids.takePreventedMatchId();
    this.listener.matchPrevented({ kind: 'match_prevented', symbol, preventedMatchId, ...match });
  }

  orderDuplicated(orderId: OrderId): void {
    const { symbol } = this;
    this.listener.orderDuplicated({ kind: 'order_duplicated', symbol, orderId });
  }

  listAccepted({ listId, accountId, type, orderIds }: OrderList): void {
    const { symbol } = this;
    const kind = 'list_accepted';
    this.listener.listAccepted({ kind, symbol, listId, accountId, type, orderIds });
  }

  listDuplicated(listId: ListId): void {
    const { symbol } = this;
    this.listener.listDuplicated({ kind: 'list_duplicated', symbol, listId });
  }

  listEnded(listId: ListId): void {
    const { symbol } = this;
    this.listener.listEnded({ kind: 'list_ended', symbol, listId });
  }
}
