import { OrderList } from './order-list';
import type { OrderRecord } from './order-record';

function record(orderId: number): OrderRecord {
  return { terms: { orderId }, evicted: false } as unknown as OrderRecord;
}

describe('the list of orders', () => {
  const idsBefore = (list: OrderList, orderId: number): number[] =>
    [...list.before(orderId)].map(({ terms }) => terms.orderId);

  test('tells orders older than an id, newest first, whether the id exists or not', () => {
    const list = new OrderList();
    for (const id of [2, 4, 6]) list.add(record(id));
    expect(idsBefore(list, Infinity)).toEqual([6, 4, 2]);
    expect(idsBefore(list, 6)).toEqual([4, 2]);
    expect(idsBefore(list, 5)).toEqual([4, 2]);
    expect(idsBefore(list, 2)).toEqual([]);
    expect(idsBefore(new OrderList(), Infinity)).toEqual([]);
  });

  test('removed orders are never told, however many there are', () => {
    const list = new OrderList();
    const records = Array.from({ length: 1000 }, (_, i) => record(i + 1));
    for (const one of records) list.add(one);
    const kept = new Set(records.map(({ terms }) => terms.orderId as number));
    for (let i = 0; i < 1000; i += i % 3 === 0 ? 1 : 2) {
      records[i].evicted = true;
      list.remove();
      kept.delete(records[i].terms.orderId);
      if (i % 50 === 0) expect(idsBefore(list, Infinity)).toEqual([...kept].reverse());
    }
    expect(idsBefore(list, Infinity)).toEqual([...kept].reverse());
    expect(idsBefore(list, 500)).toEqual([...kept].filter((id) => id < 500).reverse());
  });
});
