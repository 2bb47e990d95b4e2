import { hashOf } from './state-hash';

test('equal data give equal hashes, in whatever order their keys were written', () => {
  expect(hashOf({ a: 1, b: ['x', true, null] })).toBe(hashOf({ b: ['x', true, null], a: 1 }));
  expect(hashOf({ a: 1 })).toMatch(/^[0-9a-f]{16}$/);
});

// Values recorded from this implementation: stored hashes must stay comparable.
test('a hash means the same on every machine and in every version', () => {
  expect(hashOf({})).toBe('b86ab7df0ff98931');
  expect(hashOf({ symbol: 'BTC-USD', price: 12345, live: false })).toBe('4a1c48ca61ab8bd1');
});

test('data that differ in anything differ in their hash', () => {
  const data: unknown[] = [
    null,
    true,
    false,
    0,
    1,
    -1,
    0.5,
    2 ** 53 - 1,
    2 ** 53 - 2,
    NaN,
    Infinity,
    '',
    '0',
    'a',
    'b',
    'ab',
    'é',
    '😀',
    [],
    [0],
    [0, 0],
    [[0]],
    ['a', 'b'],
    ['ab'],
    ['', 'ab'],
    {},
    { a: 0 },
    { b: 0 },
    { a: null },
    { a: { b: 0 } },
    [{ a: 0 }, {}],
    [{}, { a: 0 }],
  ];
  expect(new Set(data.map(hashOf)).size).toBe(data.length);
});

test('the order of a list counts', () => {
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
});

test('one bit more or less changes about half of the hash', () => {
  const bits = (hex: string) => BigInt(`0x${hex}`);
  let changed = 0;
  for (let i = 0; i < 200; i++) {
    const difference = bits(hashOf([i])) ^ bits(hashOf([i ^ 1]));
    changed += difference.toString(2).replaceAll('0', '').length;
  }
  expect(changed / 200).toBeGreaterThan(24);
  expect(changed / 200).toBeLessThan(40);
});

test('what was hashed before makes no difference', () => {
  const shapes = Array.from({ length: 50 }, (_, i) => ({ [`z${i}`]: i, a: 1, [`m${i}`]: 0 }));
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`k${(i * 7) % 40}`, i]));
  const data = [...shapes, many, { b: 0, a: 1 }, { a: 1, b: 0 }];
  const first = data.map(hashOf);
  expect([...data].reverse().map(hashOf).reverse()).toEqual(first);
  const sorted = (object: object) => Object.fromEntries(Object.entries(object).sort());
  expect(data.map((object) => hashOf(sorted(object)))).toEqual(first);
});
