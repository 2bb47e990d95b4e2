/** What a client learns from a code: the HTTP status, a short title, what to do next. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly advice: string;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
}

function kind(status: number, title: string, advice: string, retryAfter?: number): ProblemKind {
  return retryAfter === undefined
    ? { status, title, advice }
    : { status, title, advice, retryAfter };
}

/** The one table of codes, used by HTTP answers, WebSocket answers and the documentation. */
export const PROBLEMS = {
  invalid_request: kind(
    400,
    'Invalid request',
    'Correct the fields listed in errors, then send the request again.',
  ),
  payload_too_large: kind(413, 'Payload too large', 'Send a smaller request.'),
  unsupported_media_type: kind(
    415,
    'Unsupported media type',
    'Send a JSON body with the header Content-Type: application/json.',
  ),
  request_timeout: kind(
    408,
    'Request timeout',
    'The request did not arrive in time. Send it again, without pauses.',
  ),
  not_found: kind(404, 'Not found', 'Check the path. The routes are listed at /docs.'),
  method_not_allowed: kind(
    405,
    'Method not allowed',
    'Use one of the methods listed in the Allow header.',
  ),
  symbol_not_found: kind(
    404,
    'Symbol not found',
    'Use a symbol listed by GET /api/v1/instruments, such as BTC-USDT.',
  ),
  order_not_found: kind(
    404,
    'Order not found',
    'Check the symbol and the id: the order is unknown, has ended or was entered elsewhere.',
  ),
  list_not_found: kind(
    404,
    'List not found',
    'Check the symbol and the listId: the list is unknown, has ended or was entered elsewhere.',
  ),
  not_pending: kind(
    409,
    'Order not pending',
    'The order has no triggerPrice to change any more: it is in the market. Replace price or quantity, or cancel it.',
  ),
  duplicate_client_order_id: kind(
    409,
    'Duplicate client order id',
    'Another order already has this clientOrderId. Choose a new one.',
  ),
  instrument_conflict: kind(
    409,
    'Instrument conflict',
    'The symbol is already listed on other terms. Choose another symbol or send the same terms.',
  ),
  invalid_instrument: kind(
    400,
    'Invalid instrument',
    'Use limits that are whole numbers in range and do not contradict each other.',
  ),
  price_not_on_tick: kind(
    400,
    'Price not on tick',
    "Use a price that is a whole multiple of the instrument's tickSize.",
  ),
  quantity_not_on_lot: kind(
    400,
    'Quantity not on lot',
    "Use a quantity that is a whole multiple of the instrument's lotSize.",
  ),
  below_min_quantity: kind(400, 'Quantity too small', "Use at least the instrument's minQuantity."),
  above_max_quantity: kind(400, 'Quantity too large', "Use at most the instrument's maxQuantity."),
  below_min_notional: kind(
    400,
    'Order value too small',
    "Raise price or quantity until their product reaches the instrument's minNotional.",
  ),
  price_out_of_range: kind(
    400,
    'Price out of range',
    'Use a price within the range the instrument allows.',
  ),
  display_quantity_too_small: kind(
    400,
    'Display quantity too small',
    'Raise displayQuantity to at least a hundredth of quantity.',
  ),
  expire_time_passed: kind(
    400,
    'Expire time has passed',
    'Use an expireTime in the future. Compare your clock with the timestamp of an answer.',
  ),
  post_only_would_cross: kind(
    422,
    'Post only order would trade',
    'Choose a price that does not meet the other side, use postOnly slide, or drop postOnly.',
  ),
  market_halted: kind(
    422,
    'Market halted',
    'Trading in this instrument is halted. Wait until its state is open.',
  ),
  market_cancel_only: kind(
    422,
    'Market is cancel only',
    'Only cancels are accepted now. Wait until the state of the instrument is open.',
  ),
  market_post_only: kind(
    422,
    'Market is post only',
    'Only limit orders that would not trade at once are accepted now. Change the price or wait.',
  ),
  market_auction: kind(
    422,
    'Market is in an auction',
    'Only limit orders with timeInForce gtc, gtd or day, and without postOnly and minQuantity, are accepted now. Wait until the state is open.',
  ),
  level_capacity: kind(
    422,
    'Price level is full',
    'Too much quantity rests at this price. Use another price or a smaller quantity.',
  ),
  book_full: kind(
    422,
    'Order book is full',
    'The book holds as many orders as it can. Cancel orders or wait until others leave.',
  ),
  already_subscribed: kind(
    409,
    'Already subscribed',
    'The socket reads this stream already. Unsubscribe first to begin it anew.',
  ),
  not_subscribed: kind(
    404,
    'Not subscribed',
    'The socket does not read this stream; the op subscriptions lists what it reads.',
  ),
  too_many_subscriptions: kind(
    409,
    'Too many subscriptions',
    'The socket reads as many streams as it may. Unsubscribe from one, or open another socket.',
  ),
  overloaded: kind(503, 'Overloaded', 'Too many requests are waiting. Send it again later.', 1),
  journal_unavailable: kind(
    503,
    'Journal unavailable',
    'The engine has stopped and the fate of the command is open. Check /admin/health/ready, then ask for the order.',
  ),
  snapshots_unavailable: kind(
    409,
    'Snapshots unavailable',
    'The journal is in memory. Start the service with JOURNAL=embedded to have snapshots.',
  ),
  snapshot_in_progress: kind(
    409,
    'Snapshot in progress',
    'A snapshot is being written. Wait until GET /admin/snapshots shows it.',
  ),
  snapshot_failed: kind(
    500,
    'Snapshot failed',
    'The snapshot was not written; the service goes on and its journal is whole. Look into the log.',
  ),
  history_unavailable: kind(
    503,
    'History unavailable',
    'What is no longer in memory cannot be read at the moment. Ask for later orders, trades or candles.',
  ),
  not_ready: kind(503, 'Not ready', 'The service is starting or stopping. Try again later.', 1),
  internal_error: kind(
    500,
    'Internal error',
    'The service failed. Report the reference to its operator.',
  ),
} as const satisfies Record<string, ProblemKind>;

/** A stable code; clients may branch on it. */
export type ProblemCode = keyof typeof PROBLEMS;

export function problemKind(code: ProblemCode): ProblemKind {
  return PROBLEMS[code];
}
