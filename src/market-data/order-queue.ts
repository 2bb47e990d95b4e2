import { OrderedMap } from '../core/book/btree';
import { Side } from '../core/types/side';

/** A resting order as the public sees it. */
export interface QueuedOrder {
  readonly orderId: number;
  readonly side: Side;
  readonly price: number;
  /** The part that the book shows. */
  readonly shown: number;
}

interface Place {
  readonly orderId: number;
  readonly side: Side;
  readonly price: number;
  shown: number;
  readonly level: Level;
  before: Place | null;
  behind: Place | null;
}

interface Level {
  readonly key: number;
  first: Place | null;
  last: Place | null;
}

/** The resting orders of one symbol by priority: price, then first in first out. */
export class OrderQueue {
  private readonly places = new Map<number, Place>();
  private readonly bids = new OrderedMap<Level>();
  private readonly asks = new OrderedMap<Level>();

  get size(): number {
    return this.places.size;
  }

  find(orderId: number): QueuedOrder | undefined {
    return this.places.get(orderId);
  }

  /** Enters an order at the back of its price. */
  add({ orderId, side, price, shown }: QueuedOrder): void {
    const level = this.levelOf(side, price);
    const before = level.last;
    const place: Place = { orderId, side, price, shown, level, before, behind: null };
    if (before === null) level.first = place;
    else before.behind = place;
    level.last = place;
    this.places.set(orderId, place);
  }

  /** Lets an order show another quantity in its place. */
  show(orderId: number, shown: number): void {
    const place = this.places.get(orderId);
    if (place !== undefined) place.shown = shown;
  }

  remove(orderId: number): void {
    const place = this.places.get(orderId);
    if (place === undefined) return;
    this.places.delete(orderId);
    const { level, before, behind } = place;
    if (before === null) level.first = behind;
    else before.behind = behind;
    if (behind === null) level.last = before;
    else behind.before = before;
    if (level.first === null) this.levels(place.side).delete(level.key);
  }

  /** Visits at most so many orders of a side, in their priority. */
  forEach(side: Side, most: number, visit: (order: QueuedOrder) => void): void {
    let left = most;
    if (this.places.size === 0) return;
    for (const [, level] of this.levels(side).entries()) {
      for (let place = level.first; place !== null; place = place.behind) {
        if (left-- === 0) return;
        visit(place);
      }
    }
  }

  private levelOf(side: Side, price: number): Level {
    const key = side === Side.Buy ? -price : price;
    const levels = this.levels(side);
    let level = levels.get(key);
    if (level === undefined) {
      level = { key, first: null, last: null };
      levels.set(key, level);
    }
    return level;
  }

  private levels(side: Side): OrderedMap<Level> {
    return side === Side.Buy ? this.bids : this.asks;
  }
}
