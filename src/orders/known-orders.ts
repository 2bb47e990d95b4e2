import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import { NO_CLIENT_ORDER_ID } from '../core/types/ids';
import { KeptAnswers } from './kept-answers';
import { LatestPerKey } from './latest-per-key';
import { ListBook } from './list-book';
import { LiveOrders } from './live-orders';
import { OrderList } from './order-list';
import type { OrderRecord } from './order-record';
import { PreventedMatches } from './prevented-matches';

/** How many ended orders of a symbol stay queryable. */
const KEPT_PER_SYMBOL = 10_000;

/**
 * How many more answers to ended orders with a client order id are kept for each account than the
 * engine keeps ids reserved: within one command names may end in another order there.
 */
const SPARE_ANSWERS = 1000;

/** What a listing asks for; an absent filter matches all. */
export interface OrderFilter {
  readonly symbol?: string;
  readonly accountId?: string;
  matches?(record: OrderRecord): boolean;
  /** Only orders older than this one. */
  readonly before: number;
  readonly limit: number;
}

/** All live orders and the last ended ones of each symbol, and what belongs to them. */
export class KnownOrders {
  readonly lists = new ListBook();
  readonly preventedMatches = new PreventedMatches();
  readonly answers = new KeptAnswers((orderId) => this.byId.get(orderId));
  readonly live = new LiveOrders();
  /** Number of pending orders by symbol. */
  readonly pendingCounts = new Map<string, number>();
  /** By symbol, in the order they ended. */
  readonly ended = new LatestPerKey<OrderRecord>(KEPT_PER_SYMBOL);
  /** Ids by account, of orders with a client order id, in the order they ended. */
  readonly endedNamed: LatestPerKey<number>;

  /** No order with a higher id has been forgotten. */
  forgottenUpTo = 0;

  private readonly byId = new Map<number, OrderRecord>();
  private readonly inOrder = new OrderList();

  /** @param clientOrderIdWindow how many ended ids of an account the engine keeps reserved */
  constructor(clientOrderIdWindow = DEFAULT_CLIENT_ORDER_ID_WINDOW) {
    this.endedNamed = new LatestPerKey(clientOrderIdWindow + SPARE_ANSWERS);
  }

  get count(): number {
    return this.byId.size;
  }

  find(orderId: number): OrderRecord | undefined {
    return this.byId.get(orderId);
  }

  /** @throws when the order is unknown: to be used with ids that events name */
  get(orderId: number): OrderRecord {
    const record = this.byId.get(orderId);
    if (record === undefined) throw new Error(`order ${orderId} is not in the projection`);
    return record;
  }

  /** By id, ascending. */
  all(): Iterable<OrderRecord> {
    return this.byId.values();
  }

  /** Newest first. Costs time in proportion to the orders it passes over. */
  list(filter: OrderFilter): OrderRecord[] {
    const found: OrderRecord[] = [];
    for (const record of this.inOrder.before(filter.before)) {
      if (!isWanted(record, filter)) continue;
      found.push(record);
      if (found.length === filter.limit) break;
    }
    return found;
  }

  /** The id must be higher than all before. */
  add(record: OrderRecord): void {
    this.byId.set(record.terms.orderId, record);
    this.inOrder.add(record);
    if (record.isLive) this.live.add(record);
    if (record.isPending) this.countPending(record.terms.symbol, 1);
  }

  end(record: OrderRecord): void {
    const { symbol, accountId, clientOrderId, orderId } = record.terms;
    this.live.remove(record);
    this.ended.add(symbol, record);
    if (clientOrderId !== NO_CLIENT_ORDER_ID) this.endedNamed.add(accountId, orderId);
  }

  countPending(symbol: string, change: number): void {
    this.pendingCounts.set(symbol, (this.pendingCounts.get(symbol) ?? 0) + change);
  }

  /** Orders stay until the next command, so that everybody can read what the last one did. */
  forgetOldest(): void {
    this.lists.forgetOldest();
    for (const record of this.ended.release()) {
      record.evicted = true;
      this.forgottenUpTo = Math.max(this.forgottenUpTo, record.terms.orderId);
      this.answers.forget(record);
      this.byId.delete(record.terms.orderId);
      this.inOrder.remove();
    }
    for (const orderId of this.endedNamed.release()) this.answers.release(orderId);
  }
}

function isWanted(record: OrderRecord, { symbol, accountId, matches }: OrderFilter): boolean {
  const { terms } = record;
  if (symbol !== undefined && terms.symbol !== symbol) return false;
  if (accountId !== undefined && terms.accountId !== accountId) return false;
  return matches === undefined || matches(record);
}
