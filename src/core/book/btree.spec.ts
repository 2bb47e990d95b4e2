import { OrderedMap } from './btree';

/** Enough keys for several levels of the tree, in an order that is not sorted. */
const KEYS = Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 2000) * 3);

function filled(): OrderedMap<string> {
  const map = new OrderedMap<string>();
  for (const key of KEYS) map.set(key, `v${key}`);
  return map;
}

test('gives its entries in ascending order', () => {
  const keys = [...filled().entries()].map(([key]) => key);
  expect(keys).toEqual([...KEYS].sort((a, b) => a - b));
  expect(filled().size).toBe(2000);
});

test('floor is the value at the greatest key not above', () => {
  const map = filled();
  expect(map.floor(300)).toBe('v300');
  expect(map.floor(302)).toBe('v300');
  expect(map.floor(1e9)).toBe('v5997');
  expect(map.floor(-1)).toBeUndefined();
});

test('a deleted key is gone, and its lower neighbour answers', () => {
  const map = filled();
  map.delete(300);
  map.delete(301);
  expect(map.floor(300)).toBe('v297');
  expect(map.size).toBe(1999);
});

test('the second value at a key replaces the first', () => {
  const map = filled();
  map.set(300, 'new');
  expect(map.floor(300)).toBe('new');
  expect(map.size).toBe(2000);
});
