import { Injectable } from '@nestjs/common';
import type {
  CoreEvent,
  MatchPrevented,
  OrderAccepted,
  OrderCancelled,
  OrderRejected,
  OrderReplaced,
  OrderRested,
  OrderTriggered,
  QuoteFilled,
  Trade,
} from '../core/events/events';
import { NO_CLIENT_ORDER_ID, NO_LIST_ID } from '../core/types/ids';
import { SelfTradePrevention } from '../core/types/order-terms';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { firstOf, type Outcome } from '../matching-engine/outcome';
import { SnapshotParts } from '../matching-engine/snapshot-parts';
import { StrictSubject } from '../matching-engine/strict-subject';
import { KnownOrders, type OrderFilter } from './known-orders';
import type { Execution, ListChange, OrderChange } from './order-changes';
import { OrderArchive } from './order-archive';
import type { OrderRecord } from './order-record';
import { OrdersSnapshot } from './orders-snapshot';

/** All live orders and the last ended ones of each symbol, as of the last command applied. */
@Injectable()
export class OrdersProjection {
  /** Every step of every order, in order, while an outcome is being applied. */
  readonly changes$ = new StrictSubject<OrderChange>();
  /** Beginnings and ends of lists, in order among the steps of orders. */
  readonly listChanges$ = new StrictSubject<ListChange>();
  private readonly known: KnownOrders;

  constructor(
    private readonly catalogue: InstrumentCatalogue,
    engine: MatchingEngineService,
    parts: SnapshotParts,
    private readonly archive: OrderArchive,
  ) {
    this.known = new KnownOrders(engine.clientOrderIdWindow);
    parts.add(new OrdersSnapshot(this.known, catalogue));
    engine.outcomes$.subscribe((outcome) => this.apply(outcome));
  }

  get lists(): KnownOrders['lists'] {
    return this.known.lists;
  }

  get preventedMatches(): KnownOrders['preventedMatches'] {
    return this.known.preventedMatches;
  }

  get answers(): KnownOrders['answers'] {
    return this.known.answers;
  }

  /** Number of pending orders by symbol. */
  get pendingCounts(): KnownOrders['pendingCounts'] {
    return this.known.pendingCounts;
  }

  find(orderId: number): OrderRecord | undefined {
    return this.known.find(orderId);
  }

  /** @throws when the order is unknown: to be used with ids that events name */
  get(orderId: number): OrderRecord {
    return this.known.get(orderId);
  }

  /** No order with a higher id has been forgotten. */
  get forgottenUpTo(): number {
    return this.known.forgottenUpTo;
  }

  /** Newest first. Costs time in proportion to the orders it passes over. */
  list(filter: OrderFilter): OrderRecord[] {
    return this.known.list(filter);
  }

  /** Open and pending orders of an account, oldest first. */
  liveOf(accountId: string): OrderRecord[] {
    return this.known.live.of(accountId);
  }

  private apply(outcome: Outcome): void {
    this.known.forgetOldest();
    for (const event of outcome.events) this.applyEvent(event, outcome);
    this.keepAnswers(outcome);
  }

  private keepAnswers(outcome: Outcome): void {
    const { command, events } = outcome;
    const mayBeNamed =
      command.kind === 'submit_order'
        ? command.clientOrderId !== NO_CLIENT_ORDER_ID
        : command.kind === 'submit_list';
    if (!mayBeNamed) return;
    for (const event of events) {
      if (event.kind !== 'order_accepted' || event.clientOrderId === NO_CLIENT_ORDER_ID) continue;
      this.answers.keepOrder(this.get(event.orderId), outcome);
    }
    const list = command.kind === 'submit_list' ? firstOf(events, 'list_accepted') : undefined;
    if (list === undefined) return;
    if (this.get(list.orderIds[0]).clientOrderId === NO_CLIENT_ORDER_ID) return;
    this.answers.keepList(this.lists.get(list.listId), outcome);
  }

  private applyEvent(event: CoreEvent, outcome: Outcome): void {
    switch (event.kind) {
      case 'order_accepted':
        return this.tell('accepted', this.add(event, outcome), event, outcome);
      case 'trade':
        return this.applyTrade(event, outcome);
      case 'order_replaced':
        return this.applyReplaced(event, outcome);
      case 'order_cancelled':
        return this.applyCancelled(event, outcome);
      case 'order_triggered':
        return this.applyTriggered(event, outcome);
      case 'order_rejected':
        return this.applyRejected(event, outcome);
      case 'quote_filled':
        return this.applyQuoteFilled(event, outcome);
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

  private applyReplaced(event: OrderReplaced, outcome: Outcome): void {
    const record = this.get(event.orderId);
    record.replace(event);
    this.changed('replaced', record, event, outcome);
  }

  private applyCancelled(event: OrderCancelled, outcome: Outcome): void {
    const record = this.activated(event.orderId);
    record.cancel(event.reason);
    const execution = event.reason === 'expired' ? 'expired' : 'cancelled';
    this.changed(execution, record, event, outcome);
  }

  private applyTriggered(event: OrderTriggered, outcome: Outcome): void {
    this.changed('triggered', this.activated(event.orderId), event, outcome);
  }

  private applyRejected(event: OrderRejected, outcome: Outcome): void {
    const record = this.activated(event.orderId);
    record.reject(event.code);
    this.changed('rejected', record, event, outcome);
  }

  private applyQuoteFilled(event: QuoteFilled, outcome: Outcome): void {
    const record = this.get(event.orderId);
    record.complete();
    this.changed('filled', record, event, outcome);
  }

  /** A post-only order that was pending may have slid to another price. */
  private applyRested(event: OrderRested, outcome: Outcome): void {
    const { price } = event;
    if (this.known.priceOf(event.orderId) === price) return;
    const record = this.get(event.orderId);
    record.price = price;
    this.changed('replaced', record, event, outcome);
  }

  private applyPrevented(event: MatchPrevented, outcome: Outcome): void {
    const orders = [this.get(event.makerOrderId), this.get(event.takerOrderId)];
    this.preventedMatches.add(event, outcome.time, orders);
    for (const record of orders) {
      if (event.mode === SelfTradePrevention.Decrement) record.shrink(event.quantity);
      this.changed('prevented', record, event, outcome);
    }
  }

  private add(event: OrderAccepted, { time, sequence }: Outcome): OrderRecord {
    const entry = { createdAt: time, sequence };
    const record = this.known.table.add(event, this.catalogue.get(event.symbol), entry);
    if (event.listId !== NO_LIST_ID) {
      this.lists.addOrder(record);
      if (this.lists.isDependent(event)) record.wait();
    }
    this.known.add(record);
    return record;
  }

  /** An order that waits no longer, if it did. */
  private activated(orderId: number): OrderRecord {
    const record = this.get(orderId);
    if (record.isPending) this.known.activate(record);
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
    if (record.isLive) return;
    this.archive.add(record);
    this.known.end(record);
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
