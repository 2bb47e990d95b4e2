import type { ListAccepted, OrderAccepted } from '../core/events/events';
import { ListType } from '../core/types/order-terms';
import type { ListStatus } from '../instruments/order-words';
import { LatestPerKey } from './latest-per-key';
import { ListRecord } from './list-record';
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';

/** How many ended lists of a symbol stay queryable. */
const KEPT_PER_SYMBOL = 10_000;

/** What a listing asks for; an absent filter matches all. */
export interface ListFilter {
  readonly symbol?: string;
  readonly accountId?: string;
  readonly status?: ListStatus;
  /** Only lists older than this one. */
  readonly before: number;
  readonly limit: number;
}

/** All live lists and the last ended ones of each symbol. */
export class ListBook {
  /** By id, ascending: lists are added in the order of their ids. */
  private readonly byId = new Map<number, ListRecord>();
  /** By symbol, in the order they ended. */
  readonly ended = new LatestPerKey<ListRecord>(KEPT_PER_SYMBOL);

  /** @param table holds the rows of their orders */
  constructor(private readonly table: OrderTable) {}

  get count(): number {
    return this.byId.size;
  }

  /** By id, ascending. */
  all(): Iterable<ListRecord> {
    return this.byId.values();
  }

  find(listId: number): ListRecord | undefined {
    return this.byId.get(listId);
  }

  /** @throws when the list is unknown: to be used with ids that events name */
  get(listId: number): ListRecord {
    const record = this.byId.get(listId);
    if (record === undefined) throw new Error(`list ${listId} is not in the projection`);
    return record;
  }

  /** Newest first. Costs time in proportion to all lists that are kept. */
  list(filter: ListFilter): ListRecord[] {
    const all = [...this.byId.values()].reverse();
    return all.filter((record) => isWanted(record, filter)).slice(0, filter.limit);
  }

  add(event: ListAccepted, time: number): ListRecord {
    const record = new ListRecord(event, time);
    this.restore(record);
    return record;
  }

  /** The id must be higher than all before; the list holds its orders. */
  restore(record: ListRecord): void {
    this.byId.set(record.terms.listId, record);
  }

  addOrder(order: OrderRecord): void {
    this.get(order.listId).orders.push(this.table.hold(order));
  }

  end(listId: number, time: number): ListRecord {
    const record = this.get(listId);
    record.end(time);
    this.ended.add(record.terms.symbol, record);
    return record;
  }

  /** Lists stay until the next command, so that everybody can read what the last one did. */
  forgetOldest(): void {
    for (const { terms, orders } of this.ended.release()) {
      this.byId.delete(terms.listId);
      for (const order of orders) this.table.release(order);
    }
  }

  /** Whether an order of a list waits for another one to be filled first. */
  isDependent({ listId, orderId }: OrderAccepted): boolean {
    const { type, orderIds } = this.get(listId).terms;
    return type !== ListType.Oco && orderId !== orderIds[0];
  }
}

function isWanted({ terms, status }: ListRecord, filter: ListFilter): boolean {
  if (terms.listId >= filter.before) return false;
  if (filter.symbol !== undefined && terms.symbol !== filter.symbol) return false;
  if (filter.accountId !== undefined && terms.accountId !== filter.accountId) return false;
  return filter.status === undefined || status === filter.status;
}
