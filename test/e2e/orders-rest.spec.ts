import {
  accepted,
  limit,
  submit,
  TIMESTAMP,
  type WireAnswer,
  type WireOrder,
  expectProblem,
} from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

describe('orders entered and replaced over REST', () => {
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
});
