import { LatestPerKey } from './latest-per-key';

describe('the latest items of each key', () => {
  test('nothing falls out up to the limit', () => {
    const latest = new LatestPerKey<number>(3);
    for (const item of [1, 2, 3]) latest.add('a', item);
    for (const item of [4, 5, 6]) latest.add('b', item);
    expect(latest.release()).toEqual([]);
  });

  test('then the oldest of that key falls out, round and round', () => {
    const latest = new LatestPerKey<number>(3);
    for (let item = 1; item <= 8; item++) latest.add('a', item);
    latest.add('b', 100);
    expect(latest.release()).toEqual([1, 2, 3, 4, 5]);
    expect(latest.release()).toEqual([]);
    latest.add('a', 9);
    expect(latest.release()).toEqual([6]);
  });

  test('keys such as __proto__ are like any other', () => {
    const latest = new LatestPerKey<number>(1);
    for (const key of ['__proto__', 'constructor', '']) {
      latest.add(key, 1);
      latest.add(key, 2);
      expect(latest.release()).toEqual([1]);
    }
  });
});
