import { BRACKET, OCO, OTO, withTerms } from '../support/e2e-lists';
import { expectProblem, stop } from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

describe('lists of orders that are refused', () => {
  let service: E2eService;

  beforeAll(async () => {
    service = await E2eService.start();
  });

  afterAll(() => service.close());

  const submit = (list: Json): Promise<Answer<Json>> =>
    service.rest.post('/api/v1/orders/lists', list);

  test.each<[string, Json, string]>([
    ['no type', { orders: OCO.orders }, 'type'],
    ['an unknown type', { ...OCO, type: 'ring' }, 'type'],
    ['no orders', { type: 'oco' }, 'orders'],
    ['one order', { type: 'oco', orders: [stop('80')] }, 'orders'],
    ['three orders of an oco', { ...BRACKET, type: 'oco' }, 'orders'],
    ['an order that is none', { type: 'oco', orders: [stop('80'), 5] }, 'orders.1'],
    ['sides that differ', { ...OTO, type: 'oco' }, 'orders.1.side'],
    ['symbols that differ', withTerms(OCO, {}, { symbol: 'ETH-USDT' }), 'orders.1.symbol'],
    ['accounts that differ', withTerms(OCO, {}, { accountId: 'bob' }), 'orders.1.accountId'],
    ['one name twice', withTerms(OCO, { clientOrderId: 'x' }), 'orders.1.clientOrderId'],
    ['a malformed order', withTerms(OCO, { quantity: 1 }), 'orders.0.quantity'],
    ['a contradicting order', withTerms(OCO, {}, { price: '1' }), 'orders.1.price'],
    ['an unknown field', withTerms(OCO, {}, { colour: 'red' }), 'orders.1.colour'],
    ['an ioc order', withTerms(OCO, { timeInForce: 'ioc' }, {}), 'orders.0.timeInForce'],
  ])('%s', async (_, list, field) => {
    expectProblem(await submit(list), { status: 400, code: 'invalid_request', field });
  });

  test('for the terms of one order, without an order left behind', async () => {
    const offTick = withTerms(OCO, {}, { triggerPrice: '80.001' });
    const code = 'price_not_on_tick';
    expectProblem(await submit(offTick), { status: 400, code, field: 'orders.1.triggerPrice' });
    await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'post_only' });
    expectProblem(await submit(OCO), { status: 422, code: 'market_post_only' });
    const { body } = await service.rest.get('/api/v1/orders?symbol=BTC-USDT');
    expect(body.orders).toEqual([]);
  });
});
