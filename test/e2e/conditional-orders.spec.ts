import {
  accepted,
  expectProblem,
  limit,
  read,
  stop,
  tradeAt,
  type WireAnswer,
  type WireOrder,
} from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { SocketClient } from '../support/e2e-socket';

describe('conditional orders', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
    await tradeAt(service.rest, '100');
  });

  afterEach(() => service.close());

  const enter = async (order: Json): Promise<WireOrder> =>
    (await accepted(service.rest, order)).order;

  const now = (order: WireOrder): Promise<WireOrder> => read(service.rest, order.orderId);

  const replace = (order: WireOrder, terms: Json): Promise<Answer<WireAnswer>> =>
    service.rest.patch(`/api/v1/orders/${order.orderId}`, { symbol: 'BTC-USDT', ...terms });

  describe('over REST', () => {
    test('a stop is pending until the price is there, then takes (R15)', async () => {
      const answer = await accepted(service.rest, stop('95', { protectionPrice: '80' }));
      expect(answer).toMatchObject({
        order: {
          type: 'stop',
          timeInForce: 'gtc',
          triggerPrice: '95.00',
          protectionPrice: '80.00',
          status: 'pending',
          remainingQuantity: '1.00000',
        },
        trades: [],
      });
      expect(answer.order).not.toHaveProperty('price');
      expect(await now(answer.order)).toEqual(answer.order);

      await enter(limit('buy', '2', '90'));
      await tradeAt(service.rest, '96');
      expect(await now(answer.order)).toMatchObject({ status: 'pending' });
      await enter(limit('buy', '0.5', '95'));
      await enter(limit('sell', '0.5', '95', { type: 'ioc' }));
      expect(await now(answer.order)).toMatchObject({ status: 'filled', averagePrice: '90.00' });
    });

    test.each([
      { type: 'stop_limit', side: 'sell', triggerPrice: '95', price: '94', at: '95' },
      { type: 'take_profit_limit', side: 'sell', triggerPrice: '105', price: '106', at: '105' },
      { type: 'stop_limit', side: 'buy', triggerPrice: '105', price: '104', at: '106' },
      { type: 'take_profit_limit', side: 'buy', triggerPrice: '95', price: '94', at: '94' },
    ])('a $type $side at $triggerPrice rests at its limit once triggered', async (row) => {
      const { at, ...terms } = row;
      const order = await enter({ symbol: 'BTC-USDT', quantity: '1', ...terms });
      expect(order).toMatchObject({ status: 'pending', price: `${terms.price}.00` });
      await tradeAt(service.rest, at);
      expect(await now(order)).toMatchObject({ type: terms.type, status: 'open' });
    });

    test('an order that is already through enters at once', async () => {
      await enter(limit('buy', '1', '90'));
      const { order, trades } = await accepted(service.rest, stop('100'));
      expect(order).toMatchObject({ status: 'filled', averagePrice: '90.00' });
      expect(trades).toHaveLength(1);
    });

    test('a trailing stop follows the best price (R19)', async () => {
      const trailing = { symbol: 'BTC-USDT', side: 'sell', type: 'trailing_stop', quantity: '1' };
      const byDelta = await enter({ ...trailing, trailingDelta: 1000 });
      const byAmount = await enter({ ...trailing, trailingAmount: '30' });
      expect(byDelta).toMatchObject({ status: 'pending', trailingDelta: 1000 });
      expect(byAmount).toMatchObject({ status: 'pending', trailingAmount: '30.00' });
      await tradeAt(service.rest, '200');
      await tradeAt(service.rest, '181');
      expect(await now(byDelta)).toMatchObject({ status: 'pending' });
      await tradeAt(service.rest, '180');
      expect(await now(byDelta)).toMatchObject({ status: 'cancelled', reason: 'no_liquidity' });
      expect(await now(byAmount)).toMatchObject({ status: 'pending' });
      await tradeAt(service.rest, '170');
      expect(await now(byAmount)).toMatchObject({ status: 'cancelled' });
    });

    test('a pending order counts as open, can be listed and cancelled', async () => {
      const order = await enter(stop('95', { clientOrderId: 'exit' }));
      for (const query of ['status=pending', 'status=open', 'clientOrderId=exit']) {
        const { body } = await service.rest.get(`/api/v1/orders?symbol=BTC-USDT&${query}`);
        expect(body.orders).toEqual([order]);
      }
      const cancel = { symbol: 'BTC-USDT', clientOrderId: 'exit' };
      const { status, body } = await service.rest.post('/api/v1/orders/cancel', cancel);
      expect(status).toBe(200);
      expect(body.order).toMatchObject({ status: 'cancelled', reason: 'user_request' });
      await tradeAt(service.rest, '90');
      expect(await now(order)).toMatchObject({ status: 'cancelled', filledQuantity: '0.00000' });
    });

    test('a mass cancel takes pending orders too', async () => {
      const order = await enter(stop('95'));
      const { body } = await service.rest.delete('/api/v1/orders?symbol=BTC-USDT');
      expect(body.cancelled).toMatchObject([{ orderId: order.orderId, reason: 'mass_cancel' }]);
    });

    test('a replace changes trigger price, price and quantity while it waits', async () => {
      const order = await enter(
        limit('sell', '1', '94', { type: 'stop_limit', triggerPrice: '95' }),
      );
      const terms = { triggerPrice: '80', price: '79', quantity: '2' };
      const { status, body } = await replace(order, terms);
      expect(status).toBe(200);
      expect(body.order).toMatchObject({
        status: 'pending',
        triggerPrice: '80.00',
        price: '79.00',
        quantity: '2.00000',
      });
      await tradeAt(service.rest, '90');
      expect(await now(order)).toMatchObject({ status: 'pending' });
      const through = await replace(order, { triggerPrice: '95' });
      expect(through.body.order).toMatchObject({ status: 'open', triggerPrice: '95.00' });
      expectProblem(await replace(order, { triggerPrice: '50' }), {
        status: 409,
        code: 'not_pending',
      });
    });

    test.each([
      [stop('95'), { price: '90' }, 'price'],
      [
        {
          symbol: 'BTC-USDT',
          side: 'sell',
          type: 'trailing_stop',
          quantity: '1',
          trailingDelta: 5,
        },
        { triggerPrice: '90' },
        'triggerPrice',
      ],
    ])(
      'a replace of %j with %j names what the order does not have',
      async (order, terms, field) => {
        const answer = await replace(await enter(order), terms);
        expectProblem(answer, { status: 400, code: 'invalid_request', field });
      },
    );

    test('an order that may not enter when it is triggered is rejected', async () => {
      const order = await enter(stop('95'));
      await enter(limit('buy', '1', '95'));
      await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'auction' });
      await enter(limit('sell', '1', '95'));
      await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'halted' });
      expect(await now(order)).toMatchObject({ status: 'rejected', reason: 'market_halted' });
    });
  });

  describe('over a socket', () => {
    let socket: SocketClient;

    beforeEach(async () => {
      socket = await service.socket('/ws/orders');
    });

    /** Words and statuses of the reports so far. */
    const reports = async (): Promise<string[]> => {
      await socket.request('ping');
      const frames = socket.all('execution');
      return frames.map(({ execution, order }) => `${execution} ${(order as WireOrder).status}`);
    };

    test('every step is reported in order', async () => {
      const { result } = await socket.request('submit', stop('95'));
      const { order } = result as unknown as WireAnswer;
      expect(order.status).toBe('pending');
      const { orderId } = order;
      await socket.request('replace', { symbol: 'BTC-USDT', orderId, triggerPrice: '96' });
      await enter(limit('buy', '0.4', '90'));
      await tradeAt(service.rest, '96');
      expect(await reports()).toEqual([
        'accepted pending',
        'replaced pending',
        'triggered open',
        'trade partially_filled',
        'cancelled cancelled',
      ]);
    });

    test('a rejection at the trigger is reported with its code', async () => {
      await socket.request('submit', stop('95'));
      await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'auction' });
      await enter(limit('buy', '1', '95'));
      await enter(limit('sell', '1', '95'));
      await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'cancel_only' });
      expect((await reports()).slice(-2)).toEqual(['triggered open', 'rejected rejected']);
      expect(socket.all('execution').at(-1)?.order).toMatchObject({ reason: 'market_cancel_only' });
    });
  });
});
