/** Events as scenarios write them, with the names that the scenario gave its orders. */
import type {
  CoreEvent,
  MatchPrevented,
  OrderAccepted,
  OrderReplaced,
  OrderRested,
} from '../../../src/core/events/events';
import { ListType, PostOnly, SelfTradePrevention } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';

/** What a scenario calls an order. */
export type NameOf = (orderId: number) => string;

const LIST_WORDS = { [ListType.Oco]: 'oco', [ListType.Oto]: 'oto', [ListType.Otoco]: 'otoco' };
const MODE_WORDS = {
  [SelfTradePrevention.None]: 'none',
  [SelfTradePrevention.CancelNewest]: 'cancel_newest',
  [SelfTradePrevention.CancelOldest]: 'cancel_oldest',
  [SelfTradePrevention.CancelBoth]: 'cancel_both',
  [SelfTradePrevention.Decrement]: 'decrement',
};

export function isMarketEvent(event: CoreEvent): boolean {
  return event.kind === 'level_changed' || event.kind === 'bbo_changed';
}

export function describe(event: CoreEvent, name: NameOf): string {
  switch (event.kind) {
    case 'command_rejected':
      return `rejected: ${event.code}`;
    case 'level_changed':
      return `level ${sideWord(event.side)} ${event.price} = ${event.quantity}`;
    case 'bbo_changed': {
      const bid = end(event.bidPrice, event.bidQuantity);
      return `top ${bid} / ${end(event.askPrice, event.askQuantity)}`;
    }
    case 'instrument_listed':
      return `listed ${event.instrument.symbol}`;
    case 'trading_state_changed':
      return `state ${event.state}`;
    case 'list_accepted': {
      const orders = event.orderIds.map(name).join(', ');
      return `list ${event.listId} accepted: ${listWord(event.type)} of ${orders}`;
    }
    case 'list_duplicated':
      return `duplicates list ${event.listId}`;
    case 'list_ended':
      return `list ${event.listId} ended`;
    default:
      return describeOrderEvent(event, name);
  }
}

type NotOfOrders =
  | 'command_rejected'
  | 'level_changed'
  | 'bbo_changed'
  | 'instrument_listed'
  | 'trading_state_changed'
  | 'list_accepted'
  | 'list_duplicated'
  | 'list_ended';
type OrderEvent = Exclude<CoreEvent, { kind: NotOfOrders }>;

function describeOrderEvent(event: OrderEvent, name: NameOf): string {
  switch (event.kind) {
    case 'trade': {
      const { takerOrderId, makerOrderId, quantity, price } = event;
      return `${name(takerOrderId)} takes ${quantity} of ${name(makerOrderId)} @ ${price}`;
    }
    case 'match_prevented':
      return prevented(event, name);
    case 'order_duplicated':
      return `duplicates ${name(event.orderId)}`;
    case 'order_accepted':
      return `${name(event.orderId)} ${accepted(event)}`;
    case 'order_triggered':
      return `${name(event.orderId)} triggered`;
    case 'order_rejected':
      return `${name(event.orderId)} rejected: ${event.code}`;
    case 'quote_filled':
      return `${name(event.orderId)} is done with ${event.quantity}`;
    case 'order_refreshed':
      return `${name(event.orderId)} shows ${event.shown} more`;
    case 'order_rested':
      return `${name(event.orderId)} ${rested(event)}`;
    case 'order_replaced':
      return `${name(event.orderId)} ${replaced(event)}`;
    case 'order_cancelled':
      return `${name(event.orderId)} cancelled ${event.remaining}, ${event.reason}`;
  }
}

function accepted({ instructions, price }: OrderAccepted): string {
  return instructions?.postOnly === PostOnly.Slide ? `accepted @ ${price}` : 'accepted';
}

function rested({ remaining, shown, price }: OrderRested): string {
  const icebergPart = shown === remaining ? '' : `, shows ${shown}`;
  return `rests ${remaining} @ ${price}${icebergPart}`;
}

function replaced(event: OrderReplaced): string {
  const { remaining, quantity, price, triggerPrice, keepsPriority } = event;
  const limit = price === 0 ? '' : ` @ ${price}`;
  const trigger = triggerPrice === 0 ? '' : `, trigger ${triggerPrice}`;
  const place = keepsPriority ? 'keeps its place' : 'goes to the back';
  return `replaced: ${amount(remaining, quantity)}${limit}${trigger}, ${place}`;
}

function prevented(event: MatchPrevented, name: NameOf): string {
  const { quantity, price, mode, makerRemaining, takerRemaining } = event;
  const [taker, maker] = [name(event.takerOrderId), name(event.makerOrderId)];
  const rest = `${taker} has ${takerRemaining} left, ${maker} ${makerRemaining}`;
  const change = mode === SelfTradePrevention.Decrement ? `: ${rest}` : '';
  return `${taker} may not take ${quantity} of ${maker} @ ${price}, ${MODE_WORDS[mode]}${change}`;
}

export function listWord(type: ListType): string {
  return LIST_WORDS[type];
}

export function sideWord(side: Side): string {
  return side === Side.Buy ? 'bid' : 'ask';
}

/** `6/10`: six of ten remain; `10`: nothing is filled. */
export function amount(remaining: number, quantity: number): string {
  return remaining === quantity ? `${quantity}` : `${remaining}/${quantity}`;
}

function end(price: number, quantity: number): string {
  return price === 0 ? 'none' : `${price} x ${quantity}`;
}
