/**
 * What must happen when an order trades, triggers or ends, whatever the cause: its event, its
 * client order id, its deadline, and what follows for the orders of its list (R21).
 */
import type { OrderDetails } from '../book/order-details';
import type { OrderList } from '../book/order-list';
import type { Slot } from '../book/order-store';
import { NONE } from '../book/records';
import type { WaitingOrder } from '../book/waiting-order';
import type { CancelReason, RejectCode } from '../events/reasons';
import {
  NO_CLIENT_ORDER_ID,
  NO_LIST_ID,
  type AccountId,
  type ClientOrderId,
  type ListId,
  type OrderId,
} from '../types/ids';
import { ListType } from '../types/order-terms';
import { NO_TIME } from '../types/units';
import type { IncomingOrder } from './incoming-order';
import type { Market } from './market';

/** What is left to settle of an order that has left the market. */
interface EndedOrder {
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly details: OrderDetails | null;
}

export class Endings {
  constructor(private readonly market: Market) {}

  restingFilled(slot: Slot): void {
    this.leaveBook(slot, true);
  }

  incomingFilled(order: IncomingOrder): void {
    const isPlain = order.details === null && order.clientOrderId === NO_CLIENT_ORDER_ID;
    if (!isPlain) this.ended(order, true);
  }

  cancelResting(slot: Slot, reason: CancelReason): void {
    this.market.report.restingOrderCancelled(slot, reason);
    this.leaveBook(slot, false);
  }

  cancelIncoming(order: IncomingOrder, reason: CancelReason): void {
    this.market.report.orderCancelled(order, reason);
    this.ended(order, false);
  }

  rejectIncoming(order: IncomingOrder, code: RejectCode): void {
    this.market.report.orderRejected(order.orderId, code);
    this.ended(order, false);
  }

  cancelWaiting(order: WaitingOrder, reason: CancelReason): void {
    this.market.report.waitingOrderCancelled(order, reason);
    this.market.waiting.remove(order);
    const { orderId, details, terms } = order;
    const { accountId, clientOrderId } = terms;
    this.ended({ orderId, accountId, clientOrderId, details }, false);
  }

  /** Cancels an order wherever it stands; one that has ended already is left alone. */
  cancel(orderId: OrderId, reason: CancelReason): void {
    const slot = this.market.book.find(orderId);
    if (slot !== NONE) {
      this.cancelResting(slot, reason);
      return;
    }
    const waiting = this.market.waiting.find(orderId);
    if (waiting !== undefined) this.cancelWaiting(waiting, reason);
  }

  /** Cancels what is left of a list, in the order of the list. */
  cancelList(list: OrderList, reason: CancelReason): void {
    list.phase = 'free';
    for (const orderId of list.orderIds) this.cancel(orderId, reason);
  }

  /** One of a pair has traded or was triggered: the other is cancelled. */
  acted(orderId: OrderId, details: OrderDetails | null): void {
    if (details === null || details.listId === NO_LIST_ID) return;
    const list = this.market.lists.get(details.listId);
    if (list?.phase !== 'paired') return;
    list.phase = 'free';
    this.cancelOthers(list, orderId);
  }

  private leaveBook(slot: Slot, filled: boolean): void {
    const { book } = this.market;
    const { orders } = book;
    if (orders.isPlain(slot)) {
      book.remove(slot);
      return;
    }
    const order: EndedOrder = {
      orderId: orders.orderId(slot),
      accountId: book.accountId(slot),
      clientOrderId: orders.clientOrderId(slot),
      details: orders.details(slot),
    };
    book.remove(slot);
    this.ended(order, filled);
  }

  private ended({ orderId, accountId, clientOrderId, details }: EndedOrder, filled: boolean): void {
    if (clientOrderId !== NO_CLIENT_ORDER_ID) {
      this.market.clientOrderIds.ended(accountId, clientOrderId);
    }
    if (details === null) return;
    if (details.expireTime !== NO_TIME) this.market.deadlines.remove(details.expireTime, orderId);
    if (details.listId !== NO_LIST_ID) this.endedInList(details.listId, orderId, filled);
  }

  private endedInList(listId: ListId, orderId: OrderId, filled: boolean): void {
    const { lists, report } = this.market;
    const list = lists.get(listId);
    if (list === undefined) return;
    list.live--;
    const wasWorking = list.phase === 'working' && orderId === list.orderIds[0];
    if (wasWorking && filled) this.takeTurns(list);
    else if (list.phase !== 'free') {
      list.phase = 'free';
      this.cancelOthers(list, orderId);
    }
    if (list.live > 0 || !lists.delete(listId)) return;
    report.listEnded(listId);
  }

  /** The working order is filled: the others come to the market, each when its turn comes. */
  private takeTurns(list: OrderList): void {
    list.phase = list.type === ListType.Otoco ? 'paired' : 'free';
    for (const orderId of list.orderIds) {
      const order = this.market.waiting.find(orderId);
      if (order === undefined) continue;
      order.turnCame = true;
      this.market.queue.push(order);
    }
  }

  private cancelOthers(list: OrderList, orderId: OrderId): void {
    for (const other of list.orderIds) {
      if (other !== orderId) this.cancel(other, 'list_sibling');
    }
  }
}
