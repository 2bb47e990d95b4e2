import type {
  CoreEvent,
  MatchPrevented,
  OrderRefreshed,
  OrderReplaced,
  OrderRested,
  Trade,
} from '../core/events/events';
import type { OrderQueue, QueuedOrder } from './order-queue';

/** One step of the visible queue; steps apply in order. */
export type QueueChange =
  | ({ readonly op: 'add' } & QueuedOrder)
  | { readonly op: 'reduce'; readonly orderId: number; readonly shown: number }
  | { readonly op: 'delete'; readonly orderId: number };

/**
 * Follows the events of a symbol: brings its queue up to date and tells what the public sees of
 * it. Events of orders that do not rest change nothing.
 */
export class QueueChanges {
  private changes: QueueChange[] = [];

  constructor(
    private readonly symbol: string,
    private readonly queue: OrderQueue,
  ) {}

  /** @returns the steps that the events of one command make */
  apply(events: readonly CoreEvent[]): QueueChange[] {
    for (const event of events) {
      if ('symbol' in event && event.symbol === this.symbol) this.applyEvent(event);
    }
    const { changes } = this;
    this.changes = [];
    return changes;
  }

  private applyEvent(event: CoreEvent): void {
    switch (event.kind) {
      case 'order_rested':
      case 'order_refreshed':
        return this.enter(event);
      case 'trade':
        return this.traded(event);
      case 'match_prevented':
        return this.prevented(event);
      case 'order_replaced':
        return this.replaced(event);
      case 'order_cancelled':
        return this.leave(event.orderId);
    }
  }

  private enter({ orderId, side, price, shown }: OrderRested | OrderRefreshed): void {
    const order = { orderId, side, price, shown };
    this.queue.add(order);
    this.changes.push({ op: 'add', ...order });
  }

  /** In an auction the taker rests as well. */
  private traded({ makerOrderId, takerOrderId, quantity }: Trade): void {
    for (const orderId of [makerOrderId, takerOrderId]) {
      const order = this.queue.find(orderId);
      if (order !== undefined) this.show(order, order.shown - quantity);
    }
  }

  /** What shrinks gives up its hidden part first. */
  private prevented(event: MatchPrevented): void {
    this.limit(event.makerOrderId, event.makerRemaining);
    this.limit(event.takerOrderId, event.takerRemaining);
  }

  private replaced({ orderId, remaining, keepsPriority }: OrderReplaced): void {
    if (keepsPriority) this.limit(orderId, remaining);
    else this.leave(orderId);
  }

  /** No order shows more than is left of it. */
  private limit(orderId: number, remaining: number): void {
    const order = this.queue.find(orderId);
    if (order !== undefined && order.shown > remaining) this.show(order, remaining);
  }

  private show({ orderId }: QueuedOrder, shown: number): void {
    if (shown === 0) {
      this.leave(orderId);
      return;
    }
    this.queue.show(orderId, shown);
    this.changes.push({ op: 'reduce', orderId, shown });
  }

  private leave(orderId: number): void {
    if (this.queue.find(orderId) === undefined) return;
    this.queue.remove(orderId);
    this.changes.push({ op: 'delete', orderId });
  }
}
