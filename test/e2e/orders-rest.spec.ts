import {
  accepted,
  expectProblem,
  limit,
  submit,
  TIMESTAMP,
  type WireAnswer,
  type WireOrder,
} from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

interface Page {
  orders: WireOrder[];
  nextCursor: string | null;
}

describe('orders over REST', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const read = async (orderId: string): Promise<WireOrder> =>
    (await service.rest.get<WireOrder>(`/api/v1/orders/${orderId}?symbol=BTC-USDT`)).body;

  const book = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT')).body;

  describe('submit', () => {
    test('a limit order that meets nothing rests, and can be read as answered', async () => {
      const { status, body } = await submit(service.rest, limit('buy', '0.5', '50000'));

      expect(status).toBe(201);
      expect(body).toEqual({
        sequence: expect.any(Number),
        timestamp: expect.stringMatching(TIMESTAMP),
        order: {
          orderId: expect.stringMatching(/^\d+$/),
          symbol: 'BTC-USDT',
          side: 'buy',
          type: 'limit',
          timeInForce: 'gtc',
          price: '50000.00',
          quantity: '0.50000',
          filledQuantity: '0.00000',
          remainingQuantity: '0.50000',
          status: 'open',
          createdAt: body.timestamp,
          updatedAt: body.timestamp,
        },
        trades: [],
      });
      expect(await read(body.order.orderId)).toEqual(body.order);
    });

    test('a market order sweeps the levels and shows its trades and average price', async () => {
      const first = await accepted(service.rest, limit('sell', '1', '100.00'));
      const second = await accepted(service.rest, limit('sell', '2', '100.01'));

      const taker = { symbol: 'BTC-USDT', side: 'buy', type: 'market', quantity: '2' };
      const { order, trades, timestamp } = await accepted(service.rest, taker);

      expect(order).toMatchObject({ type: 'market', timeInForce: 'ioc', status: 'filled' });
      expect(order).toMatchObject({ filledQuantity: '2.00000', averagePrice: '100.005' });
      expect(order).not.toHaveProperty('price');
      expect(order).not.toHaveProperty('reason');
      expect(trades).toEqual([
        {
          tradeId: expect.stringMatching(/^\d+$/),
          symbol: 'BTC-USDT',
          price: '100.00',
          quantity: '1.00000',
          aggressorSide: 'buy',
          makerOrderId: first.order.orderId,
          takerOrderId: order.orderId,
          sequence: 1,
          timestamp,
        },
        expect.objectContaining({ price: '100.01', makerOrderId: second.order.orderId }),
      ]);
      expect(trades[1].sequence).toBe(2);
      expect(await read(first.order.orderId)).toMatchObject({
        status: 'filled',
        averagePrice: '100.00',
        remainingQuantity: '0.00000',
        updatedAt: timestamp,
      });
      expect(await read(second.order.orderId)).toMatchObject({ status: 'partially_filled' });
    });

    test('a market order without liquidity is accepted and cancelled (R8)', async () => {
      const order = { symbol: 'BTC-USDT', side: 'sell', type: 'market', quantity: '1' };
      const answer = await accepted(service.rest, order);
      expect(answer.order).toMatchObject({ status: 'cancelled', reason: 'no_liquidity' });
      expect(answer.order).not.toHaveProperty('averagePrice');
    });

    test.each([
      ['type ioc', { type: 'ioc' }],
      ['timeInForce ioc', { timeInForce: 'ioc' }],
    ])('%s fills what it can and cancels the rest (R9, R11)', async (_, terms) => {
      await accepted(service.rest, limit('sell', '1', '100'));
      const { order, trades } = await accepted(service.rest, limit('buy', '3', '100', terms));
      expect(order).toMatchObject({ type: 'limit', timeInForce: 'ioc', status: 'cancelled' });
      expect(order).toMatchObject({ reason: 'ioc_remainder', remainingQuantity: '2.00000' });
      expect(trades).toHaveLength(1);
      expect(await book()).toMatchObject({ bids: [], asks: [] });
    });

    test.each([
      ['type fok', { type: 'fok' }],
      ['timeInForce fok', { timeInForce: 'fok' }],
    ])('%s fills all or trades nothing (R10, R11)', async (_, terms) => {
      await accepted(service.rest, limit('sell', '1', '100'));
      await accepted(service.rest, limit('sell', '1', '101'));

      const short = await accepted(service.rest, limit('buy', '2', '100', terms));
      expect(short.order).toMatchObject({ status: 'cancelled', reason: 'fok_not_fillable' });
      expect(short.trades).toEqual([]);
      expect(await book()).toMatchObject({ asks: [expect.anything(), expect.anything()] });

      const full = await accepted(service.rest, limit('buy', '2', '101', terms));
      expect(full.order).toMatchObject({ status: 'filled', averagePrice: '100.50' });
    });

    test('a trade prints at the resting price and a partial fill keeps its place', async () => {
      const first = await accepted(service.rest, limit('buy', '2', '100'));
      const second = await accepted(service.rest, limit('buy', '2', '100'));
      const taken = await accepted(service.rest, limit('sell', '1', '99'));
      expect(taken.trades).toMatchObject([{ price: '100.00', aggressorSide: 'sell' }]);
      const next = await accepted(service.rest, limit('sell', '2', '100'));
      expect(next.trades.map(({ makerOrderId }) => makerOrderId)).toEqual([
        first.order.orderId,
        second.order.orderId,
      ]);
    });

    test('sequences, ids and times only go up', async () => {
      const answers: WireAnswer[] = [];
      for (let i = 0; i < 20; i++)
        answers.push(await accepted(service.rest, limit('buy', '1', '1')));
      for (let i = 1; i < answers.length; i++) {
        expect(answers[i].sequence).toBe(answers[i - 1].sequence + 1);
        expect(Number(answers[i].order.orderId)).toBe(Number(answers[i - 1].order.orderId) + 1);
        expect(answers[i].timestamp >= answers[i - 1].timestamp).toBe(true);
      }
      const micros = answers.filter(({ timestamp }) => !timestamp.endsWith('000Z'));
      expect(micros.length).toBeGreaterThan(0);
    });

    test('a value that does not end is printed with eight more decimals', async () => {
      await accepted(service.rest, limit('sell', '1', '100.00'));
      await accepted(service.rest, limit('sell', '2', '100.01'));
      const { order } = await accepted(service.rest, limit('buy', '3', '101'));
      expect(order).toHaveProperty('averagePrice', '100.0066666667');
    });
  });

  describe('replace', () => {
    test('less at the same price keeps the place; more goes to the back (R22)', async () => {
      const [first, second] = [
        await accepted(service.rest, limit('buy', '2', '100')),
        await accepted(service.rest, limit('buy', '2', '100')),
      ];
      const path = `/api/v1/orders/${first.order.orderId}`;
      const reduced = await service.rest.patch<WireAnswer>(path, {
        symbol: 'BTC-USDT',
        quantity: '1',
      });
      expect(reduced.status).toBe(200);
      expect(reduced.body).toMatchObject({ trades: [], order: { quantity: '1.00000' } });
      const taker = await accepted(service.rest, limit('sell', '0.5', '100'));
      expect(taker.trades[0].makerOrderId).toBe(first.order.orderId);

      const grown = await service.rest.patch<WireAnswer>(path, {
        symbol: 'BTC-USDT',
        quantity: '3',
      });
      expect(grown.body.order).toMatchObject({
        orderId: first.order.orderId,
        status: 'partially_filled',
        filledQuantity: '0.50000',
        remainingQuantity: '2.50000',
      });
      const next = await accepted(service.rest, limit('sell', '1', '100'));
      expect(next.trades[0].makerOrderId).toBe(second.order.orderId);
    });

    test('a new price may trade, at the resting price (R2)', async () => {
      const maker = await accepted(service.rest, limit('sell', '1', '105'));
      const { order } = await accepted(service.rest, limit('buy', '1', '100'));
      const { body } = await service.rest.patch<WireAnswer>(`/api/v1/orders/${order.orderId}`, {
        symbol: 'BTC-USDT',
        price: '110',
      });
      expect(body.order).toMatchObject({
        status: 'filled',
        price: '110.00',
        averagePrice: '105.00',
      });
      expect(body.trades).toMatchObject([{ price: '105.00', makerOrderId: maker.order.orderId }]);
    });

    test('a total at or below the filled part cancels the rest', async () => {
      const { order } = await accepted(service.rest, limit('buy', '2', '100'));
      await accepted(service.rest, limit('sell', '1', '100'));
      const { status, body } = await service.rest.patch<WireAnswer>(
        `/api/v1/orders/${order.orderId}`,
        { symbol: 'BTC-USDT', quantity: '0.5' },
      );
      expect(status).toBe(200);
      expect(body.order).toMatchObject({ status: 'cancelled', reason: 'replaced_below_filled' });
      expect(body.order).toMatchObject({ filledQuantity: '1.00000', remainingQuantity: '1.00000' });
    });

    test('a refused replace leaves the order exactly as it was', async () => {
      const { order } = await accepted(service.rest, limit('buy', '2', '100'));
      const path = `/api/v1/orders/${order.orderId}`;
      const refusals = [
        { body: { symbol: 'BTC-USDT' }, status: 400, code: 'invalid_request', field: 'price' },
        { body: { symbol: 'BTC-USDT', price: '1.001' }, status: 400, code: 'price_not_on_tick' },
        { body: { symbol: 'ETH-USDT', price: '1' }, status: 404, code: 'order_not_found' },
        {
          body: { symbol: 'BTC-USDT', price: '1', accountId: 'bob' },
          status: 404,
          code: 'order_not_found',
        },
      ];
      for (const { body, ...problem } of refusals) {
        expectProblem(await service.rest.patch(path, body), problem);
      }
      expect(await read(order.orderId)).toEqual(order);
    });
  });

  describe('cancel', () => {
    test.each([
      ['order id', (order: WireOrder) => ({ orderId: order.orderId })],
      ['client id', () => ({ clientOrderId: 'mine', accountId: 'alice' })],
    ])('by %s, once (R23)', async (_, reference) => {
      const names = { clientOrderId: 'mine', accountId: 'alice' };
      const { order } = await accepted(service.rest, limit('buy', '2', '100', names));
      const body = { symbol: 'BTC-USDT', ...reference(order) };
      const cancel = await service.rest.post<WireAnswer>('/api/v1/orders/cancel', body);
      expect(cancel.status).toBe(200);
      expect(cancel.body).toEqual({
        sequence: expect.any(Number),
        timestamp: expect.stringMatching(TIMESTAMP),
        order: {
          ...order,
          status: 'cancelled',
          reason: 'user_request',
          updatedAt: cancel.body.timestamp,
        },
      });
      const again = await service.rest.post('/api/v1/orders/cancel', body);
      expectProblem(again, { status: 404, code: 'order_not_found' });
    });

    test('by DELETE, and not on another symbol', async () => {
      const { order } = await accepted(service.rest, limit('buy', '2', '100'));
      const path = `/api/v1/orders/${order.orderId}`;
      const wrong = await service.rest.delete(`${path}?symbol=ETH-USDT`);
      expectProblem(wrong, { status: 404, code: 'order_not_found' });
      expectProblem(await service.rest.delete(path), {
        status: 400,
        code: 'invalid_request',
        field: 'symbol',
      });
      const done = await service.rest.delete<WireAnswer>(`${path}?symbol=BTC-USDT`);
      expect(done.status).toBe(200);
      expect(done.body.order).toMatchObject({ status: 'cancelled', reason: 'user_request' });
    });

    test('of a filled order is refused', async () => {
      const { order } = await accepted(service.rest, limit('buy', '1', '100'));
      await accepted(service.rest, limit('sell', '1', '100'));
      const late = await service.rest.delete(`/api/v1/orders/${order.orderId}?symbol=BTC-USDT`);
      expectProblem(late, { status: 404, code: 'order_not_found' });
      expect(await read(order.orderId)).toMatchObject({ status: 'filled' });
    });

    test('en masse by symbol, side and account, in the order of ids (R24)', async () => {
      const ids: string[] = [];
      for (const [side, price, accountId] of [
        ['buy', '90', 'alice'],
        ['sell', '110', 'bob'],
        ['buy', '95', 'bob'],
        ['buy', '91', undefined],
      ]) {
        const order = limit(String(side), '1', String(price), { accountId });
        ids.push((await accepted(service.rest, order)).order.orderId);
      }
      const eth = await accepted(service.rest, limit('buy', '1', '9', { symbol: 'ETH-USDT' }));
      const mass = async (query: string): Promise<string[]> => {
        const { status, body } = await service.rest.delete<{ cancelled: WireOrder[] }>(
          `/api/v1/orders${query}`,
        );
        expect(status).toBe(200);
        for (const order of body.cancelled) {
          expect(order).toMatchObject({ status: 'cancelled', reason: 'mass_cancel' });
        }
        return body.cancelled.map(({ orderId }) => orderId);
      };
      expect(await mass('?symbol=BTC-USDT&side=sell&accountId=alice')).toEqual([]);
      expect(await mass('?accountId=bob&side=buy')).toEqual([ids[2]]);
      expect(await mass('?symbol=BTC-USDT&side=buy')).toEqual([ids[0], ids[3]]);
      expect(await mass('')).toEqual([ids[1], eth.order.orderId]);
      const unknown = await service.rest.delete('/api/v1/orders?symbol=XXX-USDT');
      expectProblem(unknown, { status: 404, code: 'symbol_not_found' });
    });
  });

  test('a batch answers each entry for itself, in order', async () => {
    const entries = [
      limit('sell', '1', '100', { clientOrderId: 'a' }),
      limit('buy', '1', '100.001'),
      null,
      limit('buy', '1', '100'),
      { ...limit('buy', '1', '100'), colour: 'red' },
      limit('buy', '1', '1', { symbol: 'XXX-USDT' }),
      limit('sell', '1', '100', { clientOrderId: 'a' }),
      limit('sell', '2', '100', { clientOrderId: 'a' }),
      'text',
      limit('buy', '1', '1'),
    ];
    const { status, body } = await service.rest.post<{ results: Json[] }>('/api/v1/orders/batch', {
      orders: entries,
    });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { order: { status: 'open', clientOrderId: 'a' }, trades: [] },
      { status: 400, code: 'price_not_on_tick', errors: [{ field: 'price' }] },
      { status: 400, code: 'invalid_request' },
      { order: { status: 'filled' }, trades: [{ price: '100.00' }] },
      { status: 400, code: 'invalid_request', errors: [{ field: 'colour' }] },
      { status: 404, code: 'symbol_not_found' },
      { duplicate: true, order: { status: 'open' } },
      { status: 409, code: 'duplicate_client_order_id' },
      { status: 400, code: 'invalid_request' },
      { order: { status: 'open', price: '1.00' } },
    ]);
    expect(body.results).toHaveLength(entries.length);
  });

  describe('client order ids (R25)', () => {
    test('the same request again gets the original answer, even after the order ended', async () => {
      const order = limit('buy', '1', '100', { clientOrderId: 'once', accountId: 'alice' });
      const original = await accepted(service.rest, order);
      const repeated = await submit(service.rest, order);
      expect(repeated.status).toBe(200);
      expect(repeated.body).toEqual({ ...original, duplicate: true });

      await accepted(service.rest, limit('sell', '1', '100'));
      const late = await submit(service.rest, { ...order, price: '100.00', quantity: '1.0' });
      expect(late.status).toBe(200);
      expect(late.body).toEqual({ ...original, duplicate: true });
    });

    test('a different request with the same id is refused', async () => {
      const order = limit('buy', '1', '100', { clientOrderId: 'once' });
      await accepted(service.rest, order);
      for (const change of [
        { quantity: '2' },
        { price: '99' },
        { type: 'ioc' },
        { side: 'sell' },
      ]) {
        const { status, headers, body } = await submit(service.rest, { ...order, ...change });
        expectProblem(
          { status, headers, body },
          { status: 409, code: 'duplicate_client_order_id' },
        );
      }
    });

    test('accounts do not share ids, and orders without account are one of their own', async () => {
      const ids = new Set<string>();
      for (const accountId of ['alice', 'bob', undefined]) {
        const order = limit('buy', '1', '100', { clientOrderId: 'same', accountId });
        ids.add((await accepted(service.rest, order)).order.orderId);
      }
      expect(ids.size).toBe(3);
      const cancel = await service.rest.post<WireAnswer>('/api/v1/orders/cancel', {
        symbol: 'BTC-USDT',
        clientOrderId: 'same',
      });
      expect(cancel.body.order).not.toHaveProperty('accountId');
    });
  });

  test("another account's order is not found, whatever is asked (R23)", async () => {
    const { order } = await accepted(service.rest, limit('buy', '1', '9', { accountId: 'alice' }));
    const path = `/api/v1/orders/${order.orderId}`;
    const asBob = 'symbol=BTC-USDT&accountId=bob';
    const answers = [
      await service.rest.get(`${path}?${asBob}`),
      await service.rest.delete(`${path}?${asBob}`),
      await service.rest.patch(path, { symbol: 'BTC-USDT', price: '8', accountId: 'bob' }),
    ];
    for (const answer of answers) expectProblem(answer, { status: 404, code: 'order_not_found' });
    expect((await service.rest.delete(`${path}?symbol=BTC-USDT`)).status).toBe(200);
  });

  describe('list', () => {
    const list = async (query: string): Promise<Page> => {
      const { status, body } = await service.rest.get<Page>(`/api/v1/orders?${query}`);
      expect(status).toBe(200);
      return body;
    };

    test('pages newest first with a cursor, each order once', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 7; i++) {
        ids.push((await accepted(service.rest, limit('buy', '1', '9'))).order.orderId);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      for (let pages = 0; pages < 10; pages++) {
        const more: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page = await list(`symbol=BTC-USDT&limit=3${more}`);
        seen.push(...page.orders.map(({ orderId }) => orderId));
        cursor = page.nextCursor;
        if (cursor === null) break;
      }
      expect(seen).toEqual([...ids].reverse());
      const exact = await list('symbol=BTC-USDT&limit=7');
      expect(exact).toMatchObject({ nextCursor: null });
    });

    test('filters by status, account, symbol and client order id', async () => {
      await accepted(service.rest, limit('buy', '2', '100', { clientOrderId: 'x' }));
      await accepted(service.rest, limit('sell', '1', '100', { accountId: 'bob' }));
      await accepted(service.rest, limit('sell', '1', '200', { accountId: 'bob' }));
      await accepted(service.rest, limit('buy', '1', '100', { type: 'ioc', price: '1' }));
      const statuses = async (query: string): Promise<string[]> =>
        (await list(query)).orders.map(({ status }) => status);
      expect(await statuses('symbol=BTC-USDT&status=open')).toEqual(['open', 'partially_filled']);
      expect(await statuses('status=filled')).toEqual(['filled']);
      expect(await statuses('status=cancelled')).toEqual(['cancelled']);
      expect(await statuses('accountId=bob')).toEqual(['open', 'filled']);
      expect(await statuses('symbol=BTC-USDT&clientOrderId=x')).toEqual(['partially_filled']);
      expect(await statuses('symbol=ETH-USDT')).toEqual([]);
    });
  });

  test('an order unknown, of another symbol or ended long ago is not found', async () => {
    const { order } = await accepted(service.rest, limit('buy', '1', '9'));
    for (const path of [`/${order.orderId}?symbol=ETH-USDT`, '/999999?symbol=BTC-USDT']) {
      const answer = await service.rest.get(`/api/v1/orders${path}`);
      expectProblem(answer, { status: 404, code: 'order_not_found' });
    }
    const unlisted = await service.rest.get(`/api/v1/orders/${order.orderId}?symbol=XXX-USDT`);
    expectProblem(unlisted, { status: 404, code: 'symbol_not_found' });
  });
});
