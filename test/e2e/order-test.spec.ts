import { accepted, expectProblem, limit, stop, submit } from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

describe('an order on trial', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const tried = (order: Json): Promise<Answer<Json>> =>
    service.rest.post('/api/v1/orders/test', order);

  test('that would be accepted is answered with nothing, and nothing happens', async () => {
    await accepted(service.rest, limit('sell', '1', '100'));
    const hash = service.engine.stateHash();
    const sequence = service.engine.sequence;
    for (const order of [limit('buy', '1', '100'), stop('90'), limit('buy', '1', '9')]) {
      const { status, body } = await tried(order);
      expect([status, body]).toEqual([200, {}]);
    }
    expect([service.engine.stateHash(), service.engine.sequence]).toEqual([hash, sequence]);
  });

  test.each<[string, Json]>([
    ['malformed', limit('buy', '1', 'x')],
    ['off the tick', limit('buy', '1', '1.001')],
    ['contradicting', stop('90', { price: '1' })],
    ['of an unknown symbol', limit('buy', '1', '1', { symbol: 'A-B' })],
    ['too large', limit('buy', '10000000.00001', '1')],
    ['post-only and crossing', limit('buy', '1', '100', { postOnly: true })],
    [
      'too late',
      limit('buy', '1', '1', { timeInForce: 'gtd', expireTime: '2020-01-01T00:00:00Z' }),
    ],
    ['of a known name', limit('buy', '2', '1', { clientOrderId: 'x' })],
  ])('that is %s gets the problem a submit would get', async (_, order) => {
    await accepted(service.rest, limit('sell', '1', '100', { clientOrderId: 'x' }));
    const expected = await submit(service.rest, order);
    const { status, body } = await tried(order);
    expect([status, body]).toEqual([expected.status, expected.body]);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  test('depends on the trading state', async () => {
    await service.rest.post('/admin/instruments/BTC-USDT/state', { state: 'halted' });
    expectProblem(await tried(limit('buy', '1', '1')), { status: 422, code: 'market_halted' });
  });

  test('is a repetition if the submit would be one', async () => {
    const order = limit('buy', '1', '1', { clientOrderId: 'x' });
    await accepted(service.rest, order);
    expect((await tried(order)).status).toBe(200);
  });

  test('over a socket', async () => {
    const socket = await service.socket('/ws/orders');
    expect(await socket.request('test', stop('90'))).toEqual({ id: 1, ok: true, result: {} });
    const bad = await socket.request('test', stop('90.001'));
    expect(bad.error).toMatchObject({ code: 'price_not_on_tick' });
    expect(socket.all('execution')).toEqual([]);
  });
});
