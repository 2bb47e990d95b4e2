/** The words of the wire for the numbers of the core. */
import {
  ListType,
  OrderType,
  PostOnly,
  SelfTradePrevention,
  TimeInForce,
} from '../core/types/order-terms';
import { Side } from '../core/types/side';

export const SIDES = ['buy', 'sell'] as const;
export type SideWord = (typeof SIDES)[number];

export const TIMES_IN_FORCE = ['gtc', 'ioc', 'fok', 'gtd', 'day'] as const;
export type TimeInForceWord = (typeof TIMES_IN_FORCE)[number];

const CONDITIONAL_TYPES = [
  'stop',
  'stop_limit',
  'take_profit',
  'take_profit_limit',
  'trailing_stop',
] as const;

export const TYPES = ['limit', 'market', ...CONDITIONAL_TYPES] as const;
export type TypeWord = (typeof TYPES)[number];

/** `ioc` and `fok` are shorthand for `limit` with that time in force (R11). */
export const ORDER_TYPES = ['limit', 'market', 'ioc', 'fok', ...CONDITIONAL_TYPES] as const;
export type OrderTypeWord = (typeof ORDER_TYPES)[number];

/** What a request may say; `true` means `reject`. */
export const POST_ONLY = [false, true, 'reject', 'slide'] as const;
export type PostOnlyWord = (typeof POST_ONLY)[number];

export const SELF_TRADE_PREVENTIONS = [
  'none',
  'cancel_newest',
  'cancel_oldest',
  'cancel_both',
  'decrement',
] as const;
export type SelfTradePreventionWord = (typeof SELF_TRADE_PREVENTIONS)[number];

export const LIST_TYPES = ['oco', 'oto', 'otoco'] as const;
export type ListTypeWord = (typeof LIST_TYPES)[number];

export const LIST_STATUSES = ['executing', 'all_done'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

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
const TYPE_OF: Record<OrderTypeWord, OrderType> = {
  limit: OrderType.Limit,
  ioc: OrderType.Limit,
  fok: OrderType.Limit,
  market: OrderType.Market,
  stop: OrderType.Stop,
  stop_limit: OrderType.StopLimit,
  take_profit: OrderType.TakeProfit,
  take_profit_limit: OrderType.TakeProfitLimit,
  trailing_stop: OrderType.TrailingStop,
};
const TIME_IN_FORCE_OF: Record<TimeInForceWord, TimeInForce> = {
  gtc: TimeInForce.Gtc,
  ioc: TimeInForce.Ioc,
  fok: TimeInForce.Fok,
  gtd: TimeInForce.Gtd,
  day: TimeInForce.Day,
};
const SELF_TRADE_PREVENTION_OF: Record<SelfTradePreventionWord, SelfTradePrevention> = {
  none: SelfTradePrevention.None,
  cancel_newest: SelfTradePrevention.CancelNewest,
  cancel_oldest: SelfTradePrevention.CancelOldest,
  cancel_both: SelfTradePrevention.CancelBoth,
  decrement: SelfTradePrevention.Decrement,
};
const LIST_TYPE_OF: Record<ListTypeWord, ListType> = {
  oco: ListType.Oco,
  oto: ListType.Oto,
  otoco: ListType.Otoco,
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

/** How long an order works that does not say it. */
export function defaultTimeInForce(type: OrderTypeWord): TimeInForceWord {
  if (type === 'market') return 'ioc';
  return type === 'ioc' || type === 'fok' ? type : 'gtc';
}

export function typeOf(word: OrderTypeWord): OrderType {
  return TYPE_OF[word];
}

export function typeWord(type: OrderType): TypeWord {
  return TYPES[type];
}

export function postOnlyOf(word: PostOnlyWord): PostOnly {
  if (word === 'slide') return PostOnly.Slide;
  return word === false ? PostOnly.No : PostOnly.Reject;
}

export function postOnlyWord(postOnly: PostOnly): 'reject' | 'slide' | null {
  if (postOnly === PostOnly.No) return null;
  return postOnly === PostOnly.Reject ? 'reject' : 'slide';
}

export function selfTradePreventionOf(word: SelfTradePreventionWord): SelfTradePrevention {
  return SELF_TRADE_PREVENTION_OF[word];
}

export function selfTradePreventionWord(mode: SelfTradePrevention): SelfTradePreventionWord {
  return SELF_TRADE_PREVENTIONS[mode];
}

/** What an order without a word about it does: it avoids trades with its own account, if any. */
export function defaultSelfTradePrevention(accountId: string): SelfTradePrevention {
  return accountId === '' ? SelfTradePrevention.None : SelfTradePrevention.CancelNewest;
}

export function listTypeOf(word: ListTypeWord): ListType {
  return LIST_TYPE_OF[word];
}

export function listTypeWord(type: ListType): ListTypeWord {
  return LIST_TYPES[type];
}
