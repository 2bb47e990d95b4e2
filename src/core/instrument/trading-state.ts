/** What an instrument admits at the moment; set by a sequenced command, survives restart. */
export const TradingState = {
  /** Everything. */
  Open: 'open',
  /** Only limit orders that would not take; cancels. */
  PostOnly: 'post_only',
  /** Only cancels. */
  CancelOnly: 'cancel_only',
  /** Only cancels; the market is stopped and resting orders stay. */
  Halted: 'halted',
  /** Limit orders, which rest without trading until the state changes; cancels. */
  Auction: 'auction',
} as const;
export type TradingState = (typeof TradingState)[keyof typeof TradingState];
