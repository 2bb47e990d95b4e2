/** Writes and restores the state of one symbol. Restoring publishes nothing. */
import { blankDetails } from '../book/order-details';
import type { OrderList } from '../book/order-list';
import type { Slot } from '../book/order-store';
import { WaitingOrder } from '../book/waiting-order';
import { NO_TIME } from '../types/units';
import type {
  DetailsSnapshot,
  ListSnapshot,
  OrderSnapshot,
  SymbolSnapshot,
  WaitingOrderSnapshot,
} from './snapshot';
import { SymbolEngine, type EngineParts } from './symbol-engine';

/** One without details: the book takes nothing of it but its values. */
type PlainOrder = OrderSnapshot & { readonly details: null };

export function snapshotOf(symbol: SymbolEngine): SymbolSnapshot {
  const { book, state, instrument, waiting, lists } = symbol;
  const { tradingState, lastTradePrice, bookSequence, tradeSequence } = state;
  const orders = [...book.inPriorityOrder()].map((slot) => restingOrder(symbol, slot));
  return {
    instrument,
    tradingState,
    lastTradePrice,
    bookSequence,
    tradeSequence,
    lastEntry: waiting.lastEntry,
    orders,
    waiting: [...waiting.all()].map(waitingOrder).sort((a, b) => a.orderId - b.orderId),
    lists: [...lists.values()].map(listOf).sort((a, b) => a.listId - b.listId),
  };
}

export function restoreSymbol(snapshot: SymbolSnapshot, parts: EngineParts): SymbolEngine {
  const symbol = new SymbolEngine(snapshot.instrument, parts);
  const { tradingState, lastTradePrice, bookSequence, tradeSequence } = snapshot;
  Object.assign(symbol.state, { tradingState, lastTradePrice, bookSequence, tradeSequence });
  for (const resting of snapshot.orders) {
    const details = resting.details && { ...resting.details };
    symbol.book.rest(details === null ? (resting as PlainOrder) : { ...resting, details });
    expireAt(symbol, resting.orderId, details?.expireTime);
  }
  restoreWaiting(symbol, snapshot);
  restoreLists(symbol, snapshot.lists);
  symbol.book.tidy();
  symbol.marketReport.syncBbo();
  return symbol;
}

function restingOrder({ book }: SymbolEngine, slot: Slot): OrderSnapshot {
  const { orders } = book;
  return {
    orderId: orders.orderId(slot),
    accountId: book.accountId(slot),
    clientOrderId: orders.clientOrderId(slot),
    side: orders.side(slot),
    type: orders.type(slot),
    timeInForce: orders.timeInForce(slot),
    price: orders.price(slot),
    quantity: orders.quantity(slot),
    remaining: orders.remaining(slot),
    details: detailsOf(orders.details(slot)),
  };
}

function detailsOf(details: DetailsSnapshot | null): DetailsSnapshot | null {
  return details && { ...details };
}

function waitingOrder(order: WaitingOrder): WaitingOrderSnapshot {
  const { orderId, terms, entry, extreme } = order;
  const { expireTime, listId } = order.details;
  return { orderId, terms, expireTime, listId, entry, extreme };
}

function listOf({ listId, accountId, type, orderIds, phase }: OrderList): ListSnapshot {
  return { listId, accountId, type, orderIds, phase };
}

function restoreWaiting(symbol: SymbolEngine, snapshot: SymbolSnapshot): void {
  for (const waiting of snapshot.waiting) {
    const order = new WaitingOrder(waiting.orderId, waiting.terms, {
      ...blankDetails(),
      instructions: waiting.terms.instructions,
      expireTime: waiting.expireTime,
      listId: waiting.listId,
    });
    order.entry = waiting.entry;
    order.extreme = waiting.extreme;
    symbol.waiting.add(order);
    expireAt(symbol, waiting.orderId, waiting.expireTime);
  }
  const watching = [...symbol.waiting.all()].filter((order) => order.entry > 0);
  for (const order of watching.sort((a, b) => a.entry - b.entry)) symbol.waiting.watchAgain(order);
  symbol.waiting.lastEntry = snapshot.lastEntry;
}

function restoreLists(symbol: SymbolEngine, lists: readonly ListSnapshot[]): void {
  for (const list of lists) {
    const live = list.orderIds.filter((id) => symbol.isLive(id)).length;
    symbol.lists.set(list.listId, { ...list, live });
  }
}

function expireAt(symbol: SymbolEngine, orderId: OrderSnapshot['orderId'], time = NO_TIME): void {
  if (time === NO_TIME) return;
  symbol.deadlines.add(time, orderId, symbol.instrument.symbol);
}
