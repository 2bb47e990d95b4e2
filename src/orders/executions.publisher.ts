import { Injectable } from '@nestjs/common';
import { jsonList } from '../common/json';
import { NO_ACCOUNT } from '../core/types/ids';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { MessageBatch } from '../streaming/message-batch';
import type { Reader } from '../streaming/reader';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { AccountPushes } from './account-pushes';
import { OrdersSocketQuery } from './dto/orders-socket.query';
import type { ListChange, OrderChange } from './order-changes';
import { orderJson } from './order-json';
import { OrdersProjection } from './orders.projection';
import { listPush, orderPush } from './push';
import { pushFrame } from './push-json';
import { Submitters } from './submitters';

/**
 * Pushes execution reports: to the socket that submitted the order or list, and to whoever reads
 * its account. Each report shows the order right after the step it tells of. What an account is
 * told is numbered and kept for a while, so that its readers can make good for a loss.
 */
@Injectable()
export class ExecutionsPublisher implements SubscribableChannel<OrdersSocketQuery> {
  readonly name = 'orders';
  readonly bySymbol = false;
  readonly query = OrdersSocketQuery;
  readonly shownFields = [];

  private readonly submittersOfOrders = new Submitters();
  private readonly submittersOfLists = new Submitters();
  /** Readers by account, then by socket. */
  private readonly watchers = new Map<string, Map<string, Reader>>();

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly orders: OrdersProjection,
    private readonly pushes: AccountPushes,
  ) {
    orders.changes$.subscribe((change) => this.report(change));
    orders.listChanges$.subscribe((change) => this.reportList(change));
  }

  /** What concerns the orders that the reader's socket submits, and those of the account, if any. */
  open({ accountId, from }: OrdersSocketQuery): BeginReading {
    return (reader) => {
      this.submittersOfOrders.attach(reader);
      this.submittersOfLists.attach(reader);
      reader.setHeartbeat(() => this.heartbeat(accountId));
      if (accountId === undefined) return;
      this.bringUpToDate(reader, accountId, from);
      this.watchAccount(reader, accountId);
    };
  }

  private watchAccount(reader: Reader, accountId: string): void {
    const watchers = this.watchers.get(accountId) ?? new Map<string, Reader>();
    this.watchers.set(accountId, watchers.set(reader.socketId, reader));
    reader.onClose(() => {
      watchers.delete(reader.socketId);
      if (watchers.size === 0) this.watchers.delete(accountId);
    });
  }

  private bringUpToDate(reader: Reader, accountId: string, from: number | undefined): void {
    const accountSequence = this.pushes.sequenceOf(accountId);
    if (from === undefined) {
      reader.send(JSON.stringify({ type: 'account', accountId, accountSequence }));
      return;
    }
    const missed = this.pushes.after(accountId, from);
    if (missed === null) this.sendSnapshot(reader, accountId);
    else if (missed.length === 0) reader.send(this.heartbeat(accountId));
    else {
      const texts = missed.map((push, place) => pushFrame(push, from + place + 1));
      new MessageBatch(texts).sendTo(reader);
    }
  }

  private sendSnapshot(reader: Reader, accountId: string): void {
    const accountSequence = this.pushes.sequenceOf(accountId);
    const orders = jsonList(this.orders.liveOf(accountId).map(orderJson));
    reader.send(
      `{"type":"snapshot","accountId":"${accountId}","accountSequence":${accountSequence}` +
        `,"orders":${orders}}`,
    );
  }

  private heartbeat(accountId: string | undefined): string {
    const head = `{"type":"heartbeat","sequence":${this.engine.sequence}`;
    if (accountId === undefined) return `${head}}`;
    return `${head},"accountSequence":${this.pushes.sequenceOf(accountId)}}`;
  }

  private report(change: OrderChange): void {
    const { execution, record, outcome } = change;
    const { orderId, accountId } = record;
    if (execution === 'accepted') this.submittersOfOrders.add(orderId, outcome.origin);
    const submitter = this.submittersOfOrders.get(orderId);
    if (submitter !== undefined || accountId !== NO_ACCOUNT) {
      const push = orderPush(change);
      const number = accountId === NO_ACCOUNT ? 0 : this.pushes.add(accountId, push);
      this.send(submitter, accountId, () => pushFrame(push, number));
    }
    if (!record.isLive) this.submittersOfOrders.forget(orderId);
  }

  private reportList(change: ListChange): void {
    const { list, outcome } = change;
    const { listId, accountId } = list.terms;
    const isNew = list.status === 'executing';
    if (isNew) this.submittersOfLists.add(listId, outcome.origin);
    const submitter = this.submittersOfLists.get(listId);
    if (submitter !== undefined || accountId !== NO_ACCOUNT) {
      const push = listPush(change);
      const number = accountId === NO_ACCOUNT ? 0 : this.pushes.add(accountId, push);
      this.send(submitter, accountId, () => pushFrame(push, number));
    }
    if (!isNew) this.submittersOfLists.forget(listId);
  }

  /** Sends a frame, made only if somebody reads it, once to each socket. */
  private send(submitter: Reader | undefined, accountId: string, frame: () => string): void {
    const watchers = this.watchers.get(accountId);
    if (submitter === undefined && watchers === undefined) return;
    const text = frame();
    for (const watcher of watchers?.values() ?? []) watcher.send(text);
    if (submitter !== undefined && watchers?.has(submitter.socketId) !== true) submitter.send(text);
  }
}
