import { ExactSum } from './exact-sum';

const LARGEST = Number.MAX_SAFE_INTEGER;

describe('an exact sum', () => {
  test('counts plain numbers and products', () => {
    const sum = new ExactSum();
    sum.add(7);
    sum.addProduct(5_000_000, 20_000);
    expect(sum.toBigInt()).toBe(100_000_000_007n);
  });

  test('stays exact beyond 2^53', () => {
    const sum = new ExactSum();
    let expected = 0n;
    const values = [LARGEST, LARGEST, 1, 2 ** 52, LARGEST - 1, 3, 0];
    for (const value of values) {
      sum.add(value);
      expected += BigInt(value);
      expect(sum.toBigInt()).toBe(expected);
    }
    const pairs = [2 ** 50, LARGEST, 2 ** 53 - 111, 1, 0];
    for (const a of pairs) {
      for (const b of [3, 94_906_267, 2 ** 50, 2 ** 50 - 1, 0]) {
        sum.addProduct(a, b);
        expected += BigInt(a) * BigInt(b);
        expect(sum.toBigInt()).toBe(expected);
      }
    }
  });

  test('takes in another sum', () => {
    const sum = new ExactSum();
    const other = new ExactSum();
    sum.add(LARGEST);
    other.addProduct(LARGEST, 3);
    sum.addSum(other);
    expect(sum.toBigInt()).toBe(BigInt(LARGEST) * 4n);
  });
});
