/** Waiting orders whose time has come, first in first out (R17). Empty between commands. */
import type { WaitingOrder } from '../book/waiting-order';

export class ActivationQueue {
  private orders: WaitingOrder[] = [];
  private taken = 0;

  push(order: WaitingOrder): void {
    order.waitingFor = 'queued';
    this.orders.push(order);
  }

  /** The next order, or undefined when all have been taken. */
  take(): WaitingOrder | undefined {
    if (this.taken < this.orders.length) return this.orders[this.taken++];
    if (this.taken > 0) this.orders = [];
    this.taken = 0;
    return undefined;
  }
}
