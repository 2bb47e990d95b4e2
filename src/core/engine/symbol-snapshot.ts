/** Writes and restores the state of one symbol. Restoring publishes nothing. */
import { IncomingOrder } from '../matching/incoming-order';
import type { OrderSnapshot, SymbolSnapshot } from './snapshot';
import { SymbolEngine, type EngineParts } from './symbol-engine';

export function snapshotOf(symbol: SymbolEngine): SymbolSnapshot {
  const { book, state, instrument } = symbol;
  const orders: OrderSnapshot[] = [];
  for (const slot of book.inPriorityOrder()) {
    orders.push({
      orderId: book.orders.orderId(slot),
      accountId: book.accountId(slot),
      clientOrderId: book.orders.clientOrderId(slot),
      side: book.orders.side(slot),
      type: book.orders.type(slot),
      timeInForce: book.orders.timeInForce(slot),
      price: book.orders.price(slot),
      quantity: book.orders.quantity(slot),
      remaining: book.orders.remaining(slot),
    });
  }
  const { tradingState, lastTradePrice, bookSequence, tradeSequence } = state;
  return { instrument, tradingState, lastTradePrice, bookSequence, tradeSequence, orders };
}

export function restoreSymbol(snapshot: SymbolSnapshot, parts: EngineParts): SymbolEngine {
  const symbol = new SymbolEngine(snapshot.instrument, parts);
  const { tradingState, lastTradePrice, bookSequence, tradeSequence } = snapshot;
  Object.assign(symbol.state, { tradingState, lastTradePrice, bookSequence, tradeSequence });
  const order = new IncomingOrder();
  for (const resting of snapshot.orders) {
    symbol.book.rest(Object.assign(order, resting));
  }
  symbol.book.tidy();
  symbol.report.syncBbo();
  return symbol;
}
