/**
 * What an order asks for. Values are small integers: they are packed into order storage and
 * written to the log, so a value, once released, keeps its number for good.
 */
export const OrderType = {
  /** Trades at its price or better; what time in force allows may rest. */
  Limit: 0,
  /** Trades at whatever the book offers; never rests. */
  Market: 1,
} as const;
export type OrderType = (typeof OrderType)[keyof typeof OrderType];

export const TimeInForce = {
  /** Good till cancelled: the remainder rests. */
  Gtc: 0,
  /** Immediate or cancel: the remainder is cancelled at once. */
  Ioc: 1,
  /** Fill or kill: everything at once or nothing at all. */
  Fok: 2,
} as const;
export type TimeInForce = (typeof TimeInForce)[keyof typeof TimeInForce];
