import { limit } from './e2e-orders';
import type { Json } from './e2e-rest';

/** A request body that must be refused, why, and the field that the refusal must name. */
export interface BadOrder {
  readonly name: string;
  readonly order: Json;
  readonly status: number;
  readonly code: string;
  readonly field?: string;
}

const GOOD = limit('buy', '1', '100');

/** What is no decimal text in the sense of R28. */
const NO_DECIMALS: readonly unknown[] = [
  ...[1, 0.5, -1, 0, 1e21, null, true, [], ['1'], {}, { value: '1' }],
  ...['', ' ', ' 1', '1 ', '1\n', '\t1', '1\u0000', '\u202e1', '1\u00a0', '__proto__', 'null'],
  ...['1e3', '1E3', '1e-3', '+1', '-1', '-0', '−1', 'NaN', 'Infinity', '-Infinity', 'inf'],
  ...['.5', '5.', '.', '1.2.3', '1,5', '1,000.00', '1_000', '0x10', '0b1', '１', '٣', '1d', '1f'],
  ...['0', '0.0', '0.00', '00.000', '1'.repeat(21), '9'.repeat(5000), `0.${'1'.repeat(21)}`],
];

/** What is no id that a client may choose. */
const NO_IDS: readonly unknown[] = [
  ...['__proto__', '_x', '', ' ', 'a b', 'a\u0000', 'a\n', 'ü', '😀', 'a\u202e', 'x'.repeat(65)],
  ...['x'.repeat(100_000), 5, null, true, [], ['a'], {}, '<b>', "' or 1=1", 'a;b', 'a%00'],
];

function invalid(field: string, values: readonly unknown[]): BadOrder[] {
  return values.map((value) => ({
    name: `${field} ${show(value)}`,
    order: { ...GOOD, [field]: value },
    status: 400,
    code: 'invalid_request',
    field,
  }));
}

function missing(field: string): BadOrder {
  const order = Object.fromEntries(Object.entries(GOOD).filter(([name]) => name !== field));
  return { name: `no ${field}`, order, status: 400, code: 'invalid_request', field };
}

function unlisted(symbol: string): BadOrder {
  const order = { ...GOOD, symbol };
  return { name: `symbol ${symbol}`, order, status: 404, code: 'symbol_not_found' };
}

function refused(change: Json, code: string, field: string): BadOrder {
  return { name: show(change), order: { ...GOOD, ...change }, status: 400, code, field };
}

/** Refused before the engine sees anything: not even a sequence is spent. */
export const REFUSED_AT_THE_EDGE: readonly BadOrder[] = [
  ...invalid('price', NO_DECIMALS),
  ...invalid('quantity', NO_DECIMALS),
  ...invalid('clientOrderId', NO_IDS),
  ...invalid('accountId', NO_IDS),
  ...invalid('symbol', [
    null,
    5,
    [],
    {},
    '',
    '__proto__',
    'BTC/USDT',
    'BTC-USDT\n',
    'A'.repeat(33),
  ]),
  ...invalid('side', ['BUY', 'Buy', 'bid', 0, 1, null, '', '__proto__', 'toString', [], ['buy']]),
  ...invalid('type', ['LIMIT', 'stop ', 0, null, '', '__proto__', 'constructor', {}, 'iceberg']),
  ...invalid('timeInForce', ['GTC', 'forever', 0, null, '', '__proto__', []]),
  ...['symbol', 'side', 'type', 'quantity', 'price'].map(missing),
  ...['colour', 'Price', 'constructor', 'hasOwnProperty', 'toString', 'orderId', ''].map(
    (field): BadOrder => ({ ...invalid(field, ['1'])[0], name: `unknown field "${field}"` }),
  ),
  ...['XXX-USDT', 'btc-usdt', 'constructor', 'toString', 'hasOwnProperty'].map(unlisted),
  refused({ price: '100.001' }, 'price_not_on_tick', 'price'),
  refused({ price: '100.000' }, 'price_not_on_tick', 'price'),
  refused({ quantity: '0.000001' }, 'quantity_not_on_lot', 'quantity'),
  refused({ quantity: '1.0000000' }, 'quantity_not_on_lot', 'quantity'),
  refused({ price: '99999999999999999999' }, 'price_out_of_range', 'price'),
  refused({ quantity: '99999999999999999999.99999' }, 'above_max_quantity', 'quantity'),
  refused({ type: 'market' }, 'invalid_request', 'price'),
  refused(
    { type: 'market', price: undefined, timeInForce: 'gtc' },
    'invalid_request',
    'timeInForce',
  ),
  refused({ postOnly: 'maybe' }, 'invalid_request', 'postOnly'),
  refused({ trailingDelta: '100' }, 'invalid_request', 'trailingDelta'),
  refused(
    { type: 'trailing_stop', price: undefined, trailingDelta: 10_000 },
    'invalid_request',
    'trailingDelta',
  ),
  refused({ timeInForce: 'gtd', expireTime: '2099-01-01' }, 'invalid_request', 'expireTime'),
  refused({ timeInForce: 'gtd', expireTime: 4_070_908_800 }, 'invalid_request', 'expireTime'),
  refused({ timeInForce: 'gtd' }, 'invalid_request', 'expireTime'),
  refused({ expireTime: '2099-01-01T00:00:00Z' }, 'invalid_request', 'expireTime'),
  refused({ selfTradePrevention: 'skip' }, 'invalid_request', 'selfTradePrevention'),
  refused({ tradeGroup: 'desk' }, 'invalid_request', 'tradeGroup'),
  refused({ triggerPrice: '1' }, 'invalid_request', 'triggerPrice'),
  refused({ type: 'stop_limit' }, 'invalid_request', 'triggerPrice'),
  refused({ type: 'stop', triggerPrice: '1' }, 'invalid_request', 'price'),
  refused({ displayQuantity: '2' }, 'invalid_request', 'displayQuantity'),
  refused({ minQuantity: '2' }, 'invalid_request', 'minQuantity'),
  refused({ minQuantity: '1', timeInForce: 'fok' }, 'invalid_request', 'minQuantity'),
  refused({ quoteQuantity: '1' }, 'invalid_request', 'quoteQuantity'),
  refused(
    { type: 'market', price: undefined, quantity: undefined, quoteQuantity: '0.00000001' },
    'invalid_request',
    'quoteQuantity',
  ),
  refused({ type: 'stop_limit', triggerPrice: '1.001' }, 'price_not_on_tick', 'triggerPrice'),
  refused({ displayQuantity: '0.000001' }, 'quantity_not_on_lot', 'displayQuantity'),
  refused({ type: 'ioc', timeInForce: 'fok' }, 'invalid_request', 'timeInForce'),
  refused({ type: 'fok', timeInForce: 'gtc' }, 'invalid_request', 'timeInForce'),
];

/** Refused by the engine's own rules; BAR-USDT has limits of its own. */
export const REFUSED_BY_THE_ENGINE: readonly BadOrder[] = [
  refused({ price: '10000000000.01' }, 'price_out_of_range', 'price'),
  refused({ quantity: '10000000.00001' }, 'above_max_quantity', 'quantity'),
  refused({ displayQuantity: '0.00999' }, 'display_quantity_too_small', 'displayQuantity'),
  refused(
    { timeInForce: 'gtd', expireTime: '2020-01-01T00:00:00Z' },
    'expire_time_passed',
    'expireTime',
  ),
  refused({ symbol: 'BAR-USDT', quantity: '1' }, 'below_min_quantity', 'quantity'),
  refused({ symbol: 'BAR-USDT', quantity: '11' }, 'above_max_quantity', 'quantity'),
  refused({ symbol: 'BAR-USDT', quantity: '2', price: '4' }, 'below_min_notional', 'quantity'),
];

/** Terms of the instrument that those need. */
export const BAR_USDT: Json = {
  symbol: 'BAR-USDT',
  base: 'BAR',
  quote: 'USDT',
  tickSize: '1',
  lotSize: '1',
  minQuantity: '2',
  maxQuantity: '10',
  minNotional: '9',
};

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
