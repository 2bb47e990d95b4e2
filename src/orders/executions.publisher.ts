import { Injectable } from '@nestjs/common';
import { isoTime } from '../common/iso-time';
import { tradeJson } from '../instruments/trade.response';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { SocketSession } from '../streaming/socket-session';
import { orderJson } from './order-json';
import { OrdersProjection, type OrderChange } from './orders.projection';

/**
 * Pushes execution reports: to the socket that submitted the order, and to sockets opened with the
 * account of the order. Each report shows the order right after the step it tells of.
 */
@Injectable()
export class ExecutionsPublisher {
  private readonly submitters = new Map<number, SocketSession>();
  private readonly submitted = new WeakMap<SocketSession, Set<number>>();
  private readonly watchers = new Map<string, Set<SocketSession>>();

  constructor(
    private readonly engine: MatchingEngineService,
    orders: OrdersProjection,
  ) {
    orders.changes$.subscribe((change) => this.report(change));
  }

  /** Sends the session what concerns the orders it submits, and those of the account, if any. */
  attach(session: SocketSession, accountId?: string): void {
    const submitted = new Set<number>();
    this.submitted.set(session, submitted);
    session.onClose(() => submitted.forEach((orderId) => this.submitters.delete(orderId)));
    session.setHeartbeat(() => `{"type":"heartbeat","sequence":${this.engine.sequence}}`);
    if (accountId !== undefined) this.watchAccount(session, accountId);
  }

  private watchAccount(session: SocketSession, accountId: string): void {
    const watchers = this.watchers.get(accountId) ?? new Set();
    this.watchers.set(accountId, watchers.add(session));
    session.onClose(() => {
      watchers.delete(session);
      if (watchers.size === 0) this.watchers.delete(accountId);
    });
  }

  private remember(orderId: number, origin: object | undefined): void {
    if (!(origin instanceof SocketSession) || origin.closed) return;
    this.submitters.set(orderId, origin);
    this.submitted.get(origin)?.add(orderId);
  }

  private report(change: OrderChange): void {
    const { execution, record, outcome } = change;
    const { orderId, accountId } = record.terms;
    if (execution === 'accepted') this.remember(orderId, outcome.origin);
    const submitter = this.submitters.get(orderId);
    const watchers = this.watchers.get(accountId);
    if (submitter === undefined && watchers === undefined) return;
    const text = executionJson(change);
    for (const watcher of watchers ?? []) watcher.send(text);
    if (submitter === undefined) return;
    if (watchers?.has(submitter) !== true) submitter.send(text);
    if (!record.isLive) this.forget(orderId, submitter);
  }

  private forget(orderId: number, submitter: SocketSession): void {
    this.submitters.delete(orderId);
    this.submitted.get(submitter)?.delete(orderId);
  }
}

function executionJson({ execution, record, event, outcome }: OrderChange): string {
  const { sequence, time } = outcome;
  const isTrade = event.kind === 'trade';
  const trade = isTrade ? `,"trade":${tradeJson(event, time, record.instrument)}` : '';
  return (
    `{"type":"execution","execution":"${execution}","sequence":${sequence}` +
    `,"timestamp":"${isoTime(time)}","order":${orderJson(record)}${trade}}`
  );
}
