/**
 * The resting orders of one account in one book, linked in the order they entered. Lets a mass
 * cancel visit an account's orders without walking the book. The links live in order storage.
 */
import type { AccountId } from '../types/ids';
import type { OrderStore, Slot } from './order-store';
import { NONE } from './records';

export class OwnOrders {
  head: Slot = NONE;
  tail: Slot = NONE;
  count = 0;

  constructor(readonly accountId: AccountId) {}

  append(orders: OrderStore, slot: Slot): void {
    orders.linkOwn(slot, this.tail, NONE);
    if (this.tail === NONE) this.head = slot;
    else orders.setOwnNext(this.tail, slot);
    this.tail = slot;
    this.count++;
  }

  remove(orders: OrderStore, slot: Slot): void {
    const previous = orders.ownPrevious(slot);
    const next = orders.ownNext(slot);
    if (previous === NONE) this.head = next;
    else orders.setOwnNext(previous, next);
    if (next === NONE) this.tail = previous;
    else orders.setOwnPrevious(next, previous);
    this.count--;
  }
}
