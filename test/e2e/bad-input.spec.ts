import {
  BAR_USDT,
  REFUSED_AT_THE_EDGE,
  REFUSED_BY_THE_ENGINE,
  type BadOrder,
} from '../support/e2e-bad-orders';
import { accepted, expectProblem, limit, submit } from '../support/e2e-orders';
import type { RawRequest } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { SocketClient } from '../support/e2e-socket';

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

describe('bad input changes nothing and is told what is wrong', () => {
  let service: E2eService;
  let socket: SocketClient;
  let hash: string;

  beforeAll(async () => {
    service = await E2eService.start();
    await service.rest.post('/admin/instruments', BAR_USDT);
    await accepted(service.rest, limit('buy', '1', '90', { clientOrderId: 'x' }));
    await accepted(service.rest, limit('sell', '1', '110'));
    socket = await service.socket('/ws/orders');
    hash = service.engine.stateHash();
  });

  afterAll(() => service.close());

  const visibleState = async (): Promise<unknown[]> => {
    const paths = ['orderbook/BTC-USDT', 'orderbook/BAR-USDT', 'orders?limit=1000', 'instruments'];
    const answers = paths.map((path) => service.rest.get(`/api/v1/${path}`));
    return (await Promise.all(answers)).map(({ body }) => body);
  };

  describe('refused at the edge: the state hash stays', () => {
    afterEach(() => {
      const now = service.engine.stateHash();
      const before = hash;
      hash = now;
      expect(now).toBe(before);
    });

    test.each(REFUSED_AT_THE_EDGE)('REST order with $name', async ({ order, ...problem }) => {
      expectProblem(await submit(service.rest, order), problem);
    });

    test.each(REFUSED_AT_THE_EDGE)('socket order with $name', async (bad) => {
      const { ok, error } = await socket.request('submit', bad.order);
      expect({ ok, code: error?.code }).toEqual({ ok: false, code: bad.code });
      if (bad.field !== undefined) {
        expect(error?.errors?.map(({ field }) => field)).toContain(bad.field);
      }
    });

    test('all of them as one batch', async () => {
      const orders = REFUSED_AT_THE_EDGE.map(({ order }) => order);
      const { status, body } = await service.rest.post<{ results: BadOrder[] }>(`${ORDERS}/batch`, {
        orders,
      });
      expect(status).toBe(200);
      expect(body.results.map(({ code }) => code)).toEqual(
        REFUSED_AT_THE_EDGE.map(({ code }) => code),
      );
    });

    test.each<[string, RawRequest, number, string]>([
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
      [
        'deep objects',
        text('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
        400,
        'invalid_request',
      ],
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
      [
        'multipart',
        typed('multipart/form-data; boundary=x', '--x--'),
        415,
        'unsupported_media_type',
      ],
      ['no such type', typed('nonsense', GOOD_TEXT), 415, 'unsupported_media_type'],
    ])('a body that is %s', async (_, raw, status, code) => {
      expectProblem(await service.rest.send('POST', ORDERS, raw), { status, code });
    });

    test.each([
      ['no orders', {}],
      ['an empty list', { orders: [] }],
      ['no list', { orders: {} }],
      ['null', { orders: null }],
      ['10,000 entries', { orders: Array.from({ length: 10_000 }, () => ({})) }],
      ['1,001 entries', { orders: Array.from({ length: 1001 }, () => limit('buy', '1', '1')) }],
    ])('a batch with %s', async (_, body) => {
      const answer = await service.rest.post(`${ORDERS}/batch`, body);
      expectProblem(answer, { status: 400, code: 'invalid_request', field: 'orders' });
    });

    test.each<[string, string, number, string, string?]>([
      ['GET', '/nope', 404, 'not_found'],
      ['GET', '/', 404, 'not_found'],
      ['GET', '/api/v1/../../etc/passwd', 404, 'not_found'],
      ['PUT', ORDERS, 405, 'method_not_allowed'],
      ['DELETE', '/api/v1/bbo/BTC-USDT', 405, 'method_not_allowed'],
      ['GET', `${ORDERS}/__proto__?symbol=BTC-USDT`, 400, 'invalid_request', 'orderId'],
      ['DELETE', `${ORDERS}/__proto__?symbol=BTC-USDT`, 400, 'invalid_request', 'orderId'],
      ['GET', `${ORDERS}/a%00b?symbol=BTC-USDT`, 400, 'invalid_request', 'orderId'],
      ['GET', `${ORDERS}/${'9'.repeat(90)}?symbol=BTC-USDT`, 400, 'invalid_request', 'orderId'],
      ['GET', `${ORDERS}/${'9'.repeat(900)}?symbol=BTC-USDT`, 400, 'invalid_request'],
      ['GET', `${ORDERS}/%?symbol=BTC-USDT`, 400, 'invalid_request'],
      ['GET', `${ORDERS}/0?symbol=BTC-USDT`, 404, 'order_not_found'],
      ['GET', `${ORDERS}/01?symbol=BTC-USDT`, 404, 'order_not_found'],
      ['GET', `${ORDERS}/1e3?symbol=BTC-USDT`, 404, 'order_not_found'],
      ['GET', `${ORDERS}/9007199254740993?symbol=BTC-USDT`, 404, 'order_not_found'],
      ['GET', `${ORDERS}/1`, 400, 'invalid_request', 'symbol'],
      ['GET', `${ORDERS}/1?symbol=__proto__`, 400, 'invalid_request', 'symbol'],
      ['GET', `${ORDERS}/1?symbol=BTC-USDT&symbol=ETH-USDT`, 400, 'invalid_request', 'symbol'],
      ['GET', `${ORDERS}?colour=red`, 400, 'invalid_request', 'colour'],
      ['GET', `${ORDERS}?__proto__=1`, 400, 'invalid_request', '__proto__'],
      ['GET', `${ORDERS}?status=gone`, 400, 'invalid_request', 'status'],
      ['GET', `${ORDERS}?limit=0`, 400, 'invalid_request', 'limit'],
      ['GET', `${ORDERS}?limit=1001`, 400, 'invalid_request', 'limit'],
      ['GET', `${ORDERS}?limit=1e2`, 400, 'invalid_request', 'limit'],
      ['GET', `${ORDERS}?cursor=x`, 400, 'invalid_request', 'cursor'],
      ['DELETE', `${ORDERS}?side=BUY`, 400, 'invalid_request', 'side'],
      ['DELETE', `${ORDERS}?simbol=BTC-USDT`, 400, 'invalid_request', 'simbol'],
      ['GET', '/api/v1/bbo/__proto__', 404, 'symbol_not_found'],
      ['GET', '/api/v1/orderbook/constructor', 404, 'symbol_not_found'],
      ['GET', '/api/v1/orderbook/BTC-USDT%0a', 404, 'symbol_not_found'],
      ['GET', '/api/v1/trades/%ff', 400, 'invalid_request'],
      ['GET', '/api/v1/instruments/hasOwnProperty', 404, 'symbol_not_found'],
      ['GET', `/api/v1/instruments/${'A'.repeat(90)}`, 404, 'symbol_not_found'],
    ])('%s %.60s', async (...[method, path, status, code, field]) => {
      expectProblem(await service.rest.send(method, path), { status, code, field });
    });

    test.each([
      ['no reference', {}, 400, 'invalid_request', 'orderId'],
      ['two references', { orderId: '1', clientOrderId: 'x' }, 400, 'invalid_request', 'orderId'],
      ['a number as id', { orderId: 1 }, 400, 'invalid_request', 'orderId'],
      ['__proto__ as id', { orderId: '__proto__' }, 400, 'invalid_request', 'orderId'],
      [
        '__proto__ as client id',
        { clientOrderId: '__proto__' },
        400,
        'invalid_request',
        'clientOrderId',
      ],
      ['null', { orderId: null }, 400, 'invalid_request', 'orderId'],
      ['a reason', { orderId: '1', reason: 'x' }, 400, 'invalid_request', 'reason'],
      ['an unlisted symbol', { orderId: '1', symbol: 'A-B' }, 404, 'symbol_not_found', undefined],
    ])('a cancel with %s', async (_, change, status, code, field) => {
      const body = { symbol: 'BTC-USDT', ...change };
      const answer = await service.rest.post(`${ORDERS}/cancel`, body);
      expectProblem(answer, { status, code, field });
      const frame = await socket.request('cancel', body);
      expect(frame.error).toMatchObject({ code });
    });

    test.each([
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
    ])('a frame with %s is answered with an error', async (_, frame) => {
      socket.sendText(frame);
      const { ok, error } = await socket.nextAnswer();
      expect(ok).toBe(false);
      expect(error).toMatchObject({
        code: 'invalid_request',
        detail: expect.stringMatching(/.{10,}/),
      });
    });

    test('frames that break the protocol close the one socket with its code', async () => {
      const oversized = await service.socket('/ws/orders');
      oversized.sendText('x'.repeat(2_000_000));
      expect((await oversized.closing).code).toBe(1009);
      const garbled = await service.socket('/ws/orders');
      garbled.ws.send(Buffer.from([0x7b, 0xff, 0xfe]), { binary: false });
      expect((await garbled.closing).code).toBe(1007);
      expect(await socket.request('ping')).toMatchObject({ ok: true });
    });
  });

  describe('refused by the engine: what can be seen stays', () => {
    test.each(REFUSED_BY_THE_ENGINE)('an order with $name', async ({ order, ...problem }) => {
      const before = await visibleState();
      expectProblem(await submit(service.rest, order), problem);
      const frame = await socket.request('submit', order);
      expect(frame.error).toMatchObject({ code: problem.code });
      expect(frame.error?.errors?.map(({ field }) => field)).toContain(problem.field);
      expect(await visibleState()).toEqual(before);
    });

    test('cancel and replace of an unknown order, and a different repetition', async () => {
      const before = await visibleState();
      const reference = { symbol: 'BTC-USDT', orderId: '9007199254740993' };
      expectProblem(await service.rest.post(`${ORDERS}/cancel`, reference), {
        status: 404,
        code: 'order_not_found',
      });
      expectProblem(await service.rest.patch(`${ORDERS}/777`, { symbol: 'BTC-USDT', price: '1' }), {
        status: 404,
        code: 'order_not_found',
      });
      const other = limit('buy', '2', '90', { clientOrderId: 'x' });
      expectProblem(await submit(service.rest, other), {
        status: 409,
        code: 'duplicate_client_order_id',
      });
      expect(await visibleState()).toEqual(before);
    });

    test('afterwards the next order gets the next id', async () => {
      const { order } = await accepted(service.rest, limit('buy', '1', '80'));
      expect(order.orderId).toBe('3');
    });
  });
});

function manyFields(count: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, i])));
}
