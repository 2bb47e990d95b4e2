/**
 * Copies of the events that most commands lead to. Named field by field, since spreading an object
 * costs a call into the runtime; the compiler sees to it that none is left out.
 */
import type * as events from './events';

export function copyAccepted(event: events.OrderAccepted): events.OrderAccepted {
  return {
    kind: event.kind,
    symbol: event.symbol,
    orderId: event.orderId,
    accountId: event.accountId,
    clientOrderId: event.clientOrderId,
    side: event.side,
    type: event.type,
    timeInForce: event.timeInForce,
    price: event.price,
    quantity: event.quantity,
    instructions: event.instructions,
    expireTime: event.expireTime,
    listId: event.listId,
  };
}

export function copyTrade(event: events.Trade): events.Trade {
  return {
    kind: event.kind,
    symbol: event.symbol,
    tradeId: event.tradeId,
    tradeSequence: event.tradeSequence,
    price: event.price,
    quantity: event.quantity,
    aggressorSide: event.aggressorSide,
    makerOrderId: event.makerOrderId,
    takerOrderId: event.takerOrderId,
    makerRemaining: event.makerRemaining,
    takerRemaining: event.takerRemaining,
  };
}

export function copyRested(event: events.OrderRested): events.OrderRested {
  return {
    kind: event.kind,
    symbol: event.symbol,
    orderId: event.orderId,
    side: event.side,
    price: event.price,
    remaining: event.remaining,
    shown: event.shown,
  };
}

export function copyCancelled(event: events.OrderCancelled): events.OrderCancelled {
  return {
    kind: event.kind,
    symbol: event.symbol,
    orderId: event.orderId,
    side: event.side,
    price: event.price,
    remaining: event.remaining,
    reason: event.reason,
  };
}

export function copyLevel(event: events.LevelChanged): events.LevelChanged {
  return {
    kind: event.kind,
    symbol: event.symbol,
    bookSequence: event.bookSequence,
    side: event.side,
    price: event.price,
    quantity: event.quantity,
  };
}

export function copyBbo(event: events.BboChanged): events.BboChanged {
  return {
    kind: event.kind,
    symbol: event.symbol,
    bookSequence: event.bookSequence,
    bidPrice: event.bidPrice,
    bidQuantity: event.bidQuantity,
    askPrice: event.askPrice,
    askQuantity: event.askQuantity,
  };
}
