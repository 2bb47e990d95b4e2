/**
 * The orders and fills of one account, as reports tell them. What is open is complete; what has
 * ended is bounded, newest first. A report that is older than what is known changes nothing.
 */

export type OrderStatus =
  'pending' | 'open' | 'partially_filled' | 'filled' | 'cancelled' | 'expired' | 'rejected';

/** What the page shows of an order; the service says more. */
export interface OwnOrder {
  readonly orderId: string;
  readonly clientOrderId?: string;
  readonly listId?: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: string;
  readonly timeInForce: string;
  readonly price?: string;
  readonly triggerPrice?: string;
  readonly trailingDelta?: number;
  readonly trailingAmount?: string;
  readonly quantity: string;
  readonly quoteQuantity?: string;
  readonly displayQuantity?: string;
  readonly postOnly?: unknown;
  readonly filledQuantity: string;
  readonly remainingQuantity: string;
  readonly averagePrice?: string;
  readonly status: OrderStatus;
  readonly reason?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PublicTrade {
  readonly tradeId: string;
  readonly symbol: string;
  readonly price: string;
  readonly quantity: string;
  readonly aggressorSide: 'buy' | 'sell';
  readonly makerOrderId: string;
  readonly takerOrderId: string;
  readonly timestamp: string;
}

/** A trade of an own order, seen from that order. */
export interface Fill {
  readonly tradeId: string;
  readonly orderId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly price: string;
  readonly quantity: string;
  readonly isMaker: boolean;
  readonly timestamp: string;
}

/** Ended orders and fills kept. */
export const MOST_KEPT = 200;

export class AccountOrders {
  private readonly live = new Map<string, OwnOrder>();
  private readonly ended = new Map<string, OwnOrder>();
  private readonly kept = new Map<string, Fill>();

  /** Newest first. */
  get open(): OwnOrder[] {
    return [...this.live.values()].sort(newerOrder);
  }

  /** The latest that ended, newest first. */
  get history(): OwnOrder[] {
    return [...this.ended.values()].sort(newerOrder).slice(0, MOST_KEPT);
  }

  /** The latest, newest first. */
  get fills(): Fill[] {
    return [...this.kept.values()].sort(newerFill).slice(0, MOST_KEPT);
  }

  /** Starts again from what the service says is open now; what has ended stays known. */
  reset(open: readonly OwnOrder[]): void {
    this.live.clear();
    for (const order of open) {
      this.live.set(order.orderId, order);
      this.ended.delete(order.orderId);
    }
  }

  put(order: OwnOrder): void {
    const known = this.knownOne(order);
    if (known !== undefined && known.updatedAt > order.updatedAt) return;
    if (isLive(order)) {
      // An ended order never lives again: an equal time means an earlier step of one command.
      if (known !== undefined && !isLive(known)) return;
      this.live.set(order.orderId, order);
      this.ended.delete(order.orderId);
      return;
    }
    this.live.delete(order.orderId);
    this.ended.set(order.orderId, order);
    prune(this.ended, newerOrder);
  }

  /** Takes a trade of an own order; a known one again changes nothing. */
  addTrade(order: Pick<OwnOrder, 'orderId' | 'side'>, trade: PublicTrade): void {
    const { orderId, side } = order;
    const { tradeId, symbol, price, quantity, timestamp } = trade;
    const isMaker = trade.makerOrderId === orderId;
    const fill = { tradeId, orderId, symbol, side, price, quantity, isMaker, timestamp };
    this.kept.set(`${timestamp} ${tradeId} ${orderId}`, fill);
    prune(this.kept, newerFill);
  }

  /** Finds own orders among public trades; for fills from before the page was opened. */
  findFills(trades: readonly PublicTrade[]): void {
    for (const trade of trades) {
      for (const id of [trade.makerOrderId, trade.takerOrderId]) {
        const order = this.live.get(id) ?? this.ended.get(id);
        if (order?.symbol === trade.symbol) this.addTrade(order, trade);
      }
    }
  }

  /** A service that keeps nothing counts from 1 again after a restart: then it is another order. */
  private knownOne({ orderId, createdAt }: OwnOrder): OwnOrder | undefined {
    const known = this.live.get(orderId) ?? this.ended.get(orderId);
    return known?.createdAt === createdAt ? known : undefined;
  }
}

export function isLive({ status }: Pick<OwnOrder, 'status'>): boolean {
  return status === 'pending' || status === 'open' || status === 'partially_filled';
}

/** Ids of the service: ascending numbers as texts. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

type Order<T> = (a: T, b: T) => number;

const newerOrder: Order<OwnOrder> = (a, b) => compareIds(b.orderId, a.orderId);

const newerFill: Order<Fill> = (a, b) =>
  a.timestamp === b.timestamp
    ? compareIds(b.tradeId, a.tradeId) || compareIds(b.orderId, a.orderId)
    : a.timestamp < b.timestamp
      ? 1
      : -1;

/** Leaves the newest ones, whenever there are twice as many as are kept. */
function prune<T>(known: Map<string, T>, order: Order<T>): void {
  if (known.size <= 2 * MOST_KEPT) return;
  const entries = [...known].sort(([, a], [, b]) => order(a, b)).slice(0, MOST_KEPT);
  known.clear();
  for (const [key, value] of entries) known.set(key, value);
}
