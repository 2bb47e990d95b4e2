/** What a list must satisfy before any of its orders is looked at (R21). */
import type { SubmitList, SubmitOrder } from '../commands/commands';
import { NO_CLIENT_ORDER_ID } from '../types/ids';
import { ListType, OrderType, isConditional } from '../types/order-terms';
import { isSoundOrder, mayRestAtOnce } from './order-terms-check';

export function isSoundList(list: SubmitList): boolean {
  const { orders, symbol, accountId } = list;
  const together = orders.every(
    (order) => order.symbol === symbol && order.accountId === accountId && isSoundOrder(order),
  );
  return together && hasSoundShape(list);
}

/** How many of the orders, from the first on, come to the market at once. */
export function entersAtOnce({ type }: SubmitList): number {
  return type === ListType.Oco ? 2 : 1;
}

function hasSoundShape({ type, orders }: SubmitList): boolean {
  switch (type) {
    case ListType.Oco:
      return orders.length === 2 && isPair(orders[0], orders[1]);
    case ListType.Oto:
      return orders.length === 2 && isWorking(orders[0]);
    case ListType.Otoco:
      return orders.length === 3 && isWorking(orders[0]) && isPair(orders[1], orders[2]);
  }
}

/** A working order can be filled later and without waiting for a trigger. */
function isWorking(order: SubmitOrder): boolean {
  return order.type === OrderType.Limit && mayRestAtOnce(order);
}

/** Paired orders are of one side, so that they never meet, and can both wait. */
function isPair(a: SubmitOrder, b: SubmitOrder): boolean {
  const canWait = [a, b].every((order) => isConditional(order.type) || mayRestAtOnce(order));
  return a.side === b.side && canWait;
}

/** Whether no two orders carry the same client order id. */
export function hasDistinctNames(orders: readonly SubmitOrder[]): boolean {
  const names = orders
    .map((order) => order.clientOrderId)
    .filter((name) => name !== NO_CLIENT_ORDER_ID);
  return new Set(names).size === names.length;
}
