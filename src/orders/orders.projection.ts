import { Injectable } from '@nestjs/common';

import type { CoreEvent, OrderAccepted, Trade } from '../core/events/events';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { StrictSubject } from '../matching-engine/strict-subject';
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

/** The word for what happened to an order. */
export type Execution = 'accepted' | 'trade' | 'replaced' | 'cancelled';

/** One step in the life of an order; the record shows the order right after it. */
export interface OrderChange {
  readonly execution: Execution;
  readonly record: OrderRecord;
  readonly event: CoreEvent;
  readonly outcome: Outcome;
}

/** All live orders and the last ended ones of each symbol, as of the last command applied. */
@Injectable()
export class OrdersProjection {
  /** Every step of every order, in order, while an outcome is being applied. */
  readonly changes$ = new StrictSubject<OrderChange>();

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
    for (const event of outcome.events) this.applyEvent(event, outcome);
    const [first] = outcome.events;
    if (first?.kind === 'order_accepted' && first.clientOrderId !== '') {
      const record = this.byId.get(first.orderId);
      if (record !== undefined) record.answer = tradedOrderAnswerJson(outcome, record);
    }
  }

  private applyEvent(event: CoreEvent, outcome: Outcome): void {
    switch (event.kind) {
      case 'order_accepted':
        return this.tell('accepted', this.add(event, outcome.time), event, outcome);
      case 'trade':
        return this.applyTrade(event, outcome);
      case 'order_replaced': {
        const record = this.get(event.orderId);
        record.replace(event.price, event.quantity);
        return this.changed('replaced', record, event, outcome);
      }
      case 'order_cancelled': {
        const record = this.get(event.orderId);
        record.cancel(event.reason);
        return this.changed('cancelled', record, event, outcome);
      }
    }
  }

  private applyTrade(event: Trade, outcome: Outcome): void {
    const maker = this.get(event.makerOrderId);
    maker.fill(event.price, event.quantity, event.makerRemaining);
    this.changed('trade', maker, event, outcome);
    const taker = this.get(event.takerOrderId);
    taker.fill(event.price, event.quantity, event.takerRemaining);
    this.changed('trade', taker, event, outcome);
  }

  private add(event: OrderAccepted, time: number): OrderRecord {
    const record = new OrderRecord(event, this.catalogue.get(event.symbol), time);
    this.byId.set(event.orderId, record);
    this.inOrder.push(record);
    const { accountId, clientOrderId } = event;
    if (clientOrderId !== '') this.byClientOrderId.set(nameOf(accountId, clientOrderId), record);
    return record;
  }

  private changed(
    execution: Execution,
    record: OrderRecord,
    event: CoreEvent,
    outcome: Outcome,
  ): void {
    record.touch(outcome.time);
    this.tell(execution, record, event, outcome);
    if (!record.isLive) this.ended.add(record);
  }

  private tell(
    execution: Execution,
    record: OrderRecord,
    event: CoreEvent,
    outcome: Outcome,
  ): void {
    if (this.changes$.observed) this.changes$.next({ execution, record, event, outcome });
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
