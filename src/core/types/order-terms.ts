/**
 * What an order asks for. Values are small integers: they are packed into order storage and
 * written to the log, so a value, once released, keeps its number for good.
 */
export const OrderType = {
  /** Trades at its price or better; what time in force allows may rest. */
  Limit: 0,
  /** Trades at whatever the book offers; never rests. */
  Market: 1,
  /** Waits for the last trade price to reach its trigger price against it, then is a market order. */
  Stop: 2,
  /** As a stop, then a limit order. */
  StopLimit: 3,
  /** Waits for the last trade price to reach its trigger price in its favour, then a market order. */
  TakeProfit: 4,
  /** As a take profit, then a limit order. */
  TakeProfitLimit: 5,
  /** A stop whose trigger price follows the best trade price since it became active. */
  TrailingStop: 6,
} as const;
export type OrderType = (typeof OrderType)[keyof typeof OrderType];

export const TimeInForce = {
  /** Good till cancelled: the remainder rests. */
  Gtc: 0,
  /** Immediate or cancel: the remainder is cancelled at once. */
  Ioc: 1,
  /** Fill or kill: everything at once or nothing at all. */
  Fok: 2,
  /** Good till date: as gtc, until its expire time. */
  Gtd: 3,
  /** As gtc, until the next 00:00 UTC. */
  Day: 4,
} as const;
export type TimeInForce = (typeof TimeInForce)[keyof typeof TimeInForce];

/** What an order that must not take does when it would (R13). */
export const PostOnly = {
  /** It may take. */
  No: 0,
  /** It is refused. */
  Reject: 1,
  /** It rests one tick away from the price it would lock. */
  Slide: 2,
} as const;
export type PostOnly = (typeof PostOnly)[keyof typeof PostOnly];

/** Which order gives way when an aggressor meets an order of its own account (R26). */
export const SelfTradePrevention = {
  /** They trade. */
  None: 0,
  /** The rest of the aggressor ends. */
  CancelNewest: 1,
  /** The resting order ends. */
  CancelOldest: 2,
  /** Both end. */
  CancelBoth: 3,
  /** Both shrink by the smaller, which ends. */
  Decrement: 4,
} as const;
export type SelfTradePrevention = (typeof SelfTradePrevention)[keyof typeof SelfTradePrevention];

/** How the orders of a list depend on each other (R21). */
export const ListType = {
  /** Two orders; as soon as one trades, triggers or ends, the other is cancelled. */
  Oco: 0,
  /** The second enters when the first is filled. */
  Oto: 1,
  /** The second and third enter as an oco when the first is filled. */
  Otoco: 2,
} as const;
export type ListType = (typeof ListType)[keyof typeof ListType];

/** Whether an order of this type waits for a trigger. */
export function isConditional(type: OrderType): boolean {
  return type >= OrderType.Stop;
}

/** Whether an order of this type has no limit once it enters the market. */
export function entersAsMarket(type: OrderType): boolean {
  switch (type) {
    case OrderType.Limit:
    case OrderType.StopLimit:
    case OrderType.TakeProfitLimit:
      return false;
    default:
      return true;
  }
}
