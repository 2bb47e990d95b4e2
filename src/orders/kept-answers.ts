import type { Json } from '../common/json';
import type { ListAnswer } from './dto/list.response';
import type { TradedOrderAnswer } from './dto/order.response';

/**
 * Answers to requests that can be repeated, for as long as their client order ids are reserved.
 * A list is kept by its first order, since it is known no longer than each of its orders.
 */
export class KeptAnswers {
  private readonly orders = new Map<number, Json<TradedOrderAnswer>>();
  private readonly lists = new Map<number, Json<ListAnswer>>();
  private readonly listOfOrder = new Map<number, number>();

  keepOrder(orderId: number, answer: Json<TradedOrderAnswer>): void {
    this.orders.set(orderId, answer);
  }

  keepList(listId: number, firstOrderId: number, answer: Json<ListAnswer>): void {
    this.lists.set(listId, answer);
    this.listOfOrder.set(firstOrderId, listId);
  }

  ofOrder(orderId: number): Json<TradedOrderAnswer> | undefined {
    return this.orders.get(orderId);
  }

  ofList(listId: number): Json<ListAnswer> | undefined {
    return this.lists.get(listId);
  }

  /** To be called when the client order id of an order is no longer reserved. */
  release(orderId: number): void {
    this.orders.delete(orderId);
    const listId = this.listOfOrder.get(orderId);
    if (listId === undefined) return;
    this.lists.delete(listId);
    this.listOfOrder.delete(orderId);
  }
}
