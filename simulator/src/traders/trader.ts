import type { AccountSocket, Order, Side, SubmitOrder } from '@matching-engine/client';
import type { Market } from '../market.js';
import type { Random } from '../random.js';

export interface TraderParts {
  readonly market: Market;
  /** The trader's own account. */
  readonly account: AccountSocket;
  readonly random: Random;
  /** Most live orders. */
  readonly maxOpen: number;
}

/** Somebody with an account on one instrument, who does one thing at a time when asked to. */
export abstract class Trader {
  protected readonly market: Market;
  protected readonly random: Random;
  private readonly account: AccountSocket;
  private readonly maxOpen: number;
  /** Orders on their way: they may rest as well. */
  private entering = 0;
  /** Orders that a request without an answer is about. */
  private readonly busy = new Set<string>();

  constructor({ market, account, random, maxOpen }: TraderParts) {
    this.market = market;
    this.account = account;
    this.random = random;
    this.maxOpen = maxOpen;
  }

  /** Sends one request, or none. Rejects as the client does. */
  abstract act(): Promise<unknown>;

  get open(): number {
    return this.account.orders.size;
  }

  /** Whether no more orders may rest. */
  protected get isFull(): boolean {
    return this.open + this.entering >= this.maxOpen;
  }

  /** The live orders that nothing is being done about, oldest first. */
  protected get orders(): Order[] {
    return [...this.account.orders.values()].filter(({ orderId }) => !this.busy.has(orderId));
  }

  protected async submit(order: Omit<SubmitOrder, 'symbol'>): Promise<unknown> {
    this.entering++;
    try {
      return await this.account.submit({ symbol: this.market.symbol, ...order });
    } finally {
      this.entering--;
    }
  }

  /** Cancels one of the orders at random, if there is any. */
  protected cancelAny(): Promise<unknown> {
    const { orders } = this;
    return orders.length === 0 ? Promise.resolve() : this.cancel(this.random.pick(orders));
  }

  protected cancel({ orderId, symbol }: Order): Promise<unknown> {
    return this.during(orderId, this.account.cancel({ symbol, orderId }));
  }

  protected move({ orderId, symbol }: Order, price: string): Promise<unknown> {
    return this.during(orderId, this.account.replace({ symbol, orderId, price }));
  }

  protected drawSide(): Side {
    return this.random.chance(0.5) ? 'buy' : 'sell';
  }

  private async during(orderId: string, request: Promise<unknown>): Promise<unknown> {
    this.busy.add(orderId);
    try {
      return await request;
    } finally {
      this.busy.delete(orderId);
    }
  }
}

/** −1 for buyers, who want less; 1 for sellers. */
export function direction(side: Side): number {
  return side === 'buy' ? -1 : 1;
}
