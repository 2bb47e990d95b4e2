import { Injectable } from '@nestjs/common';
import { isoTime } from '../common/iso-time';
import { tradeJson } from '../instruments/trade.response';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { SocketSession } from '../streaming/socket-session';
import { listFrame } from './list-json';
import type { ListChange, OrderChange } from './order-changes';
import { orderJson } from './order-json';
import { OrdersProjection } from './orders.projection';
import { preventedMatchJson } from './prevented-match-json';
import { Submitters } from './submitters';

/**
 * Pushes execution reports: to the socket that submitted the order or list, and to sockets opened
 * with its account. Each report shows the order right after the step it tells of.
 */
@Injectable()
export class ExecutionsPublisher {
  private readonly submittersOfOrders = new Submitters();
  private readonly submittersOfLists = new Submitters();
  private readonly watchers = new Map<string, Set<SocketSession>>();

  constructor(
    private readonly engine: MatchingEngineService,
    orders: OrdersProjection,
  ) {
    orders.changes$.subscribe((change) => this.report(change));
    orders.listChanges$.subscribe((change) => this.reportList(change));
  }

  /** Sends the session what concerns the orders it submits, and those of the account, if any. */
  attach(session: SocketSession, accountId?: string): void {
    this.submittersOfOrders.attach(session);
    this.submittersOfLists.attach(session);
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

  private report(change: OrderChange): void {
    const { execution, record, outcome } = change;
    const { orderId, accountId } = record.terms;
    if (execution === 'accepted') this.submittersOfOrders.add(orderId, outcome.origin);
    if (this.submittersOfOrders.isEmpty && this.watchers.size === 0) return;
    const submitter = this.submittersOfOrders.get(orderId);
    this.send(submitter, accountId, () => executionJson(change));
    if (!record.isLive) this.submittersOfOrders.forget(orderId);
  }

  private reportList({ list, outcome }: ListChange): void {
    const { listId, accountId } = list.terms;
    const isNew = list.status === 'executing';
    if (isNew) this.submittersOfLists.add(listId, outcome.origin);
    const submitter = this.submittersOfLists.get(listId);
    this.send(submitter, accountId, () => listFrame(list, outcome));
    if (!isNew) this.submittersOfLists.forget(listId);
  }

  /** Sends a frame, made only if somebody reads it, once to each reader. */
  private send(submitter: SocketSession | undefined, accountId: string, frame: () => string): void {
    const watchers = this.watchers.get(accountId);
    if (submitter === undefined && watchers === undefined) return;
    const text = frame();
    for (const watcher of watchers ?? []) watcher.send(text);
    if (submitter !== undefined && watchers?.has(submitter) !== true) submitter.send(text);
  }
}

function executionJson({ execution, record, event, outcome }: OrderChange): string {
  const { sequence, time } = outcome;
  const { instrument } = record;
  let cause = '';
  if (event.kind === 'trade') cause = `,"trade":${tradeJson(event, time, instrument)}`;
  if (event.kind === 'match_prevented') {
    cause = `,"preventedMatch":${preventedMatchJson(event, time, instrument)}`;
  }
  return (
    `{"type":"execution","execution":"${execution}","sequence":${sequence}` +
    `,"timestamp":"${isoTime(time)}","order":${orderJson(record)}${cause}}`
  );
}
