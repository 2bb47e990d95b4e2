/**
 * A book as two arrays in priority order. Everything is found by scanning from the start; nothing
 * is remembered but the orders themselves.
 */
import { OrderType } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import type { NaiveOrder } from './naive-order';

/** Totals by level, keyed `side price`. */
export type Depth = Map<string, { side: Side; price: number; quantity: number }>;

export interface Top {
  readonly price: number;
  readonly quantity: number;
}

export class NaiveBook {
  private bids: NaiveOrder[] = [];
  private asks: NaiveOrder[] = [];

  /** Bids best to worst, then asks; first in first out within a price. */
  all(): NaiveOrder[] {
    return [...this.bids, ...this.asks];
  }

  count(): number {
    return this.bids.length + this.asks.length;
  }

  find(orderId: number): NaiveOrder | undefined {
    return this.all().find((order) => order.orderId === orderId);
  }

  add(order: NaiveOrder): void {
    const side = this.side(order.side);
    const worse = side.findIndex((other) => isBetter(order.side, order.price, other.price));
    side.splice(worse === -1 ? side.length : worse, 0, order);
  }

  remove(order: NaiveOrder): void {
    const side = this.side(order.side);
    side.splice(side.indexOf(order), 1);
  }

  /** Resting orders that this order can trade with, in the order it would meet them. */
  reachableBy(order: NaiveOrder): NaiveOrder[] {
    const contra = order.side === Side.Buy ? this.asks : this.bids;
    return contra.filter((resting) => accepts(order, resting.price));
  }

  totalAt(side: Side, price: number): number {
    return sum(this.side(side).filter((order) => order.price === price));
  }

  top(side: Side): Top {
    const best = this.side(side)[0];
    if (best === undefined) return { price: 0, quantity: 0 };
    return { price: best.price, quantity: this.totalAt(side, best.price) };
  }

  depth(): Depth {
    const depth: Depth = new Map();
    for (const { side, price, remaining } of this.all()) {
      const key = `${side} ${price}`;
      const quantity = (depth.get(key)?.quantity ?? 0) + remaining;
      depth.set(key, { side, price, quantity });
    }
    return depth;
  }

  private side(side: Side): NaiveOrder[] {
    return side === Side.Buy ? this.bids : this.asks;
  }
}

function isBetter(side: Side, price: number, than: number): boolean {
  return side === Side.Buy ? price > than : price < than;
}

function accepts(order: NaiveOrder, price: number): boolean {
  if (order.type === OrderType.Market) return true;
  return order.side === Side.Buy ? price <= order.price : price >= order.price;
}

function sum(orders: readonly NaiveOrder[]): number {
  return orders.reduce((total, order) => total + order.remaining, 0);
}
