import { Injectable } from '@nestjs/common';
import type { CoreEvent, OrderAccepted } from '../core/events/events';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { EndedOrders } from './ended-orders';
import { tradedOrderAnswerJson } from './order-json';
import { OrderRecord } from './order-record';

/** What a listing asks for; an absent filter matches all. */
export interface OrderFilter {
  readonly symbol?: string;
  readonly accountId?: string;
  matches?(record: OrderRecord): boolean;
  /** Only orders older than this one. */
  readonly before: number;
  readonly limit: number;
}

/** All live orders and the last ended ones of each symbol, as of the last command applied. */
@Injectable()
export class OrdersProjection {
  private readonly byId = new Map<number, OrderRecord>();
  private readonly byClientOrderId = new Map<string, OrderRecord>();
  private readonly ended = new EndedOrders((record) => this.evict(record));
  /** By ascending id; evicted records are dropped once they are the half. */
  private inOrder: OrderRecord[] = [];
  private evictedCount = 0;

  constructor(
    private readonly catalogue: InstrumentCatalogue,
    engine: MatchingEngineService,
  ) {
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
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

  findByClientOrderId(accountId: string, clientOrderId: string): OrderRecord | undefined {
    return this.byClientOrderId.get(nameOf(accountId, clientOrderId));
  }

  /** Newest first. Costs time in proportion to the orders it passes over. */
  list(filter: OrderFilter): OrderRecord[] {
    const found: OrderRecord[] = [];
    let place = this.placeOf(filter.before) - 1;
    for (; place >= 0 && found.length < filter.limit; place--) {
      const record = this.inOrder[place];
      if (!record.evicted && isWanted(record, filter)) found.push(record);
    }
    return found;
  }

  private apply(outcome: Outcome): void {
    for (const event of outcome.events) this.applyEvent(event, outcome.time);
    const [first] = outcome.events;
    if (first?.kind === 'order_accepted' && first.clientOrderId !== '') {
      const record = this.byId.get(first.orderId);
      if (record !== undefined) record.answer = tradedOrderAnswerJson(outcome, record);
    }
  }

  private applyEvent(event: CoreEvent, time: number): void {
    switch (event.kind) {
      case 'order_accepted':
        return this.add(event, time);
      case 'trade':
        this.change(event.makerOrderId, time, (record) =>
          record.fill(event.price, event.quantity, event.makerRemaining),
        );
        return this.change(event.takerOrderId, time, (record) =>
          record.fill(event.price, event.quantity, event.takerRemaining),
        );
      case 'order_replaced':
        return this.change(event.orderId, time, (record) =>
          record.replace(event.price, event.quantity),
        );
      case 'order_cancelled':
        return this.change(event.orderId, time, (record) => record.cancel(event.reason));
    }
  }

  private add(event: OrderAccepted, time: number): void {
    const record = new OrderRecord(event, this.catalogue.get(event.symbol), time);
    this.byId.set(event.orderId, record);
    this.inOrder.push(record);
    const { accountId, clientOrderId } = event;
    if (clientOrderId !== '') this.byClientOrderId.set(nameOf(accountId, clientOrderId), record);
  }

  private change(orderId: number, time: number, change: (record: OrderRecord) => void): void {
    const record = this.get(orderId);
    change(record);
    record.touch(time);
    if (!record.isLive) this.ended.add(record);
  }

  private evict(record: OrderRecord): void {
    const { orderId, accountId, clientOrderId } = record.terms;
    record.evicted = true;
    this.byId.delete(orderId);
    const name = nameOf(accountId, clientOrderId);
    if (this.byClientOrderId.get(name) === record) this.byClientOrderId.delete(name);
    if (++this.evictedCount * 2 < this.inOrder.length) return;
    this.inOrder = this.inOrder.filter(({ evicted }) => !evicted);
    this.evictedCount = 0;
  }

  /** Place of the first order with this id or a higher one. */
  private placeOf(orderId: number): number {
    let low = 0;
    let high = this.inOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.inOrder[middle].terms.orderId < orderId) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isWanted(record: OrderRecord, { symbol, accountId, matches }: OrderFilter): boolean {
  const { terms } = record;
  if (symbol !== undefined && terms.symbol !== symbol) return false;
  if (accountId !== undefined && terms.accountId !== accountId) return false;
  return matches === undefined || matches(record);
}

function nameOf(accountId: string, clientOrderId: string): string {
  return `${accountId}\n${clientOrderId}`;
}
