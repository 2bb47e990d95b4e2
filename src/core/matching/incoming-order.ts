/**
 * The order that is brought to the market: newly submitted, triggered, or re-entering after a
 * replace. One instance per symbol is filled anew for each and holds what is left while it sweeps.
 */
import type { OrderBook } from '../book/order-book';
import { blankDetails, instructionsOf, type OrderDetails } from '../book/order-details';
import type { RestingOrder, Slot } from '../book/order-store';
import type { ReplaceOrder, SubmitOrder } from '../commands/commands';
import type { Instructions } from '../commands/instructions';
import {
  NO_ACCOUNT,
  NO_CLIENT_ORDER_ID,
  NO_ORDER_ID,
  type AccountId,
  type ClientOrderId,
  type OrderId,
} from '../types/ids';
import { OrderType, SelfTradePrevention, TimeInForce, entersAsMarket } from '../types/order-terms';
import { Side } from '../types/side';
import { MAX_UNITS, NO_PRICE, type Lots, type Ticks } from '../types/units';

export class IncomingOrder implements RestingOrder {
  orderId: OrderId = NO_ORDER_ID;
  accountId: AccountId = NO_ACCOUNT;
  clientOrderId: ClientOrderId = NO_CLIENT_ORDER_ID;
  side: Side = Side.Buy;
  type: OrderType = OrderType.Limit;
  timeInForce: TimeInForce = TimeInForce.Gtc;
  price: Ticks = NO_PRICE;
  quantity = 0 as Lots;
  remaining = 0 as Lots;
  details: OrderDetails | null = null;
  /** The worst price it may trade at; an order without limit has none. */
  limit: Ticks = NO_PRICE;
  /** Whether its remainder is cancelled, whatever the book holds. */
  neverRests = false;
  /** What it does when it meets an order of its own account (R26). */
  selfTradePrevention: SelfTradePrevention = SelfTradePrevention.None;
  /** Whether so much must fill at once, or all is cancelled; not asked again after a replace. */
  looksAhead = false;
  /** Notional left to spend or earn, in ticks × lots; 0 for an order by quantity. */
  budget = 0;
  /** Whether self-trade prevention ended it. */
  stopped = false;

  get instructions(): Instructions {
    return instructionsOf(this.details);
  }

  get tradeGroup(): string {
    return this.instructions.tradeGroup;
  }

  get isByQuote(): boolean {
    return this.instructions.quoteQuantity > 0;
  }

  /** Takes over the terms of an order; a new one gets its id once it is accepted. */
  enter(terms: SubmitOrder, details: OrderDetails | null): void {
    this.orderId = NO_ORDER_ID;
    this.accountId = terms.accountId;
    this.clientOrderId = terms.clientOrderId;
    this.side = terms.side;
    this.type = terms.type;
    this.timeInForce = terms.timeInForce;
    this.price = terms.price;
    this.quantity = terms.quantity;
    this.remaining = terms.quantity;
    this.details = details;
    this.limit = terms.price;
    this.neverRests =
      terms.timeInForce === TimeInForce.Ioc || terms.timeInForce === TimeInForce.Fok;
    this.prepare();
    this.looksAhead =
      terms.timeInForce === TimeInForce.Fok ||
      (details !== null && this.instructions.minQuantity > 0);
    if (terms.type !== OrderType.Limit) this.prepareUnlimited();
  }

  /** Takes over a resting order's identity and fills, with the terms a replace asks for. */
  reenter(resting: Slot, book: OrderBook, command: ReplaceOrder): void {
    const { orders } = book;
    this.orderId = orders.orderId(resting);
    this.accountId = book.accountId(resting);
    this.clientOrderId = orders.clientOrderId(resting);
    this.side = orders.side(resting);
    this.type = orders.type(resting);
    this.timeInForce = orders.timeInForce(resting);
    this.price = command.price === NO_PRICE ? orders.price(resting) : command.price;
    this.quantity = command.quantity === 0 ? orders.quantity(resting) : command.quantity;
    this.details = orders.details(resting);
    const prevented = this.details?.prevented ?? 0;
    this.remaining = (this.quantity - orders.filled(resting) - prevented) as Lots;
    this.limit = this.price;
    this.neverRests = false;
    this.looksAhead = false;
    this.prepare();
  }

  /** Moves the price that it asks for, and its limit with it. */
  slideTo(price: Ticks): void {
    this.price = price;
    this.limit = price;
  }

  /** Details to write to; made now if the order has none. */
  ownDetails(): OrderDetails {
    return (this.details ??= blankDetails());
  }

  private prepare(): void {
    this.budget = 0;
    this.stopped = false;
    this.selfTradePrevention =
      this.accountId === NO_ACCOUNT
        ? SelfTradePrevention.None
        : this.instructions.selfTradePrevention;
  }

  private prepareUnlimited(): void {
    if (!entersAsMarket(this.type)) return;
    const { protectionPrice, quoteQuantity } = this.instructions;
    this.limit = protectionPrice === NO_PRICE ? unlimited(this.side) : protectionPrice;
    this.neverRests = true;
    this.budget = quoteQuantity;
  }
}

/** A price no resting order is beyond. */
function unlimited(side: Side): Ticks {
  return (side === Side.Buy ? MAX_UNITS : 0) as Ticks;
}
