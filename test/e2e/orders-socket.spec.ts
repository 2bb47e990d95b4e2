import { accepted, limit, TIMESTAMP, type WireAnswer, type WireOrder } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { AnswerFrame, Frame, SocketClient } from '../support/e2e-socket';

describe('orders over a socket', () => {
  let service: E2eService;
  let socket: SocketClient;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 150, sweepIntervalMs: 20 } });
    socket = await service.socket('/ws/orders');
  });

  afterEach(() => service.close());

  const submitted = async (order: Json, through = socket): Promise<WireAnswer> => {
    const { ok, result, error } = await through.request('submit', order);
    expect({ ok, error }).toEqual({ ok: true, error: undefined });
    return result as WireAnswer;
  };

  /** What the socket was pushed so far, once everything sent before has arrived. */
  const pushes = async (client: SocketClient): Promise<Frame[]> => {
    await client.request('ping');
    return client.all('execution');
  };

  const words = (frames: Frame[]): string[] =>
    frames.map(({ execution, order }) => `${execution} ${(order as WireOrder).orderId}`);

  describe('requests', () => {
    test('submit, replace and cancel answer as REST does', async () => {
      const { order, trades } = await submitted(limit('buy', '2', '100'));
      expect({ status: order.status, trades }).toEqual({ status: 'open', trades: [] });

      const { orderId } = order;
      const replaced = await socket.request('replace', {
        symbol: 'BTC-USDT',
        orderId,
        price: '101',
      });
      expect(replaced).toEqual({
        id: 2,
        ok: true,
        result: {
          sequence: expect.any(Number),
          timestamp: expect.stringMatching(TIMESTAMP),
          order: expect.objectContaining({ price: '101.00', status: 'open' }),
          trades: [],
        },
      });
      const cancelled = await socket.request('cancel', { symbol: 'BTC-USDT', orderId });
      expect(cancelled.result).toMatchObject({ order: { orderId, status: 'cancelled' } });
      const read = await service.rest.get(`/api/v1/orders/${orderId}?symbol=BTC-USDT`);
      expect(read.body).toEqual(cancelled.result?.order);
    });

    test('market, ioc and fok end at once', async () => {
      await submitted(limit('sell', '1', '100'));
      const fok = await submitted(limit('buy', '2', '100', { type: 'fok' }));
      expect(fok.order).toMatchObject({ status: 'cancelled', reason: 'fok_not_fillable' });
      const ioc = await submitted(limit('buy', '0.5', '100', { type: 'ioc' }));
      expect(ioc.order).toMatchObject({ status: 'filled', averagePrice: '100.00' });
      const market = await submitted({
        symbol: 'BTC-USDT',
        side: 'buy',
        type: 'market',
        quantity: '1',
      });
      expect(market.order).toMatchObject({ filledQuantity: '0.50000', reason: 'no_liquidity' });
    });

    test('cancel by client order id, cancel_all and batch', async () => {
      const order = limit('buy', '1', '9', { clientOrderId: 'x', accountId: 'alice' });
      const batch = await socket.request('batch', {
        orders: [order, limit('sell', '1', '20'), limit('sell', '1', '20.001'), 5],
      });
      expect(batch.result).toMatchObject({
        results: [
          { order: { clientOrderId: 'x' } },
          { order: { status: 'open' } },
          { status: 400, code: 'price_not_on_tick' },
          { status: 400, code: 'invalid_request' },
        ],
      });
      const named = { symbol: 'BTC-USDT', clientOrderId: 'x' };
      const elsewhere = await socket.request('cancel', named);
      expect(elsewhere.error).toMatchObject({ code: 'order_not_found' });
      const cancel = await socket.request('cancel', { ...named, accountId: 'alice' });
      expect(cancel.result).toMatchObject({ order: { reason: 'user_request' } });
      const all = await socket.request('cancel_all', { symbol: 'BTC-USDT' });
      expect(all.result).toMatchObject({ cancelled: [{ side: 'sell', reason: 'mass_cancel' }] });
    });

    test('a repetition is answered as the first time', async () => {
      const order = limit('buy', '1', '9', { clientOrderId: 'x' });
      const first = await submitted(order);
      expect(await submitted(order)).toEqual({ ...first, duplicate: true });
      const other = await socket.request('submit', { ...order, price: '8' });
      expect(other.error).toMatchObject({ code: 'duplicate_client_order_id' });
    });

    test('ids are echoed with their type', async () => {
      for (const id of [7, '7', -1.5, 0, '', 'ü\n"', 2 ** 53 - 1]) {
        const answer = await socket.request('ping', {}, id);
        expect(answer).toEqual({ id, ok: true, result: {} });
      }
    });

    test('pipelined requests, good and bad, are answered in their order', async () => {
      const ids = Array.from({ length: 600 }, (_, i) => i);
      for (const id of ids) {
        const kinds = [
          { op: 'submit', args: limit(id % 2 === 0 ? 'buy' : 'sell', '1', '100') },
          { op: 'submit', args: limit('buy', '1', 'bad') },
          { op: 'ping', args: {} },
          { op: 'cancel', args: { symbol: 'BTC-USDT', orderId: '999999' } },
        ];
        socket.sendText(JSON.stringify({ id, ...kinds[id % kinds.length] }));
      }
      const answers: AnswerFrame[] = [];
      for (const _ of ids) answers.push(await socket.nextAnswer());
      expect(answers.map(({ id }) => id)).toEqual(ids);
      expect(answers.map(({ ok }) => ok)).toEqual(ids.map((id) => id % 2 === 0));
      const sequences = answers
        .filter(({ id }) => Number(id) % 4 === 0)
        .map(({ result }) => result?.sequence as number);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    });

    test('a refusal has code, detail and the refused fields', async () => {
      const bad = await socket.request('submit', { ...limit('buy', '1', '1'), quantity: 1 });
      expect(bad).toEqual({
        id: 1,
        ok: false,
        error: {
          code: 'invalid_request',
          detail: expect.stringContaining('quantity'),
          errors: [{ field: 'quantity', message: expect.stringContaining('JSON number') }],
        },
      });
      const unlisted = await socket.request('submit', limit('buy', '1', '1', { symbol: 'A-B' }));
      expect(unlisted.error).toMatchObject({ code: 'symbol_not_found' });
      const nameless = await socket.request('replace', { symbol: 'BTC-USDT', price: '1' });
      expect(nameless.error).toMatchObject({ errors: [{ field: 'orderId' }] });
    });
  });

  describe('execution pushes', () => {
    test('go to the socket that submitted, for its order and what happens to it later', async () => {
      const other = await service.socket('/ws/orders');
      const maker = (await submitted(limit('sell', '2', '100'))).order;
      const taker = await accepted(service.rest, limit('buy', '1', '100'));
      const push = await socket.nextWhere(({ execution }) => execution === 'trade');
      expect(push).toEqual({
        type: 'execution',
        execution: 'trade',
        sequence: taker.sequence,
        timestamp: taker.timestamp,
        order: expect.objectContaining({ orderId: maker.orderId, status: 'partially_filled' }),
        trade: taker.trades[0],
      });
      const path = `/api/v1/orders/${maker.orderId}`;
      await service.rest.patch(path, { symbol: 'BTC-USDT', price: '101' });
      await service.rest.delete(`${path}?symbol=BTC-USDT`);
      expect(words(await pushes(socket))).toEqual(
        ['accepted', 'trade', 'replaced', 'cancelled'].map((word) => `${word} ${maker.orderId}`),
      );
      expect(await pushes(other)).toEqual([]);
    });

    test('come once to a socket that submitted and also watches the account', async () => {
      const both = await service.socket('/ws/orders?accountId=alice');
      await submitted(limit('buy', '1', '9', { accountId: 'alice' }), both);
      expect(await pushes(both)).toHaveLength(1);
    });

    test('reach every socket of the account, whoever submits, and no other account', async () => {
      const watchers = [
        await service.socket('/ws/orders?accountId=alice'),
        await service.socket('/ws/orders?accountId=alice'),
      ];
      const bob = await service.socket('/ws/orders?accountId=bob');
      const mine = limit('buy', '1', '9', { accountId: 'alice' });
      const { order } = await accepted(service.rest, mine);
      await accepted(service.rest, limit('buy', '1', '9'));
      await socket.request('cancel_all', { accountId: 'alice' });
      for (const watcher of watchers) {
        expect(words(await pushes(watcher))).toEqual([
          `accepted ${order.orderId}`,
          `cancelled ${order.orderId}`,
        ]);
      }
      expect(await pushes(bob)).toEqual([]);
      expect(await pushes(socket)).toEqual([]);
    });

    test('both sides of one account are told of their trade', async () => {
      const watcher = await service.socket('/ws/orders?accountId=alice');
      const maker = await accepted(service.rest, limit('buy', '1', '9', { accountId: 'alice' }));
      const taker = await accepted(service.rest, limit('sell', '2', '9', { accountId: 'bob' }));
      const { orderId } = maker.order;
      expect(words(await pushes(watcher))).toEqual([`accepted ${orderId}`, `trade ${orderId}`]);
      await service.rest.delete(`/api/v1/orders/${taker.order.orderId}?symbol=BTC-USDT`);
      expect(await pushes(watcher)).toHaveLength(2);
    });

    test('stop with the socket, and the orders live on', async () => {
      const { order } = await submitted(limit('sell', '1', '100'));
      await socket.close();
      await accepted(service.rest, limit('buy', '1', '100'));
      const read = await service.rest.get(`/api/v1/orders/${order.orderId}?symbol=BTC-USDT`);
      expect(read.body).toMatchObject({ status: 'filled' });
    });
  });

  test('a quiet socket gets a heartbeat with the sequence', async () => {
    await submitted(limit('sell', '1', '100'));
    const { sequence } = await submitted(limit('sell', '1', '100'));
    expect(await socket.next('heartbeat')).toEqual({ type: 'heartbeat', sequence });
  });
});
