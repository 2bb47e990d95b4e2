import { LiveOrders } from './live-orders';
import type { OrderRecord } from './order-record';

const order = (orderId: number, accountId = 'a') =>
  ({ terms: { orderId, accountId }, older: null, newer: null }) as OrderRecord;

describe('live orders of an account', () => {
  test('are told oldest first, whoever has left', () => {
    const live = new LiveOrders();
    const orders = [1, 2, 3, 4, 5].map((orderId) => order(orderId));
    orders.forEach((record) => live.add(record));
    live.add(order(6, 'b'));
    live.add(order(7, ''));
    const ids = (accountId: string) => live.of(accountId).map(({ terms }) => terms.orderId);
    expect(ids('a')).toEqual([1, 2, 3, 4, 5]);
    const steps: [leaving: number, left: number[]][] = [
      [3, [1, 2, 4, 5]],
      [5, [1, 2, 4]],
      [1, [2, 4]],
      [2, [4]],
      [4, []],
    ];
    for (const [leaving, left] of steps) {
      live.remove(orders[leaving - 1]);
      expect(ids('a')).toEqual(left);
    }
    live.add(order(8));
    expect([ids('a'), ids('b'), ids(''), ids('c')]).toEqual([[8], [6], [], []]);
  });
});
