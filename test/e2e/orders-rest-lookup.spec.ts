import {
  accepted,
  expectProblem,
  limit,
  submit,
  type WireAnswer,
  type WireOrder,
} from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';

interface Page {
  orders: WireOrder[];
  nextCursor: string | null;
}

describe('orders found over REST', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

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
