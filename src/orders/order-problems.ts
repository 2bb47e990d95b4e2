/** Codes that entering or changing an order can meet, for the documentation of the routes. */
export const FILTER_PROBLEMS = [
  'invalid_request',
  'price_not_on_tick',
  'quantity_not_on_lot',
  'below_min_quantity',
  'above_max_quantity',
  'below_min_notional',
  'price_out_of_range',
  'display_quantity_too_small',
] as const;

export const MARKET_PROBLEMS = [
  'post_only_would_cross',
  'market_halted',
  'market_cancel_only',
  'market_post_only',
  'market_auction',
  'level_capacity',
  'book_full',
] as const;

/** Codes that a new order can meet. */
export const ENTRY_PROBLEMS = [
  ...FILTER_PROBLEMS,
  'expire_time_passed',
  ...MARKET_PROBLEMS,
  'symbol_not_found',
  'duplicate_client_order_id',
] as const;
