/**
 * Orders that wait for the price to move one way, by trigger price along the move and first in
 * first out at one price (R16). Adding and removing cost O(1), and O(log prices) when a trigger
 * price appears or disappears; asking whether a price triggers any is O(1).
 */
import type { Ticks } from '../types/units';
import { OrderedMap } from './btree';
import type { WaitingOrder } from './waiting-order';

interface TriggerQueue {
  first: WaitingOrder | null;
  last: WaitingOrder | null;
}

export class TriggerIndex {
  private readonly queues = new OrderedMap<TriggerQueue>();
  /** Key of the first order that the move would trigger; Infinity when none waits. */
  private nextKey = Infinity;

  /** @param direction 1 when a rising price triggers, -1 when a falling one does */
  constructor(private readonly direction: 1 | -1) {}

  /** Adds an order behind all others at its trigger price. */
  add(order: WaitingOrder): void {
    const key = this.direction * order.triggerPrice;
    const queue = this.queueAt(key);
    order.previous = queue.last;
    order.next = null;
    if (queue.last === null) queue.first = order;
    else queue.last.next = order;
    queue.last = order;
  }

  /** Takes an order out; the others keep their order. */
  remove(order: WaitingOrder): void {
    const key = this.direction * order.triggerPrice;
    const queue = this.queueAt(key);
    if (order.previous === null) queue.first = order.next;
    else order.previous.next = order.next;
    if (order.next === null) queue.last = order.previous;
    else order.next.previous = order.previous;
    if (queue.first === null) this.drop(key);
  }

  /** Moves every order that this trade price triggers over, in the order they trigger. */
  takeReached(price: Ticks, into: WaitingOrder[]): void {
    while (this.nextKey <= this.direction * price) {
      const key = this.nextKey;
      for (let order = this.queueAt(key).first; order !== null; order = order.next) {
        into.push(order);
      }
      this.drop(key);
    }
  }

  private queueAt(key: number): TriggerQueue {
    let queue = this.queues.get(key);
    if (queue === undefined) {
      queue = { first: null, last: null };
      this.queues.set(key, queue);
      if (key < this.nextKey) this.nextKey = key;
    }
    return queue;
  }

  private drop(key: number): void {
    this.queues.delete(key);
    if (key === this.nextKey) this.nextKey = this.queues.least() ?? Infinity;
  }
}
