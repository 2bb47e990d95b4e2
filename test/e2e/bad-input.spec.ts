import {
  BAR_USDT,
  REFUSED_AT_THE_EDGE,
  REFUSED_BY_THE_ENGINE,
  type BadOrder,
} from '../support/e2e-bad-orders';
import { BAD_BODIES, BAD_FRAMES, BAD_PATHS } from '../support/e2e-bad-requests';
import {
  accepted,
  expectProblem,
  limit,
  submit,
  type ExpectedProblem,
} from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';
import type { SocketClient } from '../support/e2e-socket';

const ORDERS = '/api/v1/orders';
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

    test.each(BAD_BODIES)('a body that is %s', async (_, raw, status, code) => {
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

    test.each(BAD_PATHS)('%s %.60s', async (method, path, { status, code, field }) => {
      expectProblem(await service.rest.send(method, path), { status, code, field });
    });

    test.each([
      ['no reference', {}, { status: 400, code: 'invalid_request', field: 'orderId' }],
      [
        'two references',
        { orderId: '1', clientOrderId: 'x' },
        { status: 400, code: 'invalid_request', field: 'orderId' },
      ],
      [
        'a number as id',
        { orderId: 1 },
        { status: 400, code: 'invalid_request', field: 'orderId' },
      ],
      [
        '__proto__ as id',
        { orderId: '__proto__' },
        { status: 400, code: 'invalid_request', field: 'orderId' },
      ],
      [
        '__proto__ as client id',
        { clientOrderId: '__proto__' },
        { status: 400, code: 'invalid_request', field: 'clientOrderId' },
      ],
      ['null', { orderId: null }, { status: 400, code: 'invalid_request', field: 'orderId' }],
      [
        'a reason',
        { orderId: '1', reason: 'x' },
        { status: 400, code: 'invalid_request', field: 'reason' },
      ],
      [
        'an unlisted symbol',
        { orderId: '1', symbol: 'A-B' },
        { status: 404, code: 'symbol_not_found' },
      ],
    ])('a cancel with %s', async (_, change, problem: ExpectedProblem) => {
      const body = { symbol: 'BTC-USDT', ...change };
      const answer = await service.rest.post(`${ORDERS}/cancel`, body);
      expectProblem(answer, problem);
      const frame = await socket.request('cancel', body);
      expect(frame.error).toMatchObject({ code: problem.code });
    });

    test.each(BAD_FRAMES)('a frame with %s is answered with an error', async (_, frame) => {
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
