import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import { NameWriter } from '../codec/name-codec';
import type { ListAccepted, OrderAccepted } from '../core/events/events';
import { KnownOrders } from './known-orders';
import type { OrderRecord } from './order-record';
import { OrdersSnapshot } from './orders-snapshot';

const CATALOGUE = { get: (symbol: string) => ({ symbol }) } as never;

function add(known: KnownOrders, orderId: number, change: Partial<OrderAccepted> = {}): void {
  const terms = {
    ...{ kind: 'order_accepted', symbol: 'A', orderId, accountId: 'alice' },
    ...{ clientOrderId: `c${orderId}`, side: 0, type: 0, timeInForce: 0, price: 500, quantity: 7 },
    ...{ instructions: null, expireTime: 0, listId: 0, ...change },
  } as OrderAccepted;
  const entry = { createdAt: 5 * orderId, sequence: orderId };
  const record = known.table.add(terms, { symbol: terms.symbol } as never, entry);
  if (record.listId !== 0) known.lists.addOrder(record);
  known.add(record);
  record.isAnswerKept = true;
}

function cancel(known: KnownOrders, record: OrderRecord): void {
  record.cancel('user_request');
  record.touch(10 * record.orderId);
  known.end(record);
}

function bytesOf(known: KnownOrders): Buffer {
  const writer = new ByteWriter();
  new OrdersSnapshot(known, CATALOGUE).write(writer);
  return writer.take();
}

function restored(bytes: Buffer): KnownOrders {
  const known = new KnownOrders();
  const reader = new ByteReader(bytes);
  new OrdersSnapshot(known, CATALOGUE).read(reader);
  expect(reader.isAtEnd).toBe(true);
  return known;
}

test('orders that were restored are what they were, and go the same way', () => {
  const known = new KnownOrders();
  const list = { kind: 'list_accepted', listId: 3, symbol: 'A', accountId: 'alice', type: 0 };
  known.lists.add({ ...list, orderIds: [1, 2, 3] } as unknown as ListAccepted, 5);
  for (const orderId of [1, 2, 3]) add(known, orderId, { listId: 3 as never });
  cancel(known, known.get(1));
  for (let orderId = 4; orderId <= 10_003; orderId++) {
    add(known, orderId);
    cancel(known, known.get(orderId));
  }
  known.forgetOldest();
  cancel(known, known.get(2));
  add(known, 10_004, { symbol: 'B', clientOrderId: '' });
  expect([known.has(1), known.has(2), known.has(4)]).toEqual([false, true, true]);

  const bytes = bytesOf(known);
  const other = restored(bytes);
  expect(bytesOf(other)).toEqual(bytes);
  expect(other.table.size).toBe(known.table.size);
  for (const each of [known, other]) {
    cancel(each, each.get(3));
    add(each, 10_005);
    each.forgetOldest();
    expect([each.has(3), each.has(4), each.has(5), each.has(6)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(each.lists.get(3).orders.map(({ status }) => status)).toEqual(
      Array(3).fill('cancelled'),
    );
  }
  expect(bytesOf(other)).toEqual(bytesOf(known));
});

test('an ended order that is not among the orders is told as damage', () => {
  const writer = new ByteWriter();
  writer.number(0);
  writer.number(1);
  new NameWriter(writer).write('A');
  writer.number(7);
  expect(() => restored(writer.take())).toThrow('an ended order is missing');
});
