import { Side } from '../core/types/side';
import { RecentChanges } from './recent-changes';

describe('recent changes of a book', () => {
  test('tell the levels that changed after a sequence, each once', () => {
    const changes = new RecentChanges();
    changes.add(1, Side.Buy, 100, false);
    changes.add(2, Side.Buy, 101, false);
    changes.add(2, Side.Sell, 101, false);
    changes.add(3, Side.Buy, 100, false);
    const after = (sequence: number) =>
      changes.after(sequence)?.map(({ side, price }) => `${side} ${price}`);
    expect(after(3)).toEqual([]);
    expect(after(2)).toEqual(['0 100']);
    expect(after(1)?.sort()).toEqual(['0 100', '0 101', '1 101']);
    expect(after(0)).toHaveLength(3);
  });

  test('a level is as new as it was by the first change', () => {
    const changes = new RecentChanges();
    changes.add(1, Side.Buy, 100, true);
    changes.add(2, Side.Buy, 100, false);
    changes.add(3, Side.Buy, 100, false);
    changes.add(4, Side.Buy, 100, true);
    const isNew = (after: number) => changes.after(after)?.map((change) => change.isNew);
    expect([0, 1, 2, 3].map(isNew)).toEqual([[true], [false], [false], [true]]);
  });

  test('an empty history knows that nothing happened', () => {
    expect(new RecentChanges().after(0)).toEqual([]);
  });

  test('what is forgotten is told as unknown, never as a part', () => {
    const changes = new RecentChanges();
    const levels = 3;
    const commands = 20_000;
    for (let sequence = 1; sequence <= commands; sequence++) {
      for (let price = 1; price <= levels; price++) {
        changes.add(sequence, Side.Buy, sequence * levels + price, false);
      }
    }
    let oldest = commands;
    while (changes.after(oldest - 1) !== null) oldest--;
    expect(commands - oldest).toBeGreaterThanOrEqual(10_000 / levels - 1);
    expect(commands - oldest).toBeLessThanOrEqual(20_000 / levels);
    expect(changes.after(oldest)).toHaveLength((commands - oldest) * levels);
    expect(changes.after(0)).toBeNull();
  });
});
