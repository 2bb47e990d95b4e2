import type { ListAccepted, OrderAccepted } from '../core/events/events';
import { KnownOrders } from './known-orders';
import type { OrderRecord } from './order-record';

const INSTRUMENT = { symbol: 'A' } as never;

test('answers to named orders are kept as long as their names are reserved, and 1,000 more', () => {
  const fallen = (known: KnownOrders, ended: number): readonly number[] => {
    for (let orderId = 1; orderId <= ended; orderId++) known.endedNamed.add('alice', orderId);
    return known.endedNamed.release();
  };
  expect(fallen(new KnownOrders(2), 1002)).toEqual([]);
  expect(fallen(new KnownOrders(2), 1004)).toEqual([1, 2]);
  expect(fallen(new KnownOrders(), 11_001)).toEqual([1]);
});

describe('known orders', () => {
  let known: KnownOrders;

  beforeEach(() => {
    known = new KnownOrders();
  });

  function add(orderId: number, change: Partial<OrderAccepted> = {}): OrderRecord {
    const terms = {
      ...{ kind: 'order_accepted', symbol: 'A', orderId, accountId: 'alice', clientOrderId: '' },
      ...{ side: 0, type: 0, timeInForce: 0, price: 500, quantity: 7, instructions: null },
      ...{ expireTime: 0, listId: 0, ...change },
    } as OrderAccepted;
    const record = known.table.add(terms, INSTRUMENT, { createdAt: 5, sequence: orderId });
    if (record.listId !== 0) known.lists.addOrder(record);
    known.add(record);
    return record;
  }

  function cancel(record: OrderRecord): void {
    record.cancel('user_request');
    record.touch(9);
    known.end(record);
  }

  test('are found as they were when they ended, while their rows serve others', () => {
    const { row } = add(1, { clientOrderId: 'mine' });
    cancel(known.get(1));
    expect(known.table.size).toBe(0);
    expect(add(2).row).toBe(row);
    const shown = { orderId: 1, clientOrderId: 'mine', status: 'cancelled', updatedAt: 9 };
    expect(known.get(1)).toMatchObject(shown);
    expect(known.get(2)).toMatchObject({ orderId: 2, status: 'open' });
    expect(known.live.of('alice').map(({ orderId }) => orderId)).toEqual([2]);
  });

  test('of a list are shown by it after they were forgotten', () => {
    const list = {
      kind: 'list_accepted',
      listId: 3,
      symbol: 'A',
      accountId: 'alice',
      orderIds: [1],
    };
    known.lists.add(list as unknown as ListAccepted, 5);
    const record = add(1, { listId: 3 as never });
    record.isAnswerKept = true;
    cancel(record);
    expect(known.get(1).isAnswerKept).toBe(true);
    for (let orderId = 2; orderId <= 10_001; orderId++) cancel(add(orderId));
    expect(known.find(1)).toBeDefined();
    known.forgetOldest();
    expect([known.find(1), known.find(2)?.orderId]).toEqual([undefined, 2]);
    expect([known.count, known.forgottenUpTo]).toEqual([10_000, 1]);
    const [shown] = known.lists.get(3).orders;
    expect(shown).toMatchObject({ orderId: 1, status: 'cancelled', isAnswerKept: false });
    expect(known.answers.forgotten.get(1)).toMatchObject({ orderId: 1, isAnswerKept: true });
    expect(known.table.size).toBe(2);
  });
});
