/** Writes orders and the answers about them as JSON text, field by field. */
import { isoTime } from '../common/iso-time';
import { jsonList, member, type Json } from '../common/json';
import type { OrderCancelled } from '../core/events/events';
import { OrderType } from '../core/types/order-terms';
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
import type { OrderRecord } from './order-record';

/** The order as it is now; written once for as long as it does not change. */
export function orderJson(record: OrderRecord): Json<OrderResponse> {
  return (record.json ??= writeOrder(record));
}

export function orderAnswerJson(outcome: Outcome, record: OrderRecord): Json<OrderAnswer> {
  return `{${head(outcome)},"order":${orderJson(record)}}` as Json<OrderAnswer>;
}

export function tradedOrderAnswerJson(
  outcome: Outcome,
  record: OrderRecord,
): Json<TradedOrderAnswer> {
  const trades = jsonList(tradesOf(outcome, record));
  const text = `{${head(outcome)},"order":${orderJson(record)},"trades":${trades}}`;
  return text as Json<TradedOrderAnswer>;
}

/** The original answer to a request that was repeated. */
export function duplicateAnswerJson(original: Json<TradedOrderAnswer>): Json<TradedOrderAnswer> {
  return `${original.slice(0, -1)},"duplicate":true}` as Json<TradedOrderAnswer>;
}

export function cancelledOrdersJson(
  outcome: Outcome,
  recordOf: (event: OrderCancelled) => OrderRecord,
): Json<CancelledOrdersAnswer> {
  const cancelled: Json<OrderResponse>[] = [];
  for (const event of outcome.events) {
    if (event.kind === 'order_cancelled') cancelled.push(orderJson(recordOf(event)));
  }
  return `{${head(outcome)},"cancelled":${jsonList(cancelled)}}` as Json<CancelledOrdersAnswer>;
}

export function ordersPageJson(
  records: readonly OrderRecord[],
  nextCursor: string | null,
): Json<OrdersPage> {
  const cursor = nextCursor === null ? 'null' : `"${nextCursor}"`;
  return `{"orders":${jsonList(records.map(orderJson))},"nextCursor":${cursor}}` as Json<OrdersPage>;
}

function head({ sequence, time }: Outcome): string {
  return `"sequence":${sequence},"timestamp":"${isoTime(time)}"`;
}

function tradesOf(outcome: Outcome, { terms, instrument }: OrderRecord): Json<TradeResponse>[] {
  const trades: Json<TradeResponse>[] = [];
  for (const event of outcome.events) {
    if (event.kind !== 'trade') continue;
    if (event.takerOrderId !== terms.orderId && event.makerOrderId !== terms.orderId) continue;
    trades.push(tradeJson(event, outcome.time, instrument));
  }
  return trades;
}

function writeOrder(record: OrderRecord): Json<OrderResponse> {
  const { terms, instrument, filled, quantity } = record;
  const { price, quantity: scale } = instrument;
  const limit = terms.type === OrderType.Market ? null : price.print(record.price);
  const average = filled === 0 ? null : price.printQuotient(record.notional, filled);
  const text =
    `{"orderId":"${terms.orderId}"` +
    member('clientOrderId', terms.clientOrderId) +
    member('accountId', terms.accountId) +
    `,"symbol":"${terms.symbol}","side":"${sideWord(terms.side)}","type":"${typeWord(terms.type)}"` +
    `,"timeInForce":"${timeInForceWord(terms.timeInForce)}"` +
    member('price', limit) +
    `,"quantity":"${scale.print(quantity)}","filledQuantity":"${scale.print(filled)}"` +
    `,"remainingQuantity":"${scale.print(quantity - filled)}"` +
    member('averagePrice', average) +
    `,"status":"${record.status}"` +
    member('reason', record.reason) +
    `,"createdAt":"${isoTime(record.createdAt)}","updatedAt":"${isoTime(record.updatedAt)}"}`;
  return text as Json<OrderResponse>;
}
