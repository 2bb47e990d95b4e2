import { Injectable } from '@nestjs/common';
import type { Json } from '../common/json';
import { ProblemError } from '../common/problem/problem-error';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { OrderStatus } from '../instruments/order-words';
import type { OrderQuery, OrdersQuery } from './dto/order.query';
import type { OrderResponse, OrdersPage } from './dto/order.response';
import { OrderArchive } from './order-archive';
import { orderJson, ordersPageJson } from './order-json';
import type { OrderRecord } from './order-record';
import { OrdersProjection } from './orders.projection';

/** What orders that have ended never are. */
const LIVE: ReadonlySet<OrderStatus | undefined> = new Set(['open', 'partially_filled', 'pending']);

/** Finds and lists orders: those in memory, and the ended ones before them in the archive. */
@Injectable()
export class OrderLookup {
  constructor(
    private readonly catalogue: InstrumentCatalogue,
    private readonly orders: OrdersProjection,
    private readonly archive: OrderArchive,
  ) {}

  /** @throws ProblemError `symbol_not_found`, `order_not_found`, `history_unavailable` */
  async get(orderId: string, query: OrderQuery): Promise<Json<OrderResponse>> {
    this.catalogue.get(query.symbol);
    const id = Number(orderId);
    const known = this.orders.find(id);
    if (known !== undefined || id > this.orders.forgottenUpTo) return answer(known, query);
    return answer(await this.archive.find(id), query);
  }

  /** @throws ProblemError `symbol_not_found`, `history_unavailable` */
  async list(query: OrdersQuery): Promise<Json<OrdersPage>> {
    const { symbol, limit } = query;
    if (symbol !== undefined) this.catalogue.get(symbol);
    const { orders, lookedDownTo } = await this.search(query);
    const page = orders.slice(0, limit);
    const last = orders.length > limit ? page[limit - 1].orderId : lookedDownTo;
    return ordersPageJson(
      page.map(({ json }) => json()),
      last === 0 ? null : String(last),
    );
  }

  /** One order more than asked for, if there are so many. */
  private async search(query: OrdersQuery): Promise<FoundOrders> {
    const limit = query.limit + 1;
    const before = query.cursor === undefined ? Infinity : Number(query.cursor);
    const matches = (record: OrderRecord): boolean => isListed(record, query);
    const known = this.orders.list({ before, limit, matches }).map(asItIs);
    const downTo = known.length === limit ? known[limit - 1].orderId : 0;
    const isFound = query.clientOrderId !== undefined && known.length > 0;
    if (isFound || LIVE.has(query.status) || this.orders.forgottenUpTo <= downTo) {
      return { orders: known, lookedDownTo: 0 };
    }
    const isNew = (record: OrderRecord): boolean =>
      this.orders.find(record.orderId) === undefined && matches(record);
    const archived = await this.archive.list({ before, downTo, limit, matches: isNew });
    const { lookedDownTo } = archived;
    const ended = archived.orders.map((record) => ({
      orderId: record.orderId,
      json: () => orderJson(record),
    }));
    return { orders: merged(known, ended, lookedDownTo), lookedDownTo };
  }
}

interface FoundOrder {
  readonly orderId: number;
  json(): Json<OrderResponse>;
}

interface FoundOrders {
  /** Newest first. */
  readonly orders: readonly FoundOrder[];
  /** Everything from this id on was looked at; 0 when nothing older is wanted. */
  readonly lookedDownTo: number;
}

/** By the time it is told, an order in memory may have changed or be gone: its text is made now. */
function asItIs(record: OrderRecord): FoundOrder {
  const json = orderJson(record);
  return { orderId: record.orderId, json: () => json };
}

/** @throws ProblemError `order_not_found` */
function answer(
  record: OrderRecord | undefined,
  { symbol, accountId }: OrderQuery,
): Json<OrderResponse> {
  const isOther = accountId !== undefined && record?.accountId !== accountId;
  if (record === undefined || record.symbol !== symbol || isOther) {
    throw new ProblemError('order_not_found');
  }
  return orderJson(record);
}

/** Both together, newest first, each once, as far as the archive was looked through. */
function merged(
  known: readonly FoundOrder[],
  archived: readonly FoundOrder[],
  lookedDownTo: number,
): FoundOrder[] {
  const byId = new Map<number, FoundOrder>();
  for (const order of [...archived, ...known]) byId.set(order.orderId, order);
  const orders = [...byId.values()].filter(({ orderId }) => orderId >= lookedDownTo);
  return orders.sort((a, b) => b.orderId - a.orderId);
}

function isListed(record: OrderRecord, query: OrdersQuery): boolean {
  const { symbol, accountId, clientOrderId, status } = query;
  if (symbol !== undefined && record.symbol !== symbol) return false;
  if (accountId !== undefined && record.accountId !== accountId) return false;
  if (clientOrderId !== undefined && record.clientOrderId !== clientOrderId) return false;
  if (status === undefined) return true;
  return status === 'open' ? record.isLive : record.status === status;
}
