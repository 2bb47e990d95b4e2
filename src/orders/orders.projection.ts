import { Injectable } from '@nestjs/common';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import type {
  CoreEvent,
  MatchPrevented,
  OrderAccepted,
  OrderRested,
  Trade,
} from '../core/events/events';
import { NO_CLIENT_ORDER_ID, NO_LIST_ID } from '../core/types/ids';
import { isConditional, SelfTradePrevention } from '../core/types/order-terms';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { firstOf, type Outcome } from '../matching-engine/outcome';
import { StrictSubject } from '../matching-engine/strict-subject';
import { KeptAnswers } from './kept-answers';
import { LatestPerKey } from './latest-per-key';
import { ListBook } from './list-book';
import { listAnswerJson } from './list-json';
import type { Execution, ListChange, OrderChange } from './order-changes';
import { tradedOrderAnswerJson } from './order-json';
import { OrderList } from './order-list';
import { OrderRecord } from './order-record';
import { PreventedMatches } from './prevented-matches';

/** How many ended orders of a symbol stay queryable. */
const KEPT_PER_SYMBOL = 10_000;

/**
 * How many answers to ended orders with a client order id are kept for each account: more than the
 * engine keeps ids reserved, since within one command names may end in another order there.
 */
const KEPT_ANSWERS = DEFAULT_CLIENT_ORDER_ID_WINDOW + 1000;

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
  /** Every step of every order, in order, while an outcome is being applied. */
  readonly changes$ = new StrictSubject<OrderChange>();
  /** Beginnings and ends of lists, in order among the steps of orders. */
  readonly listChanges$ = new StrictSubject<ListChange>();
  readonly lists = new ListBook();
  readonly preventedMatches = new PreventedMatches();
  readonly answers = new KeptAnswers();
  /** Number of pending orders by symbol. */
  readonly pendingCounts = new Map<string, number>();

  private readonly byId = new Map<number, OrderRecord>();
  private readonly inOrder = new OrderList();
  private readonly ended = new LatestPerKey<OrderRecord>(KEPT_PER_SYMBOL);
  private readonly endedNamed = new LatestPerKey<number>(KEPT_ANSWERS);

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
    this.keepAnswers(outcome);
  }

  private keepAnswers(outcome: Outcome): void {
    const { command, events } = outcome;
    if (command.kind !== 'submit_order' && command.kind !== 'submit_list') return;
    for (const event of events) {
      if (event.kind !== 'order_accepted' || event.clientOrderId === NO_CLIENT_ORDER_ID) continue;
      const { orderId } = event;
      this.answers.keepOrder(orderId, tradedOrderAnswerJson(outcome, this.get(orderId)));
    }
    const list = command.kind === 'submit_list' ? firstOf(events, 'list_accepted') : undefined;
    if (list === undefined) return;
    const { listId, orderIds } = list;
    if (this.get(orderIds[0]).terms.clientOrderId === NO_CLIENT_ORDER_ID) return;
    this.answers.keepList(listId, orderIds[0], listAnswerJson(outcome, this.lists.get(listId)));
  }

  /** Orders stay until the next command, so that everybody can read what the last one did. */
  private forgetOldest(): void {
    this.lists.forgetOldest();
    for (const record of this.ended.release()) {
      record.evicted = true;
      this.byId.delete(record.terms.orderId);
      this.inOrder.remove();
    }
    for (const orderId of this.endedNamed.release()) this.answers.release(orderId);
  }

  private applyEvent(event: CoreEvent, outcome: Outcome): void {
    switch (event.kind) {
      case 'order_accepted':
        return this.tell('accepted', this.add(event, outcome.time), event, outcome);
      case 'trade':
        return this.applyTrade(event, outcome);
      case 'order_replaced':
        return this.change(event, 'replaced', outcome, (record) => record.replace(event));
      case 'order_cancelled': {
        const execution = event.reason === 'expired' ? 'expired' : 'cancelled';
        return this.change(event, execution, outcome, (record) => record.cancel(event.reason));
      }
      case 'order_triggered':
        return this.change(event, 'triggered', outcome, (record) => record.enter());
      case 'order_rejected':
        return this.change(event, 'rejected', outcome, (record) => record.reject(event.code));
      case 'quote_filled':
        return this.change(event, 'filled', outcome, (record) => record.complete());
      case 'order_rested':
        return this.applyRested(event, outcome);
      case 'match_prevented':
        return this.applyPrevented(event, outcome);
      case 'list_accepted':
        return this.listChanges$.next({ list: this.lists.add(event, outcome.time), outcome });
      case 'list_ended':
        return this.listChanges$.next({
          list: this.lists.end(event.listId, outcome.time),
          outcome,
        });
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

  /** A post-only order that was pending may have slid to another price. */
  private applyRested(event: OrderRested, outcome: Outcome): void {
    const { price } = event;
    if (this.get(event.orderId).price === price) return;
    this.change(event, 'replaced', outcome, (record) => (record.price = price));
  }

  private applyPrevented(event: MatchPrevented, outcome: Outcome): void {
    const orders = [this.get(event.makerOrderId), this.get(event.takerOrderId)];
    this.preventedMatches.add(event, outcome.time, orders);
    for (const record of orders) {
      if (event.mode === SelfTradePrevention.Decrement) record.shrink(event.quantity);
      this.changed('prevented', record, event, outcome);
    }
  }

  private add(event: OrderAccepted, time: number): OrderRecord {
    const record = new OrderRecord(event, this.catalogue.get(event.symbol), time);
    this.byId.set(event.orderId, record);
    this.inOrder.add(record);
    const isListed = event.listId !== NO_LIST_ID;
    if (isListed) this.lists.addOrder(record);
    if (isConditional(event.type) || (isListed && this.lists.isDependent(event))) {
      record.wait();
      this.countPending(event.symbol, 1);
    }
    return record;
  }

  private change(
    event: CoreEvent & { readonly orderId: number },
    execution: Execution,
    outcome: Outcome,
    apply: (record: OrderRecord) => void,
  ): void {
    const record = this.get(event.orderId);
    const wasPending = record.isPending;
    apply(record);
    if (wasPending && !record.isPending) this.countPending(record.terms.symbol, -1);
    this.changed(execution, record, event, outcome);
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
    if (clientOrderId !== NO_CLIENT_ORDER_ID) this.endedNamed.add(accountId, orderId);
  }

  private countPending(symbol: string, change: number): void {
    this.pendingCounts.set(symbol, (this.pendingCounts.get(symbol) ?? 0) + change);
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
