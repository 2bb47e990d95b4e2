import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';

const NAMES = ['BTC-USDT', '', 'a', 'é', 'ÿ'.repeat(30), '\ud800', '\u{1F600}', 'x'.repeat(64)];

function read(...names: readonly string[]): string[] {
  const writer = new ByteWriter();
  names.forEach((name) => writer.text(name));
  const reader = new ByteReader(writer.take());
  const found = names.map(() => reader.name());
  expect(reader.isAtEnd).toBe(true);
  return found;
}

test('a name comes back as it was, the first time and later', () => {
  for (let time = 0; time < 3; time++) expect(read(...NAMES)).toEqual(NAMES);
  expect(read('x'.repeat(65), 'x'.repeat(1000))).toEqual(['x'.repeat(65), 'x'.repeat(1000)]);
});

test('more names than are remembered do not get mixed up', () => {
  const names = Array.from({ length: 50_000 }, (_, i) => `account-${i}`);
  expect(read(...names)).toEqual(names);
  expect(read(...names.toReversed())).toEqual(names.toReversed());
});
