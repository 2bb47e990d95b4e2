import { limit, type ExpectedProblem } from './e2e-orders';
import type { RawRequest } from './e2e-rest';

const ORDERS = '/api/v1/orders';
const JSON_TYPE = { 'content-type': 'application/json' };
const GOOD_TEXT = JSON.stringify(limit('buy', '1', '100'));

const text = (body: string | Uint8Array): RawRequest => ({ body, headers: JSON_TYPE });
const typed = (type: string, body: string): RawRequest => ({
  body,
  headers: { 'content-type': type },
});
const invalidUtf8 = Buffer.concat([
  Buffer.from('{"symbol":"BTC-'),
  Buffer.from([0xff, 0xc0]),
  Buffer.from(GOOD_TEXT.slice('{"symbol":"BTC-'.length)),
]);

type BadBody = [name: string, raw: RawRequest, status: number, code: string];

/** Bodies that are refused before or while they are read. */
export const BAD_BODIES: readonly BadBody[] = [
  ['no body', {}, 400, 'invalid_request'],
  ['an empty body', text(''), 400, 'invalid_request'],
  ['null', text('null'), 400, 'invalid_request'],
  ['an array', text(`[${GOOD_TEXT}]`), 400, 'invalid_request'],
  ['a string', text('"order"'), 400, 'invalid_request'],
  ['a number', text('5'), 400, 'invalid_request'],
  ['true', text('true'), 400, 'invalid_request'],
  ['cut off JSON', text(GOOD_TEXT.slice(0, -1)), 400, 'invalid_request'],
  ['two JSON values', text(`${GOOD_TEXT}${GOOD_TEXT}`), 400, 'invalid_request'],
  ['a trailing comma', text(GOOD_TEXT.replace('}', ',}')), 400, 'invalid_request'],
  ['the word NaN', text('{"price":NaN}'), 400, 'invalid_request'],
  ['raw control characters', text('{"symbol":"BTC\u0001"}'), 400, 'invalid_request'],
  ['invalid UTF-8', text(invalidUtf8), 400, 'invalid_request'],
  ['the key __proto__', text(`{"__proto__":{},${GOOD_TEXT.slice(1)}`), 400, 'invalid_request'],
  [
    'a nested key __proto__',
    text(`{"colour":{"__proto__":{"x":1}},${GOOD_TEXT.slice(1)}`),
    400,
    'invalid_request',
  ],
  [
    'an escaped key __proto__',
    text(`{"\\u005f_proto__":{},${GOOD_TEXT.slice(1)}`),
    400,
    'invalid_request',
  ],
  ['100,000 brackets', text('['.repeat(100_000)), 400, 'invalid_request'],
  [
    'deep JSON',
    text(`{"price":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
    400,
    'invalid_request',
  ],
  ['deep objects', text('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)), 400, 'invalid_request'],
  ['10,000 unknown fields', text(manyFields(10_000)), 400, 'invalid_request'],
  ['10 MB', text(`{"price":"${'1'.repeat(10_000_000)}"}`), 413, 'payload_too_large'],
  ['text/plain', typed('text/plain', GOOD_TEXT), 415, 'unsupported_media_type'],
  ['application/xml', typed('application/xml', '<order/>'), 415, 'unsupported_media_type'],
  [
    'a form',
    typed(
      'application/x-www-form-urlencoded',
      'symbol=BTC-USDT&side=buy&type=limit&quantity=1&price=100',
    ),
    415,
    'unsupported_media_type',
  ],
  ['multipart', typed('multipart/form-data; boundary=x', '--x--'), 415, 'unsupported_media_type'],
  ['no such type', typed('nonsense', GOOD_TEXT), 415, 'unsupported_media_type'],
];

/** Paths and queries that are refused. */
export const BAD_PATHS: readonly [method: string, path: string, problem: ExpectedProblem][] = [
  ['GET', '/nope', { status: 404, code: 'not_found' }],
  ['GET', '/nothing', { status: 404, code: 'not_found' }],
  ['GET', '/api/v1/../../etc/passwd', { status: 404, code: 'not_found' }],
  ['PUT', ORDERS, { status: 405, code: 'method_not_allowed' }],
  ['DELETE', '/api/v1/bbo/BTC-USDT', { status: 405, code: 'method_not_allowed' }],
  [
    'GET',
    `${ORDERS}/__proto__?symbol=BTC-USDT`,
    { status: 400, code: 'invalid_request', field: 'orderId' },
  ],
  [
    'DELETE',
    `${ORDERS}/__proto__?symbol=BTC-USDT`,
    { status: 400, code: 'invalid_request', field: 'orderId' },
  ],
  [
    'GET',
    `${ORDERS}/a%00b?symbol=BTC-USDT`,
    { status: 400, code: 'invalid_request', field: 'orderId' },
  ],
  [
    'GET',
    `${ORDERS}/${'9'.repeat(90)}?symbol=BTC-USDT`,
    { status: 400, code: 'invalid_request', field: 'orderId' },
  ],
  ['GET', `${ORDERS}/${'9'.repeat(900)}?symbol=BTC-USDT`, { status: 400, code: 'invalid_request' }],
  ['GET', `${ORDERS}/%?symbol=BTC-USDT`, { status: 400, code: 'invalid_request' }],
  ['GET', `${ORDERS}/0?symbol=BTC-USDT`, { status: 404, code: 'order_not_found' }],
  ['GET', `${ORDERS}/01?symbol=BTC-USDT`, { status: 404, code: 'order_not_found' }],
  ['GET', `${ORDERS}/1e3?symbol=BTC-USDT`, { status: 404, code: 'order_not_found' }],
  ['GET', `${ORDERS}/9007199254740993?symbol=BTC-USDT`, { status: 404, code: 'order_not_found' }],
  ['GET', `${ORDERS}/1`, { status: 400, code: 'invalid_request', field: 'symbol' }],
  [
    'GET',
    `${ORDERS}/1?symbol=__proto__`,
    { status: 400, code: 'invalid_request', field: 'symbol' },
  ],
  [
    'GET',
    `${ORDERS}/1?symbol=BTC-USDT&symbol=ETH-USDT`,
    { status: 400, code: 'invalid_request', field: 'symbol' },
  ],
  ['GET', `${ORDERS}?colour=red`, { status: 400, code: 'invalid_request', field: 'colour' }],
  ['GET', `${ORDERS}?__proto__=1`, { status: 400, code: 'invalid_request', field: '__proto__' }],
  ['GET', `${ORDERS}?status=gone`, { status: 400, code: 'invalid_request', field: 'status' }],
  ['GET', `${ORDERS}?limit=0`, { status: 400, code: 'invalid_request', field: 'limit' }],
  ['GET', `${ORDERS}?limit=1001`, { status: 400, code: 'invalid_request', field: 'limit' }],
  ['GET', `${ORDERS}?limit=1e2`, { status: 400, code: 'invalid_request', field: 'limit' }],
  ['GET', `${ORDERS}?cursor=x`, { status: 400, code: 'invalid_request', field: 'cursor' }],
  ['DELETE', `${ORDERS}?side=BUY`, { status: 400, code: 'invalid_request', field: 'side' }],
  [
    'DELETE',
    `${ORDERS}?simbol=BTC-USDT`,
    { status: 400, code: 'invalid_request', field: 'simbol' },
  ],
  ['GET', '/api/v1/bbo/__proto__', { status: 404, code: 'symbol_not_found' }],
  ['GET', '/api/v1/orderbook/constructor', { status: 404, code: 'symbol_not_found' }],
  ['GET', '/api/v1/orderbook/BTC-USDT%0a', { status: 404, code: 'symbol_not_found' }],
  ['GET', '/api/v1/trades/%ff', { status: 400, code: 'invalid_request' }],
  ['GET', '/api/v1/instruments/hasOwnProperty', { status: 404, code: 'symbol_not_found' }],
  ['GET', `/api/v1/instruments/${'A'.repeat(90)}`, { status: 404, code: 'symbol_not_found' }],
];

/** Socket messages that are answered with an error. */
export const BAD_FRAMES: readonly [name: string, frame: string | Buffer][] = [
  ['the text hello', 'hello'],
  ['an array', '[]'],
  ['null', 'null'],
  ['a number', '7'],
  ['cut off JSON', '{"id":1'],
  ['binary data', Buffer.from('{"id":1,"op":"ping"}')],
  ['nothing at all', ''],
  ['no op', '{"id":1}'],
  ['an unknown op', '{"id":1,"op":"explode"}'],
  ['the op __proto__', '{"id":1,"op":"__proto__"}'],
  ['the op constructor', '{"id":1,"op":"constructor"}'],
  ['an op that is no text', '{"id":1,"op":5}'],
  ['args that are a list', '{"id":1,"op":"submit","args":[]}'],
  ['args that are text', '{"id":1,"op":"submit","args":"x"}'],
  ['no args', '{"id":1,"op":"submit"}'],
  ['an id that is an object', '{"id":{},"op":"ping"}'],
  ['an id beyond 2^53', '{"id":9007199254740993,"op":"ping"}'],
  ['the key __proto__', `{"id":1,"op":"submit","args":{"__proto__":{},${GOOD_TEXT.slice(1)}}`],
  ['deep args', `{"id":1,"op":"submit","args":{"a":${'['.repeat(9999)}${']'.repeat(9999)}}}`],
];

function manyFields(count: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, i])));
}
