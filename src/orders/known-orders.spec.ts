import { KnownOrders } from './known-orders';

test('answers to named orders are kept as long as their names are reserved, and 1,000 more', () => {
  const fallen = (known: KnownOrders, ended: number): readonly number[] => {
    for (let orderId = 1; orderId <= ended; orderId++) known.endedNamed.add('alice', orderId);
    return known.endedNamed.release();
  };
  expect(fallen(new KnownOrders(2), 1002)).toEqual([]);
  expect(fallen(new KnownOrders(2), 1004)).toEqual([1, 2]);
  expect(fallen(new KnownOrders(), 11_001)).toEqual([1]);
});
