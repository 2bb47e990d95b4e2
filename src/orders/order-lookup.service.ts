import { Injectable } from '@nestjs/common';
import type { Json } from '../common/json';
import { ProblemError } from '../common/problem/problem-error';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { OrderStatus } from '../instruments/order-words';
import type { OrderQuery, OrdersQuery } from './dto/order.query';
import type { OrderResponse, OrdersPage } from './dto/order.response';
import { OrderArchive, type ArchivedOrders } from './order-archive';
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
  async get(orderId: string, { symbol, accountId }: OrderQuery): Promise<Json<OrderResponse>> {
    this.catalogue.get(symbol);
    const record = await this.find(Number(orderId));
    const isOther = accountId !== undefined && record?.terms.accountId !== accountId;
    if (record === undefined || record.terms.symbol !== symbol || isOther) {
      throw new ProblemError('order_not_found');
    }
    return orderJson(record);
  }

  /** @throws ProblemError `symbol_not_found`, `history_unavailable` */
  async list(query: OrdersQuery): Promise<Json<OrdersPage>> {
    const { symbol, limit } = query;
    if (symbol !== undefined) this.catalogue.get(symbol);
    const { orders, lookedDownTo } = await this.search(query);
    const page = orders.slice(0, limit);
    const last = orders.length > limit ? page[limit - 1].terms.orderId : lookedDownTo;
    return ordersPageJson(page, last === 0 ? null : String(last));
  }

  private async find(orderId: number): Promise<OrderRecord | undefined> {
    const record = this.orders.find(orderId);
    if (record !== undefined || orderId > this.orders.forgottenUpTo) return record;
    return this.archive.find(orderId);
  }

  /** One order more than asked for, if there are so many. */
  private async search(query: OrdersQuery): Promise<ArchivedOrders> {
    const limit = query.limit + 1;
    const before = query.cursor === undefined ? Infinity : Number(query.cursor);
    const matches = (record: OrderRecord): boolean => isListed(record, query);
    const known = this.orders.list({ before, limit, matches });
    const downTo = known.length === limit ? known[limit - 1].terms.orderId : 0;
    const isFound = query.clientOrderId !== undefined && known.length > 0;
    if (isFound || LIVE.has(query.status) || this.orders.forgottenUpTo <= downTo) {
      return { orders: known, lookedDownTo: 0 };
    }
    const isNew = (record: OrderRecord): boolean =>
      this.orders.find(record.terms.orderId) === undefined && matches(record);
    const archived = await this.archive.list({ before, downTo, limit, matches: isNew });
    return merged(known, archived);
  }
}

/** Both together, newest first, each once, as far as the archive was looked through. */
function merged(
  known: readonly OrderRecord[],
  { orders: archived, lookedDownTo }: ArchivedOrders,
): ArchivedOrders {
  const byId = new Map<number, OrderRecord>();
  for (const record of [...archived, ...known]) byId.set(record.terms.orderId, record);
  const orders = [...byId.values()].filter(({ terms }) => terms.orderId >= lookedDownTo);
  return { orders: orders.sort((a, b) => b.terms.orderId - a.terms.orderId), lookedDownTo };
}

function isListed({ terms, status, isLive }: OrderRecord, query: OrdersQuery): boolean {
  const { symbol, accountId, clientOrderId } = query;
  if (symbol !== undefined && terms.symbol !== symbol) return false;
  if (accountId !== undefined && terms.accountId !== accountId) return false;
  if (clientOrderId !== undefined && terms.clientOrderId !== clientOrderId) return false;
  if (query.status === undefined) return true;
  return query.status === 'open' ? isLive : status === query.status;
}
