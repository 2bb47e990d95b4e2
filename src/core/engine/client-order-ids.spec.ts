import type { SubmitOrder } from '../commands/commands';
import type { OrderId } from '../types/ids';
import { InvariantViolation } from '../types/invariant';
import { OrderType, TimeInForce } from '../types/order-terms';
import { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import { ClientOrderIds, isRepetition } from './client-order-ids';

function terms(accountId: string, clientOrderId: string): SubmitOrder {
  return {
    kind: 'submit_order',
    symbol: 'BTC-USD',
    accountId,
    clientOrderId,
    side: Side.Buy,
    type: OrderType.Limit,
    timeInForce: TimeInForce.Gtc,
    price: 100 as Ticks,
    quantity: 5 as Lots,
    instructions: null,
  };
}

/** Opens orders 1, 2, 3 … of an account under these names, and ends them in the same order. */
function withEnded(window: number, names: readonly string[]): ClientOrderIds {
  const ids = new ClientOrderIds(window);
  names.forEach((name, i) => ids.opened(terms('alice', name), (i + 1) as OrderId, null));
  names.forEach((name) => ids.ended('alice', name));
  return ids;
}

test('R25 a name is found while its order lives and after it ended', () => {
  const ids = new ClientOrderIds(10);
  ids.opened(terms('alice', 'x'), 7 as OrderId, null);
  expect(ids.find('alice', 'x')).toMatchObject({ orderId: 7, live: true });
  ids.ended('alice', 'x');
  expect(ids.find('alice', 'x')).toMatchObject({ orderId: 7, live: false });
});

test('R25 a name is its account’s own', () => {
  const ids = new ClientOrderIds(10);
  ids.opened(terms('alice', 'x'), 7 as OrderId, null);
  expect(ids.find('bob', 'x')).toBeUndefined();
  expect(ids.find('', 'x')).toBeUndefined();
});

test('R25 only the last ended names stay, oldest forgotten first', () => {
  const ids = withEnded(2, ['a', 'b', 'c', 'd', 'e']);
  const known = ['a', 'b', 'c', 'd', 'e'].filter((name) => ids.find('alice', name));
  expect(known).toEqual(['d', 'e']);
});

test('R25 live names are never forgotten', () => {
  const ids = withEnded(1, ['a']);
  ids.opened(terms('alice', 'live'), 9 as OrderId, null);
  for (const name of ['b', 'c']) {
    ids.opened(terms('alice', name), 10 as OrderId, null);
    ids.ended('alice', name);
  }
  expect(ids.find('alice', 'live')?.live).toBe(true);
  expect(ids.find('alice', 'a')).toBeUndefined();
});

test('R25 a snapshot keeps names and the order in which they will be forgotten', () => {
  const ids = withEnded(3, ['a', 'b', 'c', 'd']);
  ids.opened(terms('Zoe', 'z'), 9 as OrderId, null);
  const restored = new ClientOrderIds(3);
  restored.opened(terms('somebody', 'else'), 1 as OrderId, null);
  restored.restore(ids.snapshot());
  expect(restored.snapshot()).toEqual(ids.snapshot());
  expect(restored.find('somebody', 'else')).toBeUndefined();
  for (const each of [ids, restored]) {
    each.ended('Zoe', 'z');
    each.opened(terms('alice', 'e'), 11 as OrderId, null);
    each.ended('alice', 'e');
    expect(each.snapshot().map((order) => order.terms.clientOrderId)).toEqual(['z', 'c', 'd', 'e']);
  }
});

test('ending a name that is not live breaks an invariant', () => {
  const ids = withEnded(3, ['a']);
  expect(() => ids.ended('alice', 'a')).toThrow(InvariantViolation);
  expect(() => ids.ended('alice', 'never')).toThrow(InvariantViolation);
});

test('R25 a repetition equals in symbol, side, type, time in force, price and quantity', () => {
  const first = terms('alice', 'x');
  const others: Partial<SubmitOrder>[] = [
    { symbol: 'ETH-USD' },
    { side: Side.Sell },
    { type: OrderType.Market },
    { timeInForce: TimeInForce.Fok },
    { price: 101 as Ticks },
    { quantity: 6 as Lots },
  ];
  expect(isRepetition({ ...first }, first)).toBe(true);
  expect(others.filter((other) => isRepetition({ ...first, ...other }, first))).toEqual([]);
});
