import {
  accepted,
  expectProblem,
  limit,
  TIMESTAMP,
  type WireAnswer,
  type WireOrder,
} from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';

describe('orders cancelled over REST', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const read = async (orderId: string): Promise<WireOrder> =>
    (await service.rest.get<WireOrder>(`/api/v1/orders/${orderId}?symbol=BTC-USDT`)).body;

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
});
