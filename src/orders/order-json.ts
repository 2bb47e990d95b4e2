/** Writes orders and the answers about them as JSON text, field by field. */
import { isoTime } from '../common/iso-time';
import { jsonList, member, type Json } from '../common/json';
import type { CoreEvent, OrderCancelled } from '../core/events/events';
import { NO_PRICE } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { sideWord, timeInForceWord, typeWord } from '../instruments/order-words';
import { tradeJson, type TradeResponse } from '../instruments/trade.response';
import type { Outcome } from '../matching-engine/outcome';
import type {
  CancelledOrdersAnswer,
  OrderAnswer,
  OrderResponse,
  OrdersPage,
  TradedOrderAnswer,
} from './dto/order.response';
import { instructionMembers } from './instructions-json';
import type { OrderRecord } from './order-record';

/** What was written last: an order's report and the answer about it show the same text. */
const last = { revision: 0, json: '' as Json<OrderResponse> };

/** What the answer to a command tells of its outcome. */
export interface AnsweredOutcome {
  readonly sequence: number;
  /** In microseconds. */
  readonly time: number;
  readonly events: readonly CoreEvent[];
}

/** The order as it is now. */
export function orderJson(record: OrderRecord): Json<OrderResponse> {
  const { revision } = record;
  if (revision !== last.revision) {
    last.revision = revision;
    last.json = writeOrder(record);
  }
  return last.json;
}

export function orderAnswerJson(outcome: Outcome, record: OrderRecord): Json<OrderAnswer> {
  return `{${outcomeMembers(outcome)},"order":${orderJson(record)}}` as Json<OrderAnswer>;
}

export function tradedOrderAnswerJson(
  outcome: AnsweredOutcome,
  record: OrderRecord,
): Json<TradedOrderAnswer> {
  const trades = jsonList(tradesOf(outcome, [record.orderId], record.instrument));
  const text = `{${outcomeMembers(outcome)},"order":${orderJson(record)},"trades":${trades}}`;
  return text as Json<TradedOrderAnswer>;
}

/** The original answer to a request that was repeated. */
export function duplicateAnswerJson<T>(original: Json<T>): Json<T> {
  return `${original.slice(0, -1)},"duplicate":true}` as Json<T>;
}

/** What a mass cancel ended: orders that matched, and those that went with them. */
export function cancelledOrdersJson(
  outcome: Outcome,
  recordOf: (event: OrderCancelled) => OrderRecord,
): Json<CancelledOrdersAnswer> {
  const cancelled: Json<OrderResponse>[] = [];
  let isExpiring = true;
  for (const event of outcome.events) {
    if (event.kind !== 'order_cancelled') continue;
    if (event.reason === 'mass_cancel') isExpiring = false;
    if (!isExpiring) cancelled.push(orderJson(recordOf(event)));
  }
  const answer = `{${outcomeMembers(outcome)},"cancelled":${jsonList(cancelled)}}`;
  return answer as Json<CancelledOrdersAnswer>;
}

export function ordersPageJson(
  orders: readonly Json<OrderResponse>[],
  nextCursor: string | null,
): Json<OrdersPage> {
  const cursor = nextCursor === null ? 'null' : `"${nextCursor}"`;
  return `{"orders":${jsonList(orders)},"nextCursor":${cursor}}` as Json<OrdersPage>;
}

/** Place and time of a command, as members of its answer. */
export function outcomeMembers({ sequence, time }: AnsweredOutcome): string {
  return `"sequence":${sequence},"timestamp":"${isoTime(time)}"`;
}

/** The trades of an outcome that these orders took part in. */
export function tradesOf(
  { events, time }: AnsweredOutcome,
  orderIds: readonly number[],
  instrument: ListedInstrument,
): Json<TradeResponse>[] {
  const trades: Json<TradeResponse>[] = [];
  for (const event of events) {
    if (event.kind !== 'trade') continue;
    if (!orderIds.includes(event.takerOrderId) && !orderIds.includes(event.makerOrderId)) continue;
    trades.push(tradeJson(event, time, instrument));
  }
  return trades;
}

function writeOrder(record: OrderRecord): Json<OrderResponse> {
  const { instrument, filled } = record;
  const { price, quantity } = instrument;
  const limit = record.price === NO_PRICE ? null : price.print(record.price);
  const average = filled === 0 ? null : price.printQuotient(record.notional, filled);
  const text =
    `{"orderId":"${record.orderId}"` +
    member('clientOrderId', record.clientOrderId) +
    member('accountId', record.accountId) +
    `,"symbol":"${record.symbol}","side":"${sideWord(record.side)}"` +
    `,"type":"${typeWord(record.type)}","timeInForce":"${timeInForceWord(record.timeInForce)}"` +
    member('price', limit) +
    instructionMembers(record) +
    `,"quantity":"${quantity.print(record.quantity)}","filledQuantity":"${quantity.print(filled)}"` +
    `,"remainingQuantity":"${quantity.print(record.remaining)}"` +
    member('averagePrice', average) +
    `,"status":"${record.status}"` +
    member('reason', record.reason) +
    `,"createdAt":"${isoTime(record.createdAt)}","updatedAt":"${isoTime(record.updatedAt)}"}`;
  return text as Json<OrderResponse>;
}
