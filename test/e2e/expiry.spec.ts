import {
  accepted,
  expectProblem,
  limit,
  read,
  stop,
  submit,
  type WireOrder,
} from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('orders with a deadline (R14)', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

  const tillDate = (hours: number): Json => ({ timeInForce: 'gtd', expireTime: inHours(hours) });

  const enter = async (order: Json): Promise<WireOrder> =>
    (await accepted(service.rest, order)).order;

  /** Resolves once the order has ended by itself. */
  const expired = async ({ orderId }: WireOrder): Promise<WireOrder> => {
    for (;;) {
      const order = await read(service.rest, orderId);
      if (order.status === 'expired') return order;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test('gtd expires by itself, soon after its time', async () => {
    const order = await enter(limit('buy', '1', '100', tillDate(1)));
    expect(order).toMatchObject({ timeInForce: 'gtd', status: 'open' });
    expect(String(order.expireTime)).toMatch(/^\d{4}-.*\.\d{6}Z$/);
    service.advance(HOUR_MS);
    const started = Date.now();
    expect(await expired(order)).toMatchObject({ status: 'expired', reason: 'expired' });
    expect(Date.now() - started).toBeLessThan(1000);
    const { body } = await service.rest.get('/api/v1/orderbook/BTC-USDT');
    expect(body.bids).toEqual([]);
  });

  test('day ends at the next 00:00 UTC', async () => {
    const order = await enter(limit('buy', '1', '100', { timeInForce: 'day' }));
    const midnight = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS).toISOString();
    expect(order.expireTime).toBe(midnight.replace('000Z', '000000Z'));
    service.advance(DAY_MS);
    await expired(order);
  });

  test('a pending order expires too, a list goes with it', async () => {
    const orders = [limit('sell', '1', '200'), stop('90', tillDate(1))];
    const list = await service.rest.post<{ orders: WireOrder[] }>('/api/v1/orders/lists', {
      type: 'oco',
      orders,
    });
    const [limitOrder, stopOrder] = list.body.orders;
    service.advance(HOUR_MS);
    await expired(stopOrder);
    expect(await read(service.rest, limitOrder.orderId)).toMatchObject({
      status: 'cancelled',
      reason: 'list_sibling',
    });
  });

  test('an order past its time never trades, and its expiry is no part of the answer', async () => {
    const order = await enter(limit('buy', '1', '100', { ...tillDate(1), clientOrderId: 'a' }));
    const rest = await enter(limit('buy', '1', '90', { clientOrderId: 'b' }));
    service.advance(HOUR_MS);
    // Whichever comes first, the timer or one of these commands, lets the order expire.
    const socket = await service.socket('/ws/orders');
    const [taker, cancel, all] = await Promise.all([
      socket.request('submit', limit('sell', '1', '100', { type: 'ioc', clientOrderId: 'c' })),
      socket.request('cancel', { symbol: 'BTC-USDT', clientOrderId: 'b' }),
      socket.request('cancel_all', { symbol: 'BTC-USDT' }),
    ]);
    expect(taker.result).toMatchObject({ order: { filledQuantity: '0.00000' }, trades: [] });
    expect(cancel.result).toMatchObject({ order: { orderId: rest.orderId, status: 'cancelled' } });
    expect(all.result).toMatchObject({ cancelled: [] });
    expect(await read(service.rest, order.orderId)).toMatchObject({ status: 'expired' });
  });

  test('a refused command lets time pass all the same', async () => {
    const order = await enter(limit('buy', '1', '100', tillDate(1)));
    service.advance(HOUR_MS);
    const reference = { symbol: 'BTC-USDT', orderId: order.orderId };
    const answer = await service.rest.post('/api/v1/orders/cancel', reference);
    expectProblem(answer, { status: 404, code: 'order_not_found' });
    expect(await read(service.rest, order.orderId)).toMatchObject({ status: 'expired' });
  });

  test('an expire time that has passed is refused', async () => {
    const past = await submit(service.rest, limit('buy', '1', '100', tillDate(-1)));
    expectProblem(past, { status: 400, code: 'expire_time_passed', field: 'expireTime' });
  });

  test('the socket that submitted is told, and the metrics count it', async () => {
    const socket = await service.socket('/ws/orders');
    await socket.request('submit', limit('buy', '1', '100', tillDate(1)));
    service.advance(HOUR_MS);
    const report = await socket.nextWhere(({ execution }) => execution === 'expired');
    expect(report.order).toMatchObject({ status: 'expired', reason: 'expired' });
    const { body } = await service.rest.get<string>('/admin/metrics');
    expect(body).toContain('orders_expired_total{symbol="BTC-USDT"} 1\n');
  });

  test('nothing is submitted while no deadline has come', async () => {
    await enter(limit('buy', '1', '100', tillDate(1)));
    const before = service.engine.sequence;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(service.engine.sequence).toBe(before);
  });
});
