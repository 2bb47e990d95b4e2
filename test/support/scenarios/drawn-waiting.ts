/** Waiting orders and lists as scenarios draw them, below the book. */
import type { ListSnapshot, WaitingOrderSnapshot } from '../../../src/core/engine/snapshot';
import type { SubmitOrder } from '../../../src/core/commands/commands';
import type { Instructions } from '../../../src/core/commands/instructions';
import { OrderType, PostOnly, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import { MODES } from './order-words';
import { listWord, type NameOf } from './event-words';

const TIF_WORDS: Readonly<Record<number, string>> = {
  [TimeInForce.Gtc]: '',
  [TimeInForce.Ioc]: 'ioc',
  [TimeInForce.Fok]: 'fok',
  [TimeInForce.Gtd]: 'gtd',
  [TimeInForce.Day]: 'day',
};

/** `list 1 | oco of A, B: paired`. */
export function drawList({ listId, type, orderIds, phase }: ListSnapshot, name: NameOf): string {
  return `list ${listId} | ${listWord(type)} of ${orderIds.map(name).join(', ')}: ${phase}`;
}

/** `waiting | S sell 5 @ 94 stop 95 alice`; at the end what a list order waits for. */
export function drawWaiting(order: WaitingOrderSnapshot, name: NameOf): string {
  const { orderId, terms, entry, listId, extreme } = order;
  const words = [
    `waiting | ${name(orderId)}`,
    terms.side === Side.Buy ? 'buy' : 'sell',
    ...termsOf(terms),
    extreme === 0 ? '' : `from ${extreme}`,
    ownerWord(terms),
    listId !== 0 && entry === 0 ? 'until its turn' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

export function ownerWord(order: { accountId: string; clientOrderId: string }): string {
  const { accountId, clientOrderId } = order;
  return clientOrderId === '' ? accountId : `${accountId}:${clientOrderId}`;
}

function termsOf({ quantity, price, type, timeInForce, instructions }: SubmitOrder): string[] {
  const amount = instructions?.quoteQuantity ? `for ${instructions.quoteQuantity}` : `${quantity}`;
  return [
    amount,
    price === 0 ? '' : `@ ${price}`,
    type === OrderType.Market ? 'market' : '',
    ...(instructions === null ? [] : triggerWords(type, instructions)),
    TIF_WORDS[timeInForce],
    ...(instructions === null ? [] : instructionWords(instructions)),
  ];
}

function triggerWords(type: OrderType, terms: Instructions): string[] {
  switch (type) {
    case OrderType.Stop:
    case OrderType.StopLimit:
      return [`stop ${terms.triggerPrice}`];
    case OrderType.TakeProfit:
    case OrderType.TakeProfitLimit:
      return [`take profit ${terms.triggerPrice}`];
    case OrderType.TrailingStop:
      return [`trail ${terms.trailingAmount || `${terms.trailingDelta}bp`}`];
    default:
      return [];
  }
}

function instructionWords(terms: Instructions): string[] {
  const mode = Object.keys(MODES).find((word) => MODES[word] === terms.selfTradePrevention);
  return [
    ['', 'post-only', 'slide'][terms.postOnly as PostOnly],
    terms.minQuantity ? `min ${terms.minQuantity}` : '',
    terms.displayQuantity ? `show ${terms.displayQuantity}` : '',
    terms.protectionPrice ? `protect ${terms.protectionPrice}` : '',
    mode === 'newest' ? '' : `stp ${mode}`,
    terms.tradeGroup ? `group ${terms.tradeGroup}` : '',
  ];
}
