/**
 * The book of one symbol: two sides over one storage, with an index by order id and the orders of
 * each account. Keeps the parts consistent; every order in it rests on exactly one level. Knows
 * neither matching nor events.
 */
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID, type AccountId, type OrderId } from '../types/ids';
import { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import { BookSide } from './book-side';
import type { OrderDetails } from './order-details';
import { OrderIndex } from './order-index';
import { OrderStore, type RestingOrder, type Slot } from './order-store';
import { OwnOrders } from './own-orders';
import { PriceLevels } from './price-levels';
import { NONE } from './records';
import { TouchedLevels } from './touched-levels';

/** What the public sees of a resting order. */
export interface ShownOrder {
  readonly orderId: OrderId;
  readonly side: Side;
  readonly price: Ticks;
  readonly shown: Lots;
}

export class OrderBook {
  readonly orders = new OrderStore();
  readonly levels = new PriceLevels(this.orders);
  readonly touched = new TouchedLevels(this.levels);
  readonly bids = new BookSide(Side.Buy, this);
  readonly asks = new BookSide(Side.Sell, this);
  private readonly index = new OrderIndex(this.orders);
  private readonly owners = new Map<AccountId, OwnOrders>();

  side(side: Side): BookSide {
    return side === Side.Buy ? this.bids : this.asks;
  }

  /** The side an order of the given side trades with. */
  contra(side: Side): BookSide {
    return side === Side.Buy ? this.asks : this.bids;
  }

  /** Slot of a resting order, or NONE. */
  find(orderId: OrderId): Slot {
    return this.index.find(orderId);
  }

  accountId(slot: Slot): AccountId {
    return this.orders.owner(slot)?.accountId ?? NO_ACCOUNT;
  }

  /** Whether a limit at this price would trade against the other side. */
  wouldTake(side: Side, price: Ticks): boolean {
    const contra = this.contra(side);
    return contra.best !== NONE && contra.isWithin(contra.best, price);
  }

  /** Enters an order at the back of its level. */
  rest(order: RestingOrder): void {
    const slot = this.orders.add(order);
    if (order.accountId !== NO_ACCOUNT) this.own(slot, order.accountId);
    if (order.clientOrderId !== NO_CLIENT_ORDER_ID) {
      this.orders.setClientOrderId(slot, order.clientOrderId);
    }
    if (order.details !== null) this.orders.setDetails(slot, order.details);
    this.index.add(order.orderId, slot);
    this.side(order.side).append(slot);
  }

  /** Takes an order out of its level and storage. */
  remove(slot: Slot): void {
    this.side(this.orders.side(slot)).remove(slot);
    this.index.remove(this.orders.orderId(slot));
    const owner = this.orders.owner(slot);
    if (owner !== null) this.disown(owner, slot);
    this.orders.free(slot);
  }

  /** Takes part of what an order shows; the order keeps its place. */
  reduce(slot: Slot, by: Lots): void {
    const level = this.orders.level(slot);
    this.touched.touch(level);
    this.levels.reduce(level, slot, by);
  }

  /** Sends an order, showing so much from now on, to the back of the level it stands on. */
  requeue(slot: Slot, shown: Lots): void {
    const level = this.orders.level(slot);
    this.touched.touch(level);
    this.levels.unlink(level, slot);
    this.orders.setShown(slot, shown);
    this.levels.append(level, slot);
  }

  /** Lets an order whose shown part is gone show its next one, at the back of its level (R20). */
  refresh(slot: Slot, details: OrderDetails): void {
    const display = details.instructions?.displayQuantity ?? details.hidden;
    const shown = Math.min(display, details.hidden) as Lots;
    details.hidden = (details.hidden - shown) as Lots;
    this.requeue(slot, shown);
  }

  /** Total at a price, hidden parts included. */
  fullTotalAt(side: Side, price: Ticks): Lots {
    const level = this.side(side).find(price);
    let total = this.levels.total(level) as number;
    if (this.orders.withDetails === 0 || level === NONE) return total as Lots;
    for (let slot = this.levels.head(level); slot !== NONE; slot = this.orders.next(slot)) {
      total += this.orders.details(slot)?.hidden ?? 0;
    }
    return total as Lots;
  }

  /** Housekeeping between commands. */
  tidy(): void {
    this.touched.clear();
  }

  /** Every order in priority order: bids best to worst, then asks, first in first out. */
  *inPriorityOrder(): IterableIterator<Slot> {
    for (const side of [this.bids, this.asks]) {
      for (let level = side.best; level !== NONE; level = side.next(level)) {
        for (let slot = this.levels.head(level); slot !== NONE; slot = this.orders.next(slot)) {
          yield slot;
        }
      }
    }
  }

  /** Visits every order in priority order. */
  visitShown(visit: (order: ShownOrder) => void): void {
    const { orders } = this;
    for (const slot of this.inPriorityOrder()) {
      visit({
        orderId: orders.orderId(slot),
        side: orders.side(slot),
        price: orders.price(slot),
        shown: orders.shown(slot),
      });
    }
  }

  /** The account's orders, oldest entry first. */
  *inOwnOrder(accountId: AccountId): IterableIterator<Slot> {
    let slot = this.owners.get(accountId)?.head ?? NONE;
    for (; slot !== NONE; slot = this.orders.ownNext(slot)) yield slot;
  }

  private own(slot: Slot, accountId: AccountId): void {
    let owner = this.owners.get(accountId);
    if (owner === undefined) {
      owner = new OwnOrders(accountId);
      this.owners.set(accountId, owner);
    }
    this.orders.enlist(slot, owner);
  }

  private disown(owner: OwnOrders, slot: Slot): void {
    this.orders.delist(slot, owner);
    if (owner.count === 0) this.owners.delete(owner.accountId);
  }
}
