import { KeptPushes } from './kept-pushes';
import { OrderTable } from './order-table';
import type { OrderPush, Push } from './push';

/** Pushes are told apart by their place in the log. */
const push = (sequence: number) => ({ terms: {}, sequence }) as Push;

describe('kept pushes', () => {
  const after = (pushes: KeptPushes, accountId: string, from: number) =>
    pushes.after(accountId, from)?.map(({ sequence }) => sequence) ?? null;

  test('are numbered for each account, and told from any number on', () => {
    const pushes = new KeptPushes(10, 100);
    const numbers = ['a', 'b', 'a', 'a'].map((account, i) => pushes.add(account, push(i + 1)));
    expect(numbers).toEqual([1, 1, 2, 3]);
    expect([0, 1, 2, 3].map((from) => after(pushes, 'a', from))).toEqual([
      [1, 3, 4],
      [3, 4],
      [4],
      [],
    ]);
    expect(after(pushes, 'b', 0)).toEqual([2]);
  });

  test('of an account that was never told anything are none', () => {
    const pushes = new KeptPushes(10, 100);
    expect([pushes.sequenceOf('a'), after(pushes, 'a', 0)]).toEqual([0, []]);
    expect(after(pushes, 'a', 1)).toBeNull();
  });

  test('are the latest of each account; what is older is unknown, as is what is to come', () => {
    const pushes = new KeptPushes(4, 100);
    for (let i = 1; i <= 11; i++) pushes.add('a', push(i));
    expect(after(pushes, 'a', 7)).toEqual([8, 9, 10, 11]);
    expect([6, 0, 12].map((from) => after(pushes, 'a', from))).toEqual([null, null, null]);
    expect(pushes.size).toBe(4);
  });

  test('are lost first by the account that was quiet the longest, its number is not', () => {
    const pushes = new KeptPushes(10, 6);
    for (let i = 1; i <= 3; i++) for (const account of ['a', 'b']) pushes.add(account, push(i));
    pushes.add('a', push(4));
    expect([after(pushes, 'a', 0), after(pushes, 'b', 0)]).toEqual([[1, 2, 3, 4], null]);
    expect([pushes.sequenceOf('b'), after(pushes, 'b', 3), pushes.size]).toEqual([3, [], 4]);
    pushes.add('b', push(5));
    expect([after(pushes, 'b', 3), after(pushes, 'b', 2)]).toEqual([[5], null]);
  });

  test('show their order as it was, and hold it only as long as they are kept', () => {
    const pushes = new KeptPushes(3, 5);
    const terms = { orderId: 7, quantity: 90, instructions: null } as never;
    const order = new OrderTable().add(terms, {} as never, { createdAt: 0, sequence: 1 });
    for (let i = 1; i <= 9; i++) {
      order.fill(1 as never, 10 as never, 1 as never);
      pushes.add(i % 2 === 0 ? 'a' : 'b', { order, sequence: i } as OrderPush);
    }
    const filled = pushes.after('b', 3)?.map((kept) => (kept as OrderPush).order.filled);
    expect(filled).toEqual([70, 90]);
    expect([pushes.size, pushes.table.size]).toEqual([5, 5]);
  });

  test('of a single account may be more than all together should be', () => {
    const pushes = new KeptPushes(10, 2);
    for (let i = 1; i <= 5; i++) pushes.add('a', push(i));
    expect(after(pushes, 'a', 0)).toEqual([1, 2, 3, 4, 5]);
  });
});
