/** Requests that contradict themselves, whatever the market is like. */
import type { SubmitList, SubmitOrder } from '../../../src/core/commands/commands';
import type { Instructions } from '../../../src/core/commands/instructions';
import { ListType, OrderType, PostOnly, TimeInForce } from '../../../src/core/types/order-terms';
import { asked, isLasting, isLimitLike, waitsForTrigger } from './naive-order';

type Check = (order: SubmitOrder, i: Instructions) => boolean;

/** What every sound order fulfils. */
const DEMANDS: readonly Check[] = [
  ({ price, quantity }, i) =>
    [price, quantity, ...Object.values(i).filter((value) => typeof value === 'number')].every(
      isWhole,
    ),
  (order, i) =>
    isLimitLike(order) ? i.quoteQuantity === 0 && i.protectionPrice === 0 : order.price === 0,
  hasItsTrigger,
  ({ type, timeInForce }) =>
    type !== OrderType.Market ||
    (timeInForce !== TimeInForce.Gtd && timeInForce !== TimeInForce.Day),
  ({ timeInForce }, i) => (timeInForce === TimeInForce.Gtd) === i.expireTime > 0,
  (order, i) =>
    i.postOnly === PostOnly.No ||
    (order.type === OrderType.Limit && isLasting(order) && i.minQuantity === 0),
  ({ type, timeInForce, quantity }, i) =>
    i.minQuantity === 0 ||
    (type === OrderType.Limit && timeInForce !== TimeInForce.Fok && i.minQuantity <= quantity),
  (order, i) =>
    i.displayQuantity === 0 ||
    (isLimitLike(order) && isLasting(order) && i.displayQuantity <= order.quantity),
  ({ type, quantity }, i) => i.quoteQuantity === 0 || (type === OrderType.Market && quantity === 0),
  ({ accountId }, i) => i.tradeGroup === '' || accountId !== '',
];

export function contradictsItself(order: SubmitOrder): boolean {
  const instructions = asked({ terms: order });
  return !DEMANDS.every((isMet) => isMet(order, instructions));
}

/** R21: the shape of a list, and each of its orders. */
export function isListUnsound({ type, symbol, accountId, orders }: SubmitList): boolean {
  if (orders.length !== (type === ListType.Otoco ? 3 : 2)) return true;
  if (orders.some((order) => order.symbol !== symbol || order.accountId !== accountId)) return true;
  if (orders.some(contradictsItself)) return true;
  const pair = type === ListType.Oco ? orders : type === ListType.Otoco ? orders.slice(1) : [];
  if (pair.some((order) => order.side !== pair[0].side)) return true;
  if (!pair.every((order) => restsAsLimit(order) || waitsForTrigger(order))) return true;
  return type !== ListType.Oco && !restsAsLimit(orders[0]);
}

export function hasDoubleNames({ orders }: SubmitList): boolean {
  const names = orders.map((order) => order.clientOrderId).filter((name) => name !== '');
  return new Set(names).size < names.length;
}

export function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function restsAsLimit(order: SubmitOrder): boolean {
  return order.type === OrderType.Limit && isLasting(order);
}

function hasItsTrigger({ type }: SubmitOrder, i: Instructions): boolean {
  const { triggerPrice, trailingDelta, trailingAmount } = i;
  if (type === OrderType.Limit || type === OrderType.Market) {
    return triggerPrice === 0 && trailingDelta === 0 && trailingAmount === 0;
  }
  if (type !== OrderType.TrailingStop) {
    return triggerPrice > 0 && trailingDelta === 0 && trailingAmount === 0;
  }
  const byDelta = trailingDelta >= 1 && trailingDelta <= 9999 && trailingAmount === 0;
  const byAmount = trailingAmount > 0 && trailingDelta === 0;
  return triggerPrice === 0 && (byDelta || byAmount);
}
