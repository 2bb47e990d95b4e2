import { OrderList } from './order-list';

describe('the list of orders', () => {
  let removed: Set<number>;
  let list: OrderList;

  beforeEach(() => {
    removed = new Set();
    list = new OrderList((orderId) => !removed.has(orderId));
  });

  test('tells orders older than an id, newest first, whether the id exists or not', () => {
    expect([...list.before(Infinity)]).toEqual([]);
    for (const id of [2, 4, 6]) list.add(id);
    expect([...list.before(Infinity)]).toEqual([6, 4, 2]);
    expect([...list.before(6)]).toEqual([4, 2]);
    expect([...list.before(5)]).toEqual([4, 2]);
    expect([...list.before(2)]).toEqual([]);
    expect([...list.all()]).toEqual([2, 4, 6]);
  });

  test('removed orders are never told, however many there are', () => {
    for (let id = 1; id <= 1000; id++) list.add(id);
    const kept = new Set(list.all());
    for (let id = 1; id <= 1000; id += id % 3 === 1 ? 1 : 2) {
      removed.add(id);
      list.remove();
      kept.delete(id);
      if (id % 50 === 0) expect([...list.before(Infinity)]).toEqual([...kept].reverse());
    }
    expect([...list.all()]).toEqual([...kept]);
    expect([...list.before(500)]).toEqual([...kept].filter((id) => id < 500).reverse());
  });
});
