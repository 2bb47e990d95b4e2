/**
 * The order a command brings to the market: newly submitted, or re-entering after a replace. One
 * instance per symbol is filled anew for each command and holds what is left while it sweeps.
 */
import type { OrderBook } from '../book/order-book';
import type { RestingOrder, Slot } from '../book/order-store';
import type { ReplaceOrder, SubmitOrder } from '../commands/commands';
import {
  NO_ACCOUNT,
  NO_CLIENT_ORDER_ID,
  NO_ORDER_ID,
  type AccountId,
  type ClientOrderId,
  type OrderId,
} from '../types/ids';
import { OrderType, TimeInForce } from '../types/order-terms';
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
  /** The worst price it may trade at; a market order has none. */
  limit: Ticks = NO_PRICE;
  /** Whether its remainder is cancelled, whatever the book holds. */
  neverRests = false;

  /** Takes over the terms of a new order; its id is assigned once it is accepted. */
  enter(command: SubmitOrder): void {
    this.orderId = NO_ORDER_ID;
    this.accountId = command.accountId;
    this.clientOrderId = command.clientOrderId;
    this.side = command.side;
    this.type = command.type;
    this.timeInForce = command.timeInForce;
    this.price = command.price;
    this.quantity = command.quantity;
    this.remaining = command.quantity;
    this.limit = this.type === OrderType.Market ? unlimited(this.side) : this.price;
    this.neverRests = this.type === OrderType.Market || this.timeInForce !== TimeInForce.Gtc;
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
    this.remaining = (this.quantity - orders.filled(resting)) as Lots;
    this.limit = this.price;
    this.neverRests = false;
  }
}

/** A price no resting order is beyond. */
function unlimited(side: Side): Ticks {
  return (side === Side.Buy ? MAX_UNITS : 0) as Ticks;
}
