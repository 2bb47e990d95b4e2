/**
 * Books every order's quantity from events alone: what was entered is always what was filled, what
 * remains, what was cancelled and what self-trade prevention took, taken together. Throws on the
 * first lot lost or made up, and on the first event about an order that has ended.
 */
import type { EngineSnapshot, OrderSnapshot } from '../../../src/core/engine/snapshot';
import type { CoreEvent, MatchPrevented, Trade } from '../../../src/core/events/events';
import { SelfTradePrevention } from '../../../src/core/types/order-terms';

interface Account {
  entered: number;
  filled: number;
  cancelled: number;
  prevented: number;
  /** As the engine stated it last. */
  remaining: number;
  /** By quote quantity: what it may still trade depends on prices. */
  readonly byQuote: boolean;
  ended: boolean;
}

export class QuantityLedger {
  /** Orders that have not ended. */
  private readonly open = new Map<number, Account>();
  private lastOrderId = 0;

  record(events: readonly CoreEvent[]): void {
    const touched = new Set<number>();
    for (const event of events) for (const orderId of this.post(event)) touched.add(orderId);
    for (const orderId of touched) this.balance(orderId);
  }

  /** The engine holds exactly the orders that have not ended, with what remains of them. */
  agreesWith(snapshot: EngineSnapshot): void {
    const resting = snapshot.symbols.flatMap((symbol) => symbol.orders);
    const waiting = snapshot.symbols.flatMap((symbol) => symbol.waiting);
    const ids = new Set([...resting, ...waiting].map(({ orderId }) => orderId as number));
    demand(ids.size === resting.length + waiting.length, () => 'an order is there twice');
    demand(ids.size === this.open.size, () => `${this.open.size} orders should be live`);
    for (const order of resting) this.restsAs(order);
    for (const { orderId, terms } of waiting) {
      const { entered, remaining } = this.of(orderId);
      const isUntouched = entered === terms.quantity && remaining === terms.quantity;
      demand(isUntouched, () => `order ${orderId} waits with another quantity`);
    }
  }

  private restsAs({ orderId, quantity, remaining, details }: OrderSnapshot): void {
    const account = this.of(orderId);
    const { hidden, prevented } = details ?? { hidden: 0, prevented: 0 };
    demand(account.entered === quantity, () => `order ${orderId} is not for ${quantity}`);
    demand(account.remaining === remaining, () => `order ${orderId} lost or gained lots`);
    demand(account.prevented === prevented, () => `order ${orderId} was prevented otherwise`);
    demand(hidden >= 0 && hidden < remaining, () => `order ${orderId} shows nothing`);
  }

  private post(event: CoreEvent): number[] {
    switch (event.kind) {
      case 'order_accepted':
        this.enter(event.orderId, event.quantity);
        return [event.orderId];
      case 'trade':
        return this.postTrade(event);
      case 'match_prevented':
        return this.postPrevention(event);
      case 'order_replaced':
        return this.update(event.orderId, { entered: event.quantity, remaining: event.remaining });
      case 'order_rested':
        demand(event.shown > 0 && event.shown <= event.remaining, () => 'a resting order hides');
        return this.update(event.orderId, { remaining: event.remaining });
      case 'order_refreshed':
        demand(event.shown > 0, () => `order ${event.orderId} was refreshed with nothing`);
        return this.update(event.orderId, {});
      case 'order_triggered':
        return this.update(event.orderId, {});
      case 'quote_filled':
        return this.update(event.orderId, { ended: true });
      case 'order_rejected': {
        const { remaining } = this.of(event.orderId);
        return this.update(event.orderId, { cancelled: remaining, remaining: 0, ended: true });
      }
      case 'order_cancelled': {
        const cancelled = event.remaining;
        return this.update(event.orderId, { cancelled, remaining: 0, ended: true });
      }
      default:
        return [];
    }
  }

  private enter(orderId: number, quantity: number): void {
    demand(orderId > this.lastOrderId, () => `order ${orderId} is older than the one before`);
    this.lastOrderId = orderId;
    this.open.set(orderId, {
      ...{ entered: quantity, filled: 0, cancelled: 0, prevented: 0, remaining: quantity },
      ...{ byQuote: quantity === 0, ended: false },
    });
  }

  private postTrade(trade: Trade): number[] {
    demand(trade.quantity > 0, () => `trade ${trade.tradeId} is empty`);
    const remains = [
      [trade.makerOrderId, trade.makerRemaining],
      [trade.takerOrderId, trade.takerRemaining],
    ];
    return remains.map(([orderId, remaining]) => {
      const account = this.of(orderId);
      account.filled += trade.quantity;
      account.remaining = remaining;
      if (remaining === 0 && !account.byQuote) account.ended = true;
      return orderId;
    });
  }

  private postPrevention(event: MatchPrevented): number[] {
    const { mode, quantity, makerOrderId, takerOrderId, makerRemaining, takerRemaining } = event;
    demand(quantity > 0, () => 'a match without quantity was prevented');
    if (mode !== SelfTradePrevention.Decrement) return [makerOrderId, takerOrderId];
    this.of(makerOrderId).prevented += quantity;
    this.of(takerOrderId).prevented += quantity;
    this.update(makerOrderId, { remaining: makerRemaining });
    this.update(takerOrderId, { remaining: takerRemaining });
    return [makerOrderId, takerOrderId];
  }

  private update(orderId: number, news: Partial<Account>): number[] {
    Object.assign(this.of(orderId), news);
    return [orderId];
  }

  private balance(orderId: number): void {
    const account = this.open.get(orderId) as Account;
    const { entered, filled, cancelled, prevented, remaining, byQuote, ended } = account;
    demand(byQuote || remaining >= 0, () => `order ${orderId} is overfilled`);
    demand(
      byQuote || entered === filled + cancelled + prevented + remaining,
      () => `order ${orderId}: ${JSON.stringify(account)} is out of balance`,
    );
    demand(byQuote || ended || remaining > 0, () => `order ${orderId} is empty and has not ended`);
    if (ended) this.open.delete(orderId);
  }

  private of(orderId: number): Account {
    const account = this.open.get(orderId);
    if (account === undefined || account.ended) {
      throw new Error(`an event about order ${orderId}, which is not live`);
    }
    return account;
  }
}

function demand(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}
