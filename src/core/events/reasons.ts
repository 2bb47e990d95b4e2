/** Stable codes. A code, once released, keeps its meaning; new causes get new codes. */

/** Why an accepted order ended without being filled. */
export type CancelReason =
  | 'user_request'
  | 'mass_cancel'
  | 'ioc_remainder'
  | 'fok_not_fillable'
  | 'no_liquidity'
  | 'replaced_below_filled';

/** Why a command was refused. A refused command changes nothing but the sequence. */
export const REJECT_CODES = [
  'symbol_not_found',
  'order_not_found',
  'duplicate_client_order_id',
  'instrument_conflict',
  'invalid_instrument',
  'price_out_of_range',
  'below_min_quantity',
  'above_max_quantity',
  'below_min_notional',
  'market_halted',
  'market_cancel_only',
  'market_post_only',
  'level_capacity',
  'book_full',
  'internal_error',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];
