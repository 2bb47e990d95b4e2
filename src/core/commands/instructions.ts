/**
 * What an order may ask for beyond side, price, quantity and time in force. Most orders ask for
 * nothing of it and carry null instead. A zero field is not asked for.
 */
import { PostOnly, SelfTradePrevention } from '../types/order-terms';
import { NO_PRICE, NO_TIME, type Lots, type Micros, type Ticks } from '../types/units';

export interface Instructions {
  /** Deadline of a gtd order. */
  readonly expireTime: Micros;
  readonly postOnly: PostOnly;
  /** At least this much must fill at once, or all is cancelled (R12). */
  readonly minQuantity: Lots;
  /** How much of a resting order is shown at a time (R20). */
  readonly displayQuantity: Lots;
  /** Notional to spend or earn, in ticks × lots, instead of a quantity (R8). */
  readonly quoteQuantity: number;
  /** Worst price that an order without limit may trade at. */
  readonly protectionPrice: Ticks;
  readonly triggerPrice: Ticks;
  /** Distance of a trailing stop from the extreme price, in basis points. */
  readonly trailingDelta: number;
  /** Distance of a trailing stop from the extreme price, in ticks. */
  readonly trailingAmount: Ticks;
  /** Of no effect on an order without account. */
  readonly selfTradePrevention: SelfTradePrevention;
  /** Accounts that share a group do not trade with each other; the empty text stands for none. */
  readonly tradeGroup: string;
}

/** Nothing asked for; an account's order still avoids trades with itself. */
export const NO_INSTRUCTIONS: Instructions = {
  expireTime: NO_TIME,
  postOnly: PostOnly.No,
  minQuantity: 0 as Lots,
  displayQuantity: 0 as Lots,
  quoteQuantity: 0,
  protectionPrice: NO_PRICE,
  triggerPrice: NO_PRICE,
  trailingDelta: 0,
  trailingAmount: NO_PRICE,
  selfTradePrevention: SelfTradePrevention.CancelNewest,
  tradeGroup: '',
};

/** Whether two orders ask for the same. */
export function sameInstructions(a: Instructions | null, b: Instructions | null): boolean {
  if (a === null || b === null) return a === b;
  const fields = Object.keys(NO_INSTRUCTIONS) as (keyof Instructions)[];
  return fields.every((field) => a[field] === b[field]);
}
