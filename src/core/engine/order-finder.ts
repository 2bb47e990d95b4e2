/** Finds the orders that a command means, resting or waiting, and puts them in order. */
import type { OrderBook } from '../book/order-book';
import type { Slot } from '../book/order-store';
import type { LevelHandle } from '../book/price-levels';
import { NONE } from '../book/records';
import type { WaitingOrder } from '../book/waiting-order';
import type { WaitingOrders } from '../book/waiting-orders';
import type { CancelOrders, OrderReference } from '../commands/commands';
import {
  NO_ACCOUNT,
  NO_ORDER_ID,
  type AccountId,
  type OrderId,
  type SymbolKey,
} from '../types/ids';
import type { ClientOrderIds } from './client-order-ids';

interface LiveOrders {
  readonly book: OrderBook;
  readonly waiting: WaitingOrders;
}

export class OrderFinder {
  private readonly book: OrderBook;
  private readonly waiting: WaitingOrders;

  constructor(
    private readonly symbol: SymbolKey,
    { book, waiting }: LiveOrders,
    private readonly clientOrderIds: ClientOrderIds,
  ) {
    this.book = book;
    this.waiting = waiting;
  }

  /** Slot of the resting order a command names, or NONE; somebody else's is not found (R23). */
  resting(reference: OrderReference): Slot {
    const { accountId, orderId } = reference;
    if (orderId === NO_ORDER_ID) return this.book.find(this.idByName(reference));
    const slot = this.book.find(orderId);
    if (slot === NONE || accountId === NO_ACCOUNT) return slot;
    return this.book.accountId(slot) === accountId ? slot : NONE;
  }

  /** The waiting order a command names; somebody else's is not found. */
  waitingOrder(reference: OrderReference): WaitingOrder | undefined {
    const { accountId, orderId } = reference;
    if (orderId === NO_ORDER_ID) return this.waiting.find(this.idByName(reference));
    const order = this.waiting.find(orderId);
    const isOwn = accountId === NO_ACCOUNT || order?.terms.accountId === accountId;
    return isOwn ? order : undefined;
  }

  /** Ids of the orders a mass cancel selects, ascending (R24). */
  select({ accountId, side }: CancelOrders): OrderId[] {
    const selected: OrderId[] = [];
    const { orders } = this.book;
    for (const slot of this.restingOf(accountId)) {
      if (side === null || orders.side(slot) === side) selected.push(orders.orderId(slot));
    }
    const waiting = accountId === null ? this.waiting.all() : this.waiting.ofAccount(accountId);
    for (const { terms, orderId } of waiting) {
      if (side === null || terms.side === side) selected.push(orderId);
    }
    return selected.sort((a, b) => a - b);
  }

  /** The ids by price and first in first out, bids before asks, then waiting ones by id (R14). */
  inExpiryOrder(orderIds: readonly OrderId[]): OrderId[] {
    const due = new Set(orderIds);
    const resting = this.levelsOf(orderIds).flatMap((level) => this.ofLevel(level, due));
    const waiting = orderIds.filter((id) => this.waiting.find(id) !== undefined);
    return [...resting, ...waiting.sort((a, b) => a - b)];
  }

  private idByName({ accountId, clientOrderId }: OrderReference): OrderId {
    const known = this.clientOrderIds.find(accountId, clientOrderId);
    if (known === undefined || !known.live) return NO_ORDER_ID;
    return known.terms.symbol === this.symbol ? known.orderId : NO_ORDER_ID;
  }

  private restingOf(accountId: AccountId | null): Iterable<Slot> {
    return accountId === null ? this.book.inPriorityOrder() : this.book.inOwnOrder(accountId);
  }

  /** The levels these orders rest on, bids first, best to worst. */
  private levelsOf(orderIds: readonly OrderId[]): LevelHandle[] {
    const { orders, levels } = this.book;
    const slots = orderIds.map((id) => this.book.find(id)).filter((slot) => slot !== NONE);
    const found = [...new Set(slots.map((slot) => orders.level(slot)))];
    // Keys ascend from best to worst on either side, and those of bids are below 0.
    return found.sort((a, b) => levels.key(a) - levels.key(b));
  }

  private ofLevel(level: LevelHandle, due: ReadonlySet<OrderId>): OrderId[] {
    const { orders, levels } = this.book;
    const ids: OrderId[] = [];
    for (let slot = levels.head(level); slot !== NONE; slot = orders.next(slot)) {
      const id = orders.orderId(slot);
      if (due.has(id)) ids.push(id);
    }
    return ids;
  }
}
