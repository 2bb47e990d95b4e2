import { OrderIndex } from '../core/book/order-index';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import { NO_CLIENT_ORDER_ID, type OrderId } from '../core/types/ids';
import type { Ticks } from '../core/types/units';
import { EndedOrders } from './ended-orders';
import { KeptAnswers } from './kept-answers';
import { LatestPerKey } from './latest-per-key';
import { ListBook } from './list-book';
import { LiveOrders } from './live-orders';
import { OrderList } from './order-list';
import { NO_ROW, type Row } from './order-page';
import type { OrderRecord } from './order-record';
import { OrderTable } from './order-table';
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
  /** The rows of all orders here: each live one has its own, which its list holds too. */
  readonly table = new OrderTable();
  readonly lists = new ListBook(this.table);
  readonly preventedMatches = new PreventedMatches();
  readonly answers = new KeptAnswers(this.table, (orderId) => this.find(orderId));
  readonly live = new LiveOrders(this.table);
  /** Number of pending orders by symbol. */
  readonly pendingCounts = new Map<string, number>();
  /** The last ended ones of each symbol, in the order they ended. */
  readonly ended = new EndedOrders(this.table, KEPT_PER_SYMBOL);
  /** Ids by account, of orders with a client order id, in the order they ended. */
  readonly endedNamed: LatestPerKey<number>;

  /** No order with a higher id has been forgotten. */
  forgottenUpTo = 0;

  private readonly index = new OrderIndex(this.table);
  private readonly inOrder = new OrderList((orderId) => this.has(orderId));

  /** @param clientOrderIdWindow how many ended ids of an account the engine keeps reserved */
  constructor(clientOrderIdWindow = DEFAULT_CLIENT_ORDER_ID_WINDOW) {
    this.endedNamed = new LatestPerKey(clientOrderIdWindow + SPARE_ANSWERS);
  }

  get count(): number {
    return this.inOrder.length;
  }

  find(orderId: number): OrderRecord | undefined {
    const row = this.index.find(orderId as OrderId);
    return row === NO_ROW ? undefined : this.table.at(row);
  }

  has(orderId: number): boolean {
    return this.index.find(orderId as OrderId) !== NO_ROW;
  }

  /** @throws when the order is unknown: to be used with ids that events name */
  get(orderId: number): OrderRecord {
    const record = this.find(orderId);
    if (record === undefined) throw new Error(`order ${orderId} is not in the projection`);
    return record;
  }

  /** What the order works at, which costs less than the whole of it. The order must be known. */
  priceOf(orderId: OrderId): Ticks {
    return this.table.price(this.index.find(orderId));
  }

  /** By id, ascending. */
  *all(): IterableIterator<OrderRecord> {
    for (const orderId of this.inOrder.all()) yield this.get(orderId);
  }

  /** Newest first. Costs time in proportion to the orders it passes over. */
  list(filter: OrderFilter): OrderRecord[] {
    const found: OrderRecord[] = [];
    for (const orderId of this.inOrder.before(filter.before)) {
      const record = this.get(orderId);
      if (!isWanted(record, filter)) continue;
      found.push(record);
      if (found.length === filter.limit) break;
    }
    return found;
  }

  /** @param record in a row of the table; its id must be higher than all before */
  add(record: OrderRecord): void {
    const { orderId } = record;
    this.index.add(orderId, record.row);
    this.inOrder.add(orderId);
    if (record.isLive) this.live.add(record);
    if (record.isPending) this.countPending(record.symbol, 1);
  }

  /** An order that was live is among the ended ones from now on; its row is let go of. */
  end(record: OrderRecord): void {
    const { accountId, clientOrderId, orderId } = record;
    this.live.remove(record);
    this.index.move(orderId, this.ended.add(record));
    // Its list may go on to hold the row, but answers are given from the copy.
    record.isAnswerKept = false;
    this.table.release(record);
    if (clientOrderId !== NO_CLIENT_ORDER_ID) this.endedNamed.add(accountId, orderId);
  }

  /** An order that ended before: it has its place by id now, and follows with `restoreEnded`. */
  announce(orderId: OrderId): void {
    this.inOrder.add(orderId);
  }

  /** @param record of an order that was announced, in any row; the next one to have ended */
  restoreEnded(record: OrderRecord): void {
    this.index.add(record.orderId, this.ended.add(record));
  }

  /** A pending order waits no longer. */
  activate(record: OrderRecord): void {
    record.activate();
    this.countPending(record.symbol, -1);
  }

  private countPending(symbol: string, change: number): void {
    this.pendingCounts.set(symbol, (this.pendingCounts.get(symbol) ?? 0) + change);
  }

  /** Orders stay until the next command, so that everybody can read what the last one did. */
  forgetOldest(): void {
    this.lists.forgetOldest();
    this.ended.dropOldest(this.forget);
    for (const orderId of this.endedNamed.release()) this.answers.release(orderId);
  }

  private readonly forget = (row: Row): void => {
    const record = this.table.at(row);
    const { orderId } = record;
    this.forgottenUpTo = Math.max(this.forgottenUpTo, orderId);
    this.answers.forget(record);
    this.index.remove(orderId);
    this.inOrder.remove();
  };
}

function isWanted(record: OrderRecord, { symbol, accountId, matches }: OrderFilter): boolean {
  if (symbol !== undefined && record.symbol !== symbol) return false;
  if (accountId !== undefined && record.accountId !== accountId) return false;
  return matches === undefined || matches(record);
}
