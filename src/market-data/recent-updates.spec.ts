import { RecentUpdates } from './recent-updates';

describe('recent updates of a feed', () => {
  test('tell what came after a sequence, in order', () => {
    const recent = new RecentUpdates(7);
    for (const text of ['a', 'b', 'c']) recent.add(text);
    expect([7, 8, 10].map((from) => recent.after(from))).toEqual([['a', 'b', 'c'], ['b', 'c'], []]);
  });

  test('do not know what came before them, nor what has not come yet', () => {
    const recent = new RecentUpdates(7);
    recent.add('a');
    expect([6, 9].map((from) => recent.after(from))).toEqual([null, null]);
  });

  test('are bounded by their number', () => {
    const recent = new RecentUpdates(0);
    for (let i = 0; i < 50_000; i++) recent.add('x');
    expect(recent.after(50_000 - 10_000)).toHaveLength(10_000);
    expect(recent.after(50_000 - 20_001)).toBeNull();
  });

  test('are bounded by their length', () => {
    const recent = new RecentUpdates(0);
    const long = 'x'.repeat(100_000);
    for (let i = 0; i < 100; i++) recent.add(long);
    expect(recent.after(90)).toHaveLength(10);
    expect(recent.after(100 - 22)).toBeNull();
    recent.add('x'.repeat(10_000_000));
    expect(recent.after(100)).toBeNull();
    expect(recent.after(101)).toEqual([]);
  });
});
