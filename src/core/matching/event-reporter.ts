/**
 * Turns what happens in one symbol into events for the listener and numbers its two feeds. The
 * event objects are made once and reused, so that reporting allocates nothing.
 */
import type { OrderBook } from '../book/order-book';
import type { Slot } from '../book/order-store';
import type { LevelHandle } from '../book/price-levels';
import type { EngineListener } from '../events/engine-listener';
import type {
  BboChanged,
  LevelChanged,
  OrderAccepted,
  OrderCancelled,
  OrderReplaced,
  OrderRested,
  Trade,
} from '../events/events';
import type { CancelReason } from '../events/reasons';
import type { OrderId, SymbolKey } from '../types/ids';
import type { Lots } from '../types/units';
import { blankEvents } from './blank-events';
import type { IncomingOrder } from './incoming-order';
import type { SymbolState } from './symbol-state';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class EventReporter {
  private readonly accepted: Mutable<OrderAccepted>;
  private readonly traded: Mutable<Trade>;
  private readonly rested: Mutable<OrderRested>;
  private readonly replaced: Mutable<OrderReplaced>;
  private readonly cancelled: Mutable<OrderCancelled>;
  private readonly level: Mutable<LevelChanged>;
  private readonly bbo: Mutable<BboChanged>;

  constructor(
    symbol: SymbolKey,
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
    this.level = blank.level;
    this.bbo = blank.bbo;
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
    this.listener.orderAccepted(event);
  }

  /** To be called before the maker's storage changes; the taker's remaining is already reduced. */
  trade(taker: IncomingOrder, maker: Slot, quantity: Lots): void {
    const { orders } = this.book;
    const event = this.traded;
    const price = orders.price(maker);
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
    this.listener.trade(event);
  }

  orderRested(order: IncomingOrder): void {
    const event = this.rested;
    event.orderId = order.orderId;
    event.side = order.side;
    event.price = order.price;
    event.remaining = order.remaining;
    this.listener.orderRested(event);
  }

  orderReplaced(order: IncomingOrder, keepsPriority: boolean): void {
    const event = this.replaced;
    event.orderId = order.orderId;
    event.side = order.side;
    event.price = order.price;
    event.quantity = order.quantity;
    event.remaining = order.remaining;
    event.keepsPriority = keepsPriority;
    this.listener.orderReplaced(event);
  }

  orderCancelled(order: IncomingOrder, reason: CancelReason): void {
    const event = this.cancelled;
    event.orderId = order.orderId;
    event.side = order.side;
    event.price = order.price;
    event.remaining = order.remaining;
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

  orderDuplicated(orderId: OrderId): void {
    this.listener.orderDuplicated({
      kind: 'order_duplicated',
      symbol: this.accepted.symbol,
      orderId,
    });
  }

  /** Net change of every level the command touched, then the best bid and offer (rule R5). */
  marketChanges(): void {
    const { touched, levels } = this.book;
    const before = this.state.bookSequence;
    for (let i = 0; i < touched.count; i++) {
      const level = touched.at(i);
      if (levels.hasChanged(level)) this.levelChanged(level, before + 1);
    }
    if (this.state.bookSequence !== before) this.bboChanged();
  }

  private levelChanged(level: LevelHandle, bookSequence: number): void {
    const { levels } = this.book;
    const event = this.level;
    this.state.bookSequence = bookSequence;
    event.bookSequence = bookSequence;
    event.side = levels.side(level);
    event.price = levels.price(level);
    event.quantity = levels.total(level);
    this.listener.levelChanged(event);
  }

  /** Takes the current top as already known, so that only later changes are reported. */
  syncBbo(): void {
    this.refreshBbo();
  }

  private bboChanged(): void {
    if (!this.refreshBbo()) return;
    this.bbo.bookSequence = this.state.bookSequence;
    this.listener.bboChanged(this.bbo);
  }

  private refreshBbo(): boolean {
    const { levels, bids, asks } = this.book;
    const event = this.bbo;
    const bidPrice = levels.price(bids.best);
    const bidQuantity = levels.total(bids.best);
    const askPrice = levels.price(asks.best);
    const askQuantity = levels.total(asks.best);
    const same =
      bidPrice === event.bidPrice &&
      bidQuantity === event.bidQuantity &&
      askPrice === event.askPrice &&
      askQuantity === event.askQuantity;
    if (same) return false;
    event.bidPrice = bidPrice;
    event.bidQuantity = bidQuantity;
    event.askPrice = askPrice;
    event.askQuantity = askQuantity;
    return true;
  }
}
