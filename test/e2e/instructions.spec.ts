import {
  accepted,
  expectProblem,
  limit,
  read,
  submit,
  type WireAnswer,
} from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

describe('instructions of an order', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const enter = (order: Json): Promise<WireAnswer> => accepted(service.rest, order);

  const book = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT')).body;

  describe('postOnly (R13)', () => {
    test.each([true, 'reject'])('%j refuses an order that would take', async (postOnly) => {
      await enter(limit('sell', '1', '100'));
      const crossing = await submit(service.rest, limit('buy', '1', '100', { postOnly }));
      expectProblem(crossing, { status: 422, code: 'post_only_would_cross' });
      const { order } = await enter(limit('buy', '1', '99.99', { postOnly }));
      expect(order).toMatchObject({ status: 'open', postOnly: 'reject' });
    });

    test('slide rests one tick away', async () => {
      await enter(limit('sell', '1', '100'));
      const { order } = await enter(limit('buy', '1', '105', { postOnly: 'slide' }));
      expect(order).toMatchObject({ status: 'open', price: '99.99', postOnly: 'slide' });
      expect(await book()).toMatchObject({ bids: [['99.99', '1.00000']] });
    });

    test('a replace that would cross leaves the order as it was', async () => {
      await enter(limit('sell', '1', '100'));
      const { order } = await enter(limit('buy', '1', '90', { postOnly: true }));
      const path = `/api/v1/orders/${order.orderId}`;
      const answer = await service.rest.patch(path, { symbol: 'BTC-USDT', price: '100' });
      expectProblem(answer, { status: 422, code: 'post_only_would_cross' });
      expect(await read(service.rest, order.orderId)).toEqual(order);
    });
  });

  describe('minQuantity (R12)', () => {
    test('all or at least that much, and the rest stays', async () => {
      await enter(limit('sell', '1', '100'));
      const short = await enter(limit('buy', '5', '100', { minQuantity: '1.1' }));
      expect(short).toMatchObject({
        order: { status: 'cancelled', reason: 'min_quantity_not_met', minQuantity: '1.10000' },
        trades: [],
      });
      const met = await enter(limit('buy', '5', '100', { minQuantity: '1' }));
      expect(met.order).toMatchObject({ status: 'partially_filled', filledQuantity: '1.00000' });
      expect(await book()).toMatchObject({ bids: [['100.00', '4.00000']], asks: [] });
    });
  });

  describe('displayQuantity (R20)', () => {
    test('the book shows slices, which go to the back of the level', async () => {
      const iceberg = await enter(limit('sell', '5', '100', { displayQuantity: '1' }));
      expect(iceberg.order).toMatchObject({ displayQuantity: '1.00000', status: 'open' });
      const plain = await enter(limit('sell', '2', '100'));
      expect(await book()).toMatchObject({ asks: [['100.00', '3.00000']] });
      const { trades } = await enter(limit('buy', '4', '100'));
      expect(trades.map(({ makerOrderId, quantity }) => [makerOrderId, quantity])).toEqual([
        [iceberg.order.orderId, '1.00000'],
        [plain.order.orderId, '2.00000'],
        [iceberg.order.orderId, '1.00000'],
      ]);
      expect(await book()).toMatchObject({ asks: [['100.00', '1.00000']] });
      const { orderId } = iceberg.order;
      expect(await read(service.rest, orderId)).toMatchObject({ remainingQuantity: '3.00000' });
    });
  });

  describe('market orders', () => {
    const market = { symbol: 'BTC-USDT', side: 'buy', type: 'market' };

    test('quoteQuantity buys what it can pay for (R8)', async () => {
      await enter(limit('sell', '1', '100'));
      await enter(limit('sell', '9', '200'));
      const { order, trades } = await enter({ ...market, quoteQuantity: '150.001' });
      expect(trades).toHaveLength(2);
      expect(order).toMatchObject({
        quoteQuantity: '150.0010000',
        quantity: '1.25000',
        filledQuantity: '1.25000',
        remainingQuantity: '0.00000',
        status: 'filled',
      });
    });

    test('quoteQuantity without enough to buy is cancelled', async () => {
      await enter(limit('sell', '1', '100'));
      const { order } = await enter({ ...market, quoteQuantity: '150' });
      expect(order).toMatchObject({
        quantity: '1.00000',
        remainingQuantity: '0.00000',
        status: 'cancelled',
        reason: 'no_liquidity',
      });
    });

    test('protectionPrice ends a market order before the price gets worse', async () => {
      await enter(limit('sell', '1', '100'));
      await enter(limit('sell', '1', '110'));
      const order = { ...market, quantity: '2', protectionPrice: '105' };
      expect((await enter(order)).order).toMatchObject({
        filledQuantity: '1.00000',
        protectionPrice: '105.00',
        status: 'cancelled',
        reason: 'price_protection',
      });
    });
  });

  test('the last trade and the end of an order by quote quantity are reported apart', async () => {
    await enter(limit('sell', '2', '100'));
    const socket = await service.socket('/ws/orders');
    const order = { symbol: 'BTC-USDT', side: 'buy', type: 'market', quoteQuantity: '100' };
    await socket.request('submit', order);
    const reports = socket.all('execution');
    expect(reports).toMatchObject([
      { execution: 'accepted', order: { status: 'open', quantity: '0.00000' } },
      { execution: 'trade', order: { status: 'partially_filled', quantity: '1.00000' } },
      { execution: 'filled', order: { status: 'filled', remainingQuantity: '0.00000' } },
    ]);
  });

  test('a repetition must ask for the same', async () => {
    const order = limit('buy', '2', '100', { displayQuantity: '1', clientOrderId: 'x' });
    const original = await enter(order);
    const again = await submit(service.rest, { ...order, displayQuantity: '1.00000' });
    expect([again.status, again.body]).toEqual([200, { ...original, duplicate: true }]);
    expectProblem(await submit(service.rest, { ...order, displayQuantity: '2' }), {
      status: 409,
      code: 'duplicate_client_order_id',
    });
  });
});
