/** Stable codes. A code, once released, keeps its meaning; new causes get new codes. */

/** Why an accepted order ended without being filled. */
export type CancelReason =
  | 'user_request'
  | 'mass_cancel'
  | 'ioc_remainder'
  | 'fok_not_fillable'
  | 'no_liquidity'
  | 'min_quantity_not_met'
  | 'price_protection'
  | 'self_trade_prevention'
  | 'expired'
  | 'replaced_below_filled'
  | 'list_sibling';

/**
 * Why a command was refused. A refused command changes nothing but the sequence. `invalid_request`
 * stands for contradictions that the edge of the service finds first.
 */
export const REJECT_CODES = [
  'invalid_request',
  'symbol_not_found',
  'order_not_found',
  'list_not_found',
  'not_pending',
  'duplicate_client_order_id',
  'instrument_conflict',
  'invalid_instrument',
  'price_out_of_range',
  'below_min_quantity',
  'above_max_quantity',
  'below_min_notional',
  'display_quantity_too_small',
  'expire_time_passed',
  'post_only_would_cross',
  'market_halted',
  'market_cancel_only',
  'market_post_only',
  'market_auction',
  'level_capacity',
  'book_full',
  'internal_error',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];
