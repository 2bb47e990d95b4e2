import { Injectable } from '@nestjs/common';
import { isoTime } from '../common/iso-time';
import type { CoreEvent } from '../core/events/events';
import { tradeJson } from '../instruments/trade.response';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { SocketSession } from '../streaming/socket-session';
import { orderJson } from './order-json';
import type { OrderRecord } from './order-record';
import { OrdersProjection } from './orders.projection';

/**
 * Pushes execution reports: to the socket that submitted the order, and to sockets opened with the
 * account of the order. Each report shows the order as it is after the whole command.
 */
@Injectable()
export class ExecutionsPublisher {
  private readonly submitters = new Map<number, SocketSession>();
  private readonly submitted = new WeakMap<SocketSession, Set<number>>();
  private readonly watchers = new Map<string, Set<SocketSession>>();

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly orders: OrdersProjection,
  ) {
    engine.outcomes$.subscribe((outcome) => this.publish(outcome));
  }

  /** Sends the session what concerns its orders and its account until it closes. */
  attach(session: SocketSession): void {
    const submitted = new Set<number>();
    this.submitted.set(session, submitted);
    session.onClose(() => submitted.forEach((orderId) => this.submitters.delete(orderId)));
    session.setHeartbeat(() => `{"type":"heartbeat","sequence":${this.engine.sequence}}`);
    this.watchAccount(session);
  }

  private watchAccount(session: SocketSession): void {
    const accountId = session.query.get('accountId');
    if (accountId === null || accountId === '') return;
    const watchers = this.watchers.get(accountId) ?? new Set();
    this.watchers.set(accountId, watchers.add(session));
    session.onClose(() => {
      watchers.delete(session);
      if (watchers.size === 0) this.watchers.delete(accountId);
    });
  }

  private publish(outcome: Outcome): void {
    for (const event of outcome.events) {
      if (event.kind === 'order_accepted') this.remember(event.orderId, outcome.origin);
      for (const [orderId, execution] of executionsOf(event)) {
        this.report({ orderId, execution, event, outcome });
      }
    }
  }

  private remember(orderId: number, origin: object | undefined): void {
    if (!(origin instanceof SocketSession) || origin.closed) return;
    this.submitters.set(orderId, origin);
    this.submitted.get(origin)?.add(orderId);
  }

  private report(report: Report): void {
    const record = this.orders.find(report.orderId);
    if (record === undefined) return;
    const submitter = this.submitters.get(report.orderId);
    const watchers = this.watchers.get(record.terms.accountId);
    if (submitter === undefined && watchers === undefined) return;
    const text = executionJson(report, record);
    for (const watcher of watchers ?? []) watcher.send(text);
    if (submitter !== undefined && !watchers?.has(submitter)) submitter.send(text);
    if (!record.isLive && submitter !== undefined) this.forget(report.orderId, submitter);
  }

  private forget(orderId: number, submitter: SocketSession): void {
    this.submitters.delete(orderId);
    this.submitted.get(submitter)?.delete(orderId);
  }
}

interface Report {
  readonly orderId: number;
  readonly execution: string;
  readonly event: CoreEvent;
  readonly outcome: Outcome;
}

/** The orders an event concerns, each with the word for what happened to it. */
function executionsOf(event: CoreEvent): [orderId: number, execution: string][] {
  switch (event.kind) {
    case 'order_accepted':
      return [[event.orderId, 'accepted']];
    case 'trade':
      return [
        [event.makerOrderId, 'trade'],
        [event.takerOrderId, 'trade'],
      ];
    case 'order_replaced':
      return [[event.orderId, 'replaced']];
    case 'order_cancelled':
      return [[event.orderId, 'cancelled']];
    default:
      return [];
  }
}

function executionJson({ execution, event, outcome }: Report, record: OrderRecord): string {
  const { sequence, time } = outcome;
  const isTrade = event.kind === 'trade';
  const trade = isTrade ? `,"trade":${tradeJson(event, time, record.instrument)}` : '';
  return (
    `{"type":"execution","execution":"${execution}","sequence":${sequence}` +
    `,"timestamp":"${isoTime(time)}","order":${orderJson(record)}${trade}}`
  );
}
