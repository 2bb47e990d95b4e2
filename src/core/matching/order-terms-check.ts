/**
 * Contradictions in what an order asks for (the edge of the service names each; here one is enough
 * to refuse the order), and numbers that are no whole ticks or lots (R4).
 */
import type { ReplaceOrder, SubmitOrder } from '../commands/commands';
import type { Instructions } from '../commands/instructions';
import { NO_ACCOUNT } from '../types/ids';
import {
  OrderType,
  PostOnly,
  TimeInForce,
  entersAsMarket,
  isConditional,
} from '../types/order-terms';

/** A trailing stop keeps less than its whole price as distance. */
const MAX_TRAILING_DELTA = 9_999;

export function isSoundOrder(order: SubmitOrder): boolean {
  const { price, quantity, instructions, type, timeInForce } = order;
  if (!isCount(price) || !isCount(quantity)) return false;
  if (instructions !== null) return hasSoundInstructions(order, instructions);
  if (type === OrderType.Limit) return timeInForce !== TimeInForce.Gtd;
  return type === OrderType.Market && isSoundMarket(order);
}

export function isSoundReplace({ price, quantity, triggerPrice }: ReplaceOrder): boolean {
  return isCount(price) && isCount(quantity) && isCount(triggerPrice);
}

/** Whether an order of these terms may rest in the book at once. */
export function mayRestAtOnce({ type, timeInForce }: SubmitOrder): boolean {
  return (
    type === OrderType.Limit && timeInForce !== TimeInForce.Ioc && timeInForce !== TimeInForce.Fok
  );
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isSoundMarket({ price, timeInForce }: SubmitOrder): boolean {
  return price === 0 && timeInForce !== TimeInForce.Day && timeInForce !== TimeInForce.Gtd;
}

function hasSoundInstructions(order: SubmitOrder, asked: Instructions): boolean {
  const numbers = [
    asked.expireTime,
    asked.minQuantity,
    asked.displayQuantity,
    asked.quoteQuantity,
    asked.protectionPrice,
    asked.triggerPrice,
    asked.trailingDelta,
    asked.trailingAmount,
  ];
  return (
    numbers.every(isCount) &&
    hasSoundLimit(order, asked) &&
    hasSoundTrigger(order, asked) &&
    (order.timeInForce === TimeInForce.Gtd) === asked.expireTime > 0 &&
    hasSoundQuantities(order, asked) &&
    (asked.postOnly === PostOnly.No || (mayRestAtOnce(order) && asked.minQuantity === 0)) &&
    (asked.tradeGroup === '' || order.accountId !== NO_ACCOUNT)
  );
}

function hasSoundLimit(order: SubmitOrder, asked: Instructions): boolean {
  if (!entersAsMarket(order.type)) return asked.protectionPrice === 0;
  return order.type === OrderType.Market ? isSoundMarket(order) : order.price === 0;
}

function hasSoundTrigger({ type }: SubmitOrder, asked: Instructions): boolean {
  const { triggerPrice, trailingDelta, trailingAmount } = asked;
  if (type === OrderType.TrailingStop) {
    const one = trailingDelta > 0 !== trailingAmount > 0;
    return one && triggerPrice === 0 && trailingDelta <= MAX_TRAILING_DELTA;
  }
  return isConditional(type) === triggerPrice > 0 && trailingDelta === 0 && trailingAmount === 0;
}

function hasSoundQuantities(order: SubmitOrder, asked: Instructions): boolean {
  const { type, timeInForce, quantity } = order;
  const { quoteQuantity, minQuantity, displayQuantity } = asked;
  const atOnce = timeInForce === TimeInForce.Ioc || timeInForce === TimeInForce.Fok;
  if (quoteQuantity > 0 && (type !== OrderType.Market || quantity !== 0)) return false;
  if (minQuantity > 0) {
    if (type !== OrderType.Limit || timeInForce === TimeInForce.Fok) return false;
    if (minQuantity > quantity) return false;
  }
  if (displayQuantity === 0) return true;
  return !entersAsMarket(type) && !atOnce && displayQuantity <= quantity;
}
