import { Injectable } from '@nestjs/common';
import type { Json } from '../common/json';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import type { CoreEvent, OrderAccepted, Trade } from '../core/events/events';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { StrictSubject } from '../matching-engine/strict-subject';
import type { TradedOrderAnswer } from './dto/order.response';
import { LatestPerKey } from './latest-per-key';
import { tradedOrderAnswerJson } from './order-json';
import { OrderList } from './order-list';
import { OrderRecord } from './order-record';

/** How many ended orders of a symbol stay queryable. */
const KEPT_PER_SYMBOL = 10_000;

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
  private readonly inOrder = new OrderList();
  private readonly ended = new LatestPerKey<OrderRecord>(KEPT_PER_SYMBOL);
  /** Answers to requests that carried a client order id, for as long as that is reserved. */
  private readonly answers = new Map<number, Json<TradedOrderAnswer>>();
  private readonly endedNamed = new LatestPerKey<number>(DEFAULT_CLIENT_ORDER_ID_WINDOW);

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

  /** The original answer to the request that entered an order with a client order id. */
  answerOf(orderId: number): Json<TradedOrderAnswer> | undefined {
    return this.answers.get(orderId);
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

  private apply(outcome: Outcome): void {
    this.forgetOldest();
    for (const event of outcome.events) this.applyEvent(event, outcome);
    const [first] = outcome.events;
    if (first?.kind !== 'order_accepted' || first.clientOrderId === '') return;
    this.answers.set(first.orderId, tradedOrderAnswerJson(outcome, this.get(first.orderId)));
  }

  /** Orders stay until the next command, so that everybody can read what the last one did. */
  private forgetOldest(): void {
    for (const record of this.ended.release()) {
      record.evicted = true;
      this.byId.delete(record.terms.orderId);
      this.inOrder.remove();
    }
    for (const orderId of this.endedNamed.release()) this.answers.delete(orderId);
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
    this.inOrder.add(record);
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
    if (!record.isLive) this.end(record);
  }

  private end(record: OrderRecord): void {
    const { symbol, accountId, clientOrderId, orderId } = record.terms;
    this.ended.add(symbol, record);
    if (clientOrderId !== '') this.endedNamed.add(accountId, orderId);
  }

  private tell(
    execution: Execution,
    record: OrderRecord,
    event: CoreEvent,
    outcome: Outcome,
  ): void {
    if (this.changes$.observed) this.changes$.next({ execution, record, event, outcome });
  }
}

function isWanted(record: OrderRecord, { symbol, accountId, matches }: OrderFilter): boolean {
  const { terms } = record;
  if (symbol !== undefined && terms.symbol !== symbol) return false;
  if (accountId !== undefined && terms.accountId !== accountId) return false;
  return matches === undefined || matches(record);
}
