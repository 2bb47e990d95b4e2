/** Codes that entering or changing an order can meet, for the documentation of the routes. */
export const FILTER_PROBLEMS = [
  'invalid_request',
  'price_not_on_tick',
  'quantity_not_on_lot',
  'below_min_quantity',
  'above_max_quantity',
  'below_min_notional',
  'price_out_of_range',
] as const;

export const MARKET_PROBLEMS = [
  'market_halted',
  'market_cancel_only',
  'market_post_only',
  'level_capacity',
  'book_full',
] as const;
