/**
 * A book as two arrays in priority order. Everything is found by scanning from the start; nothing
 * is remembered but the orders themselves.
 */
import { Side } from '../../../src/core/types/side';
import { accepts, shownOf, type NaiveOrder } from './naive-order';

/** Shown totals by level, keyed `side price`. */
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

  /** Best to worst; first in first out within a price. */
  side(side: Side): NaiveOrder[] {
    return side === Side.Buy ? this.bids : this.asks;
  }

  contra(side: Side): NaiveOrder[] {
    return side === Side.Buy ? this.asks : this.bids;
  }

  /** To the back of its level. */
  add(order: NaiveOrder): void {
    const side = this.side(order.terms.side);
    const worse = side.findIndex(({ terms }) => isBetter(order.terms, terms.price));
    side.splice(worse === -1 ? side.length : worse, 0, order);
  }

  remove(order: NaiveOrder): void {
    const side = this.side(order.terms.side);
    side.splice(side.indexOf(order), 1);
  }

  /** Resting orders that an order with such a limit can trade with, in the order it meets them. */
  reachableBy(side: Side, limit: number | null): NaiveOrder[] {
    return this.contra(side).filter(({ terms }) => accepts(side, limit, terms.price));
  }

  /** 0 for an empty side. */
  bestPrice(side: Side): number {
    return this.side(side)[0]?.terms.price ?? 0;
  }

  top(side: Side): Top {
    const price = this.bestPrice(side);
    const level = this.side(side).filter(({ terms }) => terms.price === price);
    return { price, quantity: level.reduce((sum, order) => sum + shownOf(order), 0) };
  }

  depth(): Depth {
    const depth: Depth = new Map();
    for (const order of this.all()) {
      const { side, price } = order.terms;
      const key = `${side} ${price}`;
      const quantity = (depth.get(key)?.quantity ?? 0) + shownOf(order);
      depth.set(key, { side, price, quantity });
    }
    return depth;
  }
}

function isBetter({ side, price }: { side: Side; price: number }, than: number): boolean {
  return side === Side.Buy ? price > than : price < than;
}
