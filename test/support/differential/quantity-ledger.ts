/**
 * Books every order's quantity from events alone: what was entered is always what was filled, what
 * remains and what was cancelled, taken together. Throws on the first lot lost or made up.
 */
import type { EngineSnapshot } from '../../../src/core/engine/snapshot';
import type { CoreEvent } from '../../../src/core/events/events';

interface Account {
  entered: number;
  filled: number;
  cancelled: number;
  /** As the engine stated it last. */
  remaining: number;
}

export class QuantityLedger {
  /** Orders that have not ended. */
  private readonly open = new Map<number, Account>();

  record(events: readonly CoreEvent[]): void {
    const touched = new Set<number>();
    for (const event of events) for (const orderId of this.post(event)) touched.add(orderId);
    for (const orderId of touched) this.balance(orderId);
  }

  /** The book holds exactly the orders that have not ended, with what remains of them. */
  agreesWith(snapshot: EngineSnapshot): void {
    const resting = snapshot.symbols.flatMap((symbol) => symbol.orders);
    demand(resting.length === this.open.size, () => `${this.open.size} orders should rest`);
    for (const { orderId, quantity, remaining } of resting) {
      const account = this.of(orderId);
      demand(account.entered === quantity, () => `order ${orderId} is not for ${quantity}`);
      demand(account.remaining === remaining, () => `order ${orderId} lost or gained lots`);
    }
  }

  private post(event: CoreEvent): number[] {
    switch (event.kind) {
      case 'order_accepted': {
        const { orderId, quantity } = event;
        demand(!this.open.has(orderId), () => `order ${orderId} was accepted twice`);
        this.open.set(orderId, { entered: quantity, filled: 0, cancelled: 0, remaining: quantity });
        return [orderId];
      }
      case 'trade':
        demand(event.quantity > 0, () => `trade ${event.tradeId} is empty`);
        this.fill(event.makerOrderId, event.quantity, event.makerRemaining);
        this.fill(event.takerOrderId, event.quantity, event.takerRemaining);
        return [event.makerOrderId, event.takerOrderId];
      case 'order_replaced':
        Object.assign(this.of(event.orderId), {
          entered: event.quantity,
          remaining: event.remaining,
        });
        return [event.orderId];
      case 'order_rested':
        this.of(event.orderId).remaining = event.remaining;
        return [event.orderId];
      case 'order_cancelled':
        Object.assign(this.of(event.orderId), { cancelled: event.remaining, remaining: 0 });
        return [event.orderId];
      default:
        return [];
    }
  }

  private fill(orderId: number, quantity: number, remaining: number): void {
    const account = this.of(orderId);
    account.filled += quantity;
    account.remaining = remaining;
  }

  private balance(orderId: number): void {
    const { entered, filled, cancelled, remaining } = this.of(orderId);
    demand(remaining >= 0, () => `order ${orderId} is overfilled`);
    demand(
      entered === filled + cancelled + remaining,
      () => `order ${orderId}: ${entered} <> ${filled} + ${cancelled} + ${remaining}`,
    );
    if (remaining === 0) this.open.delete(orderId);
  }

  private of(orderId: number): Account {
    const account = this.open.get(orderId);
    if (account === undefined) throw new Error(`an event about order ${orderId}, which ended`);
    return account;
  }
}

function demand(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}
