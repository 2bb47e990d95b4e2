import type { OrderAccepted } from '../core/events/events';
import { NO_INSTRUCTIONS } from '../core/commands/instructions';
import { OrderType } from '../core/types/order-terms';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { OrderRecord } from './order-record';
import { OrderTable } from './order-table';

const INSTRUMENT = { symbol: 'BTC-USDT' } as ListedInstrument;
const ENTRY = { createdAt: 1_767_323_045_000_001, sequence: 9 };

function accepted(orderId: number, change: Partial<OrderAccepted> = {}): OrderAccepted {
  return {
    ...{ kind: 'order_accepted', symbol: 'BTC-USDT', orderId, accountId: 'alice' },
    ...{ clientOrderId: `c${orderId}`, side: 1, type: OrderType.Limit, timeInForce: 3 },
    ...{ price: 2 ** 53 - 1, quantity: 70, instructions: null, expireTime: 8, listId: 4 },
    ...change,
  } as OrderAccepted;
}

describe('a table of orders', () => {
  let table: OrderTable;

  beforeEach(() => {
    table = new OrderTable();
  });

  const add = (orderId: number, change: Partial<OrderAccepted> = {}): OrderRecord =>
    table.add(accepted(orderId, change), INSTRUMENT, ENTRY);

  test('shows an order as it was accepted', () => {
    const record = add(5);
    expect(record).toMatchObject({
      ...{ orderId: 5, symbol: 'BTC-USDT', accountId: 'alice', clientOrderId: 'c5' },
      ...{ side: 1, type: 0, timeInForce: 3, instructions: null, expireTime: 8, listId: 4 },
      ...{ acceptedPrice: 2 ** 53 - 1, acceptedQuantity: 70, price: 2 ** 53 - 1, quantity: 70 },
      ...{ ...ENTRY, updatedAt: ENTRY.createdAt, triggerPrice: 0, filled: 0, prevented: 0 },
      ...{ notional: 0n, status: 'open', reason: null, isLive: true, isPending: false },
      ...{ isAsAccepted: true, isAnswerKept: false, holders: 1, remaining: 70 },
    });
    const asked = { ...NO_INSTRUCTIONS, triggerPrice: 33 } as never;
    const stop = add(6, { type: OrderType.Stop, instructions: asked });
    expect(stop).toMatchObject({ triggerPrice: 33, isPending: true, isAsAccepted: true });
  });

  test('keeps the sum of notional exactly, however large', () => {
    const record = add(1);
    const large = (2 ** 40) as never;
    record.fill(large, 3 as never, 7 as never);
    expect(record.notional).toBe(3n * 2n ** 40n);
    record.fill(large, large, 7 as never);
    record.fill(5 as never, 1 as never, 7 as never);
    expect(record.notional).toBe(3n * 2n ** 40n + 2n ** 80n + 5n);
    const { notional } = record;
    const other = add(2);
    for (const sum of [notional, 12n]) {
      other.restore({ ...stateOf(record), notional: sum });
      expect(other.notional).toBe(sum);
    }
  });

  test('a copy stays as the order was, and the order can be rewound', () => {
    const record = add(1);
    record.isAnswerKept = true;
    record.fill(9 as never, 30 as never, 40 as never);
    record.touch(ENTRY.createdAt + 5);
    const copy = table.copy(record);
    expect(copy.revision).toBe(record.revision);
    expect(copy).toMatchObject({ ...stateOf(record), isAnswerKept: true, clientOrderId: 'c1' });
    record.cancel('user_request');
    record.touch(ENTRY.createdAt + 7);
    expect(record).toMatchObject({ status: 'cancelled', reason: 'user_request', isLive: false });
    expect(copy).toMatchObject({ filled: 30, status: 'partially_filled', reason: null });
    record.rewind();
    expect(record).toMatchObject({ filled: 0, notional: 0n, status: 'open', isAsAccepted: true });
  });

  test('names every state of every order differently', () => {
    const [one, two] = [add(1), add(2)];
    const seen = [one.revision, two.revision];
    for (const record of [one, two, one]) {
      record.touch(1);
      seen.push(record.revision);
    }
    expect(new Set(seen).size).toBe(5);
  });

  test('uses a row again once nobody holds it, and keeps nothing of the order that was there', () => {
    const asked = { ...NO_INSTRUCTIONS, quoteQuantity: 5 } as never;
    const record = add(1, { instructions: asked });
    record.reject('insufficient_liquidity' as never);
    table.hold(record);
    table.release(record);
    expect([table.size, table.at(record.row).orderId]).toEqual([1, 1]);
    table.release(record);
    expect(table.size).toBe(0);
    expect(() => table.release(record)).toThrow('nobody holds row 1');
    const next = add(2, { clientOrderId: '', accountId: '' });
    expect(next.row).toBe(record.row);
    expect(next).toMatchObject({ instructions: null, reason: null, status: 'open', filled: 0 });
  });

  test('takes as many rows as are held at once', () => {
    const held: OrderRecord[] = [];
    for (let orderId = 1; orderId <= 20_000; orderId++) {
      held.push(add(orderId));
      if (held.length > 600) table.release(held.splice(orderId % 600, 1)[0]);
    }
    expect(table.size).toBe(600);
    expect(Math.max(...held.map(({ row }) => row))).toBeLessThanOrEqual(601);
    expect(held.map(({ row }) => table.orderId(row))).toEqual(held.map(({ orderId }) => orderId));
    expect(new Set(held.map(({ orderId }) => orderId)).size).toBe(600);
  });
});

function stateOf(record: OrderRecord) {
  const { price, quantity, triggerPrice, filled, prevented, notional } = record;
  const { status, reason, updatedAt } = record;
  return {
    ...{ price, quantity, triggerPrice, filled, prevented, notional },
    ...{ status, reason, updatedAt },
  };
}
