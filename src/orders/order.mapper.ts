import { isoTime } from '../common/iso-time';
import type { OrderCancelled, Trade } from '../core/events/events';
import { OrderType } from '../core/types/order-terms';
import { sideWord, timeInForceWord, typeWord } from '../instruments/order-words';
import { toTradeResponse, type TradeResponse } from '../instruments/trade.response';
import type { Outcome } from '../matching-engine/outcome';
import type {
  CancelledOrdersAnswer,
  OrderAnswer,
  OrderResponse,
  TradedOrderAnswer,
} from './dto/order.response';
import type { OrderRecord } from './order-record';

export function toOrderResponse(record: OrderRecord): OrderResponse {
  const { terms, instrument, filled, quantity } = record;
  const { orderId, clientOrderId, accountId, type } = terms;
  return {
    orderId: String(orderId),
    clientOrderId: clientOrderId === '' ? undefined : clientOrderId,
    accountId: accountId === '' ? undefined : accountId,
    symbol: terms.symbol,
    side: sideWord(terms.side),
    type: typeWord(type),
    timeInForce: timeInForceWord(terms.timeInForce),
    price: type === OrderType.Market ? undefined : instrument.price.print(record.price),
    quantity: instrument.quantity.print(quantity),
    filledQuantity: instrument.quantity.print(filled),
    remainingQuantity: instrument.quantity.print(quantity - filled),
    averagePrice:
      filled === 0 ? undefined : instrument.price.printQuotient(record.notional, filled),
    status: record.status,
    reason: record.reason ?? undefined,
    createdAt: isoTime(record.createdAt),
    updatedAt: isoTime(record.updatedAt),
  };
}

export function toOrderAnswer(outcome: Outcome, record: OrderRecord): OrderAnswer {
  return {
    sequence: outcome.sequence,
    timestamp: isoTime(outcome.time),
    order: toOrderResponse(record),
  };
}

export function toTradedOrderAnswer(outcome: Outcome, record: OrderRecord): TradedOrderAnswer {
  const { orderId } = record.terms;
  const trades: TradeResponse[] = [];
  for (const event of outcome.events) {
    if (event.kind !== 'trade' || !concerns(event, orderId)) continue;
    trades.push(toTradeResponse(event, outcome.time, record.instrument));
  }
  return { ...toOrderAnswer(outcome, record), trades };
}

export function toCancelledOrdersAnswer(
  outcome: Outcome,
  recordOf: (event: OrderCancelled) => OrderRecord,
): CancelledOrdersAnswer {
  const cancelled = outcome.events
    .filter((event) => event.kind === 'order_cancelled')
    .map((event) => toOrderResponse(recordOf(event)));
  return { sequence: outcome.sequence, timestamp: isoTime(outcome.time), cancelled };
}

function concerns(trade: Trade, orderId: number): boolean {
  return trade.takerOrderId === orderId || trade.makerOrderId === orderId;
}
