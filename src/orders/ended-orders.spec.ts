import { EndedOrders } from './ended-orders';
import type { Row } from './order-page';
import { OrderTable } from './order-table';

const LIMIT = 600;

describe('the last ended orders of each symbol', () => {
  let table: OrderTable;
  let ended: EndedOrders;

  beforeEach(() => {
    table = new OrderTable();
    ended = new EndedOrders(table, LIMIT);
  });

  function end(orderId: number, symbol = 'A'): Row {
    const terms = { orderId, accountId: 'alice', clientOrderId: `c${orderId}`, instructions: null };
    const entry = { createdAt: 1, sequence: orderId };
    const record = table.add(terms as never, { symbol } as never, entry);
    const row = ended.add(record);
    table.release(record);
    return row;
  }

  function dropped(): number[] {
    const ids: number[] = [];
    ended.dropOldest((row) => {
      const { orderId, clientOrderId } = table.at(row);
      expect(clientOrderId).toBe(`c${orderId}`);
      ids.push(orderId);
    });
    return ids;
  }

  const kept = (): Record<string, number[]> =>
    Object.fromEntries(
      [...ended.entries()].map(([symbol, orders]) => [
        symbol,
        [...orders.all()].map(({ orderId }) => orderId),
      ]),
    );

  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, place) => from + place);

  test('are copies, found where they were put until they are dropped', () => {
    const rows = range(1, 2000).map((orderId) => end(orderId));
    expect(rows.map((row) => table.at(row).orderId)).toEqual(range(1, 2000));
    expect(table.size).toBe(0);
    expect(kept()).toEqual({ A: range(1, 2000) });
  });

  test('are as many as the limit once the rest is dropped, oldest first', () => {
    for (const orderId of range(1, LIMIT)) end(orderId);
    expect(dropped()).toEqual([]);
    for (const orderId of range(LIMIT + 1, LIMIT + 700)) end(orderId);
    expect(kept()).toEqual({ A: range(1, LIMIT + 700) });
    expect(dropped()).toEqual(range(1, 700));
    expect(dropped()).toEqual([]);
    end(5000);
    expect(dropped()).toEqual([701]);
    expect(kept()).toEqual({ A: [...range(702, LIMIT + 700), 5000] });
  });

  test('of one symbol do not press out those of another', () => {
    for (const orderId of range(1, 10)) end(orderId, 'quiet');
    for (const orderId of range(11, 700)) end(orderId, orderId % 2 === 0 ? 'A' : 'B');
    for (const orderId of range(701, 1400)) end(orderId, orderId % 2 === 0 ? 'A' : '__proto__');
    end(1401, 'quiet');
    expect(dropped()).toEqual(
      range(11, 1400)
        .filter((id) => id % 2 === 0)
        .slice(0, -LIMIT),
    );
    expect([...ended.entries()].map(([symbol, { length }]) => [symbol, length])).toEqual([
      ['quiet', 11],
      ['B', 345],
      ['A', LIMIT],
      ['__proto__', 350],
    ]);
  });

  test('need no more pages however many have come and gone', () => {
    let highest = 0;
    for (const orderId of range(1, 20_000)) {
      highest = Math.max(highest, end(orderId));
      dropped();
    }
    expect(highest).toBeLessThan(LIMIT + 3 * 256);
  });
});
