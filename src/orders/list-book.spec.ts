import type { ListAccepted, OrderAccepted } from '../core/events/events';
import { ListType } from '../core/types/order-terms';
import { ListBook } from './list-book';
import { OrderTable } from './order-table';

function list(listId: number, change: Partial<ListAccepted> = {}): ListAccepted {
  const terms = { symbol: 'BTC-USDT', accountId: 'alice', type: ListType.Oto };
  const orderIds = [2 * listId - 1, 2 * listId];
  return { kind: 'list_accepted', listId, orderIds, ...terms, ...change } as ListAccepted;
}

describe('the lists', () => {
  let table: OrderTable;
  let book: ListBook;

  beforeEach(() => {
    table = new OrderTable();
    book = new ListBook(table);
  });

  const idsOf = (filter: object): number[] =>
    book.list({ before: Infinity, limit: 10, ...filter }).map(({ terms }) => terms.listId);

  test('are found newest first, by what they have', () => {
    book.add(list(1), 10);
    book.add(list(2, { symbol: 'ETH-USDT' }), 20);
    book.add(list(3, { accountId: 'bob' }), 30);
    book.end(1, 40);
    expect(idsOf({})).toEqual([3, 2, 1]);
    expect(idsOf({ limit: 2 })).toEqual([3, 2]);
    expect(idsOf({ before: 3 })).toEqual([2, 1]);
    expect(idsOf({ symbol: 'ETH-USDT' })).toEqual([2]);
    expect(idsOf({ accountId: 'alice' })).toEqual([2, 1]);
    expect(idsOf({ status: 'all_done' })).toEqual([1]);
    expect(book.find(1)).toMatchObject({ status: 'all_done', createdAt: 10, updatedAt: 40 });
    expect(book.find(4)).toBeUndefined();
    expect(() => book.get(4)).toThrow('list 4 is not in the projection');
  });

  test('keep the last 10,000 ended ones of a symbol, and all that have not ended', () => {
    book.add(list(1), 0);
    book.add(list(2, { symbol: 'ETH-USDT' }), 0);
    book.end(2, 0);
    for (let id = 3; id <= 10_002; id++) {
      book.add(list(id), 0);
      book.end(id, 0);
    }
    expect(book.find(3)).toBeDefined();
    book.forgetOldest();
    expect(book.find(3)).toBeDefined();
    expect(book.find(4)).toBeDefined();
    book.add(list(10_003), 0);
    book.end(10_003, 0);
    book.forgetOldest();
    expect(book.find(3)).toBeUndefined();
    expect(book.find(4)).toBeDefined();
    expect([book.find(1), book.find(2)]).not.toContain(undefined);
  });

  test('hold their orders, all but the first of which depend on it', () => {
    const record = book.add(list(1), 0);
    const orders = [1, 2].map((orderId) => ({ listId: 1, orderId }) as OrderAccepted);
    expect(orders.map((order) => book.isDependent(order))).toEqual([false, true]);
    const first = table.add(orders[0], {} as never, { createdAt: 0, sequence: 1 });
    book.addOrder(first);
    expect(record.orders).toEqual([first]);
    table.release(first);
    expect(table.size).toBe(1);
    book.add(list(2, { type: ListType.Oco }), 0);
    const ofOco = [3, 4].map((orderId) => ({ listId: 2, orderId }) as OrderAccepted);
    expect(ofOco.map((order) => book.isDependent(order))).toEqual([false, false]);
  });
});
