import type { Json } from '../common/json';
import type { Trade } from '../core/events/events';
import type { Outcome } from '../matching-engine/outcome';
import type { ListAnswer } from './dto/list.response';
import type { TradedOrderAnswer } from './dto/order.response';
import { listAnswerJson } from './list-json';
import type { ListRecord } from './list-record';
import { tradedOrderAnswerJson } from './order-json';
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';

/** An order as its own command left it, where that is more than its terms tell. */
export interface OrderAnswer {
  readonly record: OrderRecord;
  /** Its trades within that command. */
  readonly trades: readonly Trade[];
}

/** A list and its orders as its own command left them. */
export interface KeptListAnswer {
  readonly list: ListRecord;
  readonly trades: readonly Trade[];
}

/**
 * What it takes to give the first answer to a request again, to the letter, for as long as its
 * client order ids are reserved. An order that only rested or waits costs a mark on its record
 * for as long as that is known. A list is kept by its first order, since it is known no longer than each of them.
 */
export class KeptAnswers {
  /** Of orders that did more within their own command than to rest or wait. */
  readonly others = new Map<number, OrderAnswer>();
  /** Orders that did not, and are no longer known. */
  readonly forgotten = new Map<number, OrderRecord>();
  readonly lists = new Map<number, KeptListAnswer>();
  private readonly listOfOrder = new Map<number, number>();

  /**
   * @param table holds the rows of the orders
   * @param find looks up an order while it is known
   */
  constructor(
    private readonly table: OrderTable,
    private readonly find: (orderId: number) => OrderRecord | undefined,
  ) {}

  /** To be called once the outcome has been applied as a whole. */
  keepOrder(record: OrderRecord, outcome: Outcome): void {
    if (record.isAsAccepted) record.isAnswerKept = true;
    else {
      const trades = tradesIn(outcome, [record.orderId]);
      this.restoreOther({ record: this.table.copy(record), trades });
    }
  }

  /** @param answer holds the row of its order */
  restoreOther(answer: OrderAnswer): void {
    this.others.set(answer.record.orderId, answer);
  }

  /** To be called when an order ceases to be known. */
  forget(record: OrderRecord): void {
    if (record.isAnswerKept) this.restoreForgotten(this.table.copy(record));
  }

  /** @param record is held for the answer */
  restoreForgotten(record: OrderRecord): void {
    this.forgotten.set(record.orderId, record);
  }

  /** To be called once the outcome has been applied as a whole. */
  keepList(list: ListRecord, outcome: Outcome): void {
    const trades = tradesIn(outcome, list.terms.orderIds);
    this.restoreList({ list: list.copyTo(this.table), trades });
  }

  /** @param answer holds the rows of its orders */
  restoreList(answer: KeptListAnswer): void {
    const { listId, orderIds } = answer.list.terms;
    this.lists.set(listId, answer);
    this.listOfOrder.set(orderIds[0], listId);
  }

  ofOrder(orderId: number): Json<TradedOrderAnswer> | undefined {
    const other = this.others.get(orderId);
    if (other !== undefined) return tradedOrderAnswerJson(outcomeOf(other), other.record);
    const known = this.find(orderId) ?? this.forgotten.get(orderId);
    if (known?.isAnswerKept !== true) return undefined;
    const record = this.table.copy(known);
    record.rewind();
    const json = tradedOrderAnswerJson(outcomeOf({ record, trades: [] }), record);
    this.table.release(record);
    return json;
  }

  ofList(listId: number): Json<ListAnswer> | undefined {
    const answer = this.lists.get(listId);
    if (answer === undefined) return undefined;
    const { list, trades } = answer;
    const [{ sequence }] = list.orders;
    return listAnswerJson({ sequence, time: list.createdAt, events: trades }, list);
  }

  /** To be called when the client order id of an order is no longer reserved. */
  release(orderId: number): void {
    const record = this.find(orderId);
    if (record !== undefined) record.isAnswerKept = false;
    const held = [this.forgotten.get(orderId), this.others.get(orderId)?.record];
    this.forgotten.delete(orderId);
    this.others.delete(orderId);
    for (const one of held) if (one !== undefined) this.table.release(one);
    this.releaseList(orderId);
  }

  private releaseList(firstOrderId: number): void {
    const listId = this.listOfOrder.get(firstOrderId);
    if (listId === undefined) return;
    for (const order of this.lists.get(listId)?.list.orders ?? []) this.table.release(order);
    this.lists.delete(listId);
    this.listOfOrder.delete(firstOrderId);
  }
}

function outcomeOf({ record, trades }: OrderAnswer) {
  return { sequence: record.sequence, time: record.createdAt, events: trades };
}

function tradesIn({ events }: Outcome, orderIds: readonly number[]): Trade[] {
  const isOwn = (event: Outcome['events'][number]): event is Trade =>
    event.kind === 'trade' &&
    (orderIds.includes(event.makerOrderId) || orderIds.includes(event.takerOrderId));
  return events.filter(isOwn);
}
