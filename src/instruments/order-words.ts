/** The words of the wire for the numbers of the core. */
import { OrderType, TimeInForce } from '../core/types/order-terms';
import { Side } from '../core/types/side';

export const SIDES = ['buy', 'sell'] as const;
export type SideWord = (typeof SIDES)[number];

export const TIMES_IN_FORCE = ['gtc', 'ioc', 'fok'] as const;
export type TimeInForceWord = (typeof TIMES_IN_FORCE)[number];

/** `ioc` and `fok` are shorthand for `limit` with that time in force (R11). */
export const ORDER_TYPES = ['limit', 'market', 'ioc', 'fok'] as const;
export type OrderTypeWord = (typeof ORDER_TYPES)[number];

export const STATUSES = [
  'open',
  'partially_filled',
  'filled',
  'cancelled',
  'expired',
  'rejected',
  'pending',
] as const;
export type OrderStatus = (typeof STATUSES)[number];

const SIDE_OF: Record<SideWord, Side> = { buy: Side.Buy, sell: Side.Sell };
const WORD_OF_TYPE: Record<OrderType, 'limit' | 'market'> = {
  [OrderType.Limit]: 'limit',
  [OrderType.Market]: 'market',
};
const TIME_IN_FORCE_OF: Record<TimeInForceWord, TimeInForce> = {
  gtc: TimeInForce.Gtc,
  ioc: TimeInForce.Ioc,
  fok: TimeInForce.Fok,
};

export function sideOf(word: SideWord): Side {
  return SIDE_OF[word];
}

export function sideWord(side: Side): SideWord {
  return SIDES[side];
}

export function timeInForceOf(word: TimeInForceWord): TimeInForce {
  return TIME_IN_FORCE_OF[word];
}

export function timeInForceWord(timeInForce: TimeInForce): TimeInForceWord {
  return TIMES_IN_FORCE[timeInForce];
}

export function typeWord(type: OrderType): 'limit' | 'market' {
  return WORD_OF_TYPE[type];
}
