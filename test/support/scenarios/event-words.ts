/** Events as scenarios write them, with the names that the scenario gave its orders. */
import type { CoreEvent } from '../../../src/core/events/events';
import { Side } from '../../../src/core/types/side';

/** What a scenario calls an order. */
export type NameOf = (orderId: number) => string;

export function isMarketEvent(event: CoreEvent): boolean {
  return event.kind === 'level_changed' || event.kind === 'bbo_changed';
}

export function describe(event: CoreEvent, name: NameOf): string {
  switch (event.kind) {
    case 'order_accepted':
      return `${name(event.orderId)} accepted`;
    case 'order_duplicated':
      return `duplicates ${name(event.orderId)}`;
    case 'command_rejected':
      return `rejected: ${event.code}`;
    case 'trade': {
      const { takerOrderId, makerOrderId, quantity, price } = event;
      return `${name(takerOrderId)} takes ${quantity} of ${name(makerOrderId)} @ ${price}`;
    }
    case 'order_rested':
      return `${name(event.orderId)} rests ${event.remaining} @ ${event.price}`;
    case 'order_replaced': {
      const place = event.keepsPriority ? 'keeps its place' : 'goes to the back';
      const terms = `${amount(event.remaining, event.quantity)} @ ${event.price}`;
      return `${name(event.orderId)} replaced: ${terms}, ${place}`;
    }
    case 'order_cancelled':
      return `${name(event.orderId)} cancelled ${event.remaining}, ${event.reason}`;
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
  }
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
