import { LiveOrders } from './live-orders';
import { OrderTable } from './order-table';

const table = new OrderTable();

const order = (orderId: number, accountId = 'a') =>
  table.add({ orderId, accountId } as never, {} as never, { createdAt: 0, sequence: orderId });

describe('live orders of an account', () => {
  test('are told oldest first, whoever has left', () => {
    const live = new LiveOrders(table);
    const orders = [1, 2, 3, 4, 5].map((orderId) => order(orderId));
    orders.forEach((record) => live.add(record));
    live.add(order(6, 'b'));
    live.add(order(7, ''));
    const ids = (accountId: string) => live.of(accountId).map(({ orderId }) => orderId);
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
