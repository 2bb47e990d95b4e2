import type { Side, QueueChange, QueuedOrder } from '../types.js';
import { CHECKED, crc32, digitsOf } from './checksum.js';
import { PriceLadder } from './price-ladder.js';

/** An order in the queue of its price. */
export interface BookOrder {
  readonly orderId: string;
  readonly side: Side;
  readonly price: string;
  /** What is shown of it. */
  readonly quantity: string;
}

/** The orders of a price: a map keeps the order in which its keys came, first in, first out. */
interface Queue {
  readonly price: string;
  readonly orders: Map<string, BookOrder>;
}

/** What a program may ask of a book of single orders. */
export interface QueueView {
  readonly sequence: number;
  readonly timestamp: string;
  /** How many orders rest on both sides. */
  readonly size: number;
  /** The first `count` orders of a side by priority (all by default). */
  orders(side: Side, count?: number): BookOrder[];
  /** The orders at a price, first in, first out. */
  queueAt(side: Side, price: string): BookOrder[];
  order(orderId: string): BookOrder | undefined;
  /** How many orders of its price come before it; undefined when it is not in the book. */
  placeOf(orderId: string): number | undefined;
  /** As the service computes it: of the first 10 orders of the asks, then of the bids. */
  checksum(): number;
}

/** A book of single orders in their priority, rebuilt from a feed. */
export class QueueBook implements QueueView {
  sequence = 0;
  timestamp = '';
  private readonly known = new Map<string, BookOrder>();
  private readonly ladders = {
    buy: new PriceLadder<Queue>('buy'),
    sell: new PriceLadder<Queue>('sell'),
  };

  get size(): number {
    return this.known.size;
  }

  order(orderId: string): BookOrder | undefined {
    return this.known.get(orderId);
  }

  orders(side: Side, count = Infinity): BookOrder[] {
    const found: BookOrder[] = [];
    for (const { orders } of this.ladders[side]) {
      for (const order of orders.values()) {
        if (found.length >= count) return found;
        found.push(order);
      }
    }
    return found;
  }

  queueAt(side: Side, price: string): BookOrder[] {
    return [...(this.ladders[side].get(price)?.orders.values() ?? [])];
  }

  placeOf(orderId: string): number | undefined {
    const order = this.known.get(orderId);
    if (order === undefined) return undefined;
    return this.queueAt(order.side, order.price).indexOf(order);
  }

  checksum(): number {
    let text = '';
    for (const side of ['sell', 'buy'] as const) {
      for (const { orderId, price, quantity } of this.orders(side, CHECKED)) {
        text += orderId + digitsOf(price) + digitsOf(quantity);
      }
    }
    return crc32(text);
  }

  restart(bids: readonly QueuedOrder[], asks: readonly QueuedOrder[]): void {
    this.known.clear();
    this.ladders.buy.clear();
    this.ladders.sell.clear();
    for (const [orderId, price, quantity] of bids) this.add('buy', { orderId, price, quantity });
    for (const [orderId, price, quantity] of asks) this.add('sell', { orderId, price, quantity });
  }

  /** @returns what is wrong with the change, or undefined when it was applied */
  apply(change: QueueChange): string | undefined {
    const { op, orderId } = change;
    const order = this.known.get(orderId);
    if (op === 'add') {
      if (order !== undefined) return `order ${orderId} is in the book already`;
      this.add(change.side, change);
      return undefined;
    }
    if (order === undefined) return `order ${orderId} is not in the book`;
    if (op === 'delete') this.remove(order);
    else this.put({ ...order, quantity: change.quantity });
    return undefined;
  }

  private add(side: Side, { orderId, price, quantity }: Omit<BookOrder, 'side'>): void {
    const ladder = this.ladders[side];
    if (ladder.get(price) === undefined) ladder.set({ price, orders: new Map() });
    this.put({ orderId, side, price, quantity });
  }

  /** A known order keeps its place. */
  private put(order: BookOrder): void {
    this.known.set(order.orderId, order);
    this.ladders[order.side].get(order.price)?.orders.set(order.orderId, order);
  }

  private remove({ orderId, side, price }: BookOrder): void {
    this.known.delete(orderId);
    const queue = this.ladders[side].get(price);
    queue?.orders.delete(orderId);
    if (queue?.orders.size === 0) this.ladders[side].delete(price);
  }
}
