import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryEntry, HistoryKey } from './history-batch';
import { HistoryStore } from './history-store';

const entry = (key: HistoryKey, text: string): HistoryEntry => ({ key, bytes: Buffer.from(text) });

describe('the history store', () => {
  let directory: string;
  let store: HistoryStore;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'history-'));
    store = HistoryStore.open(directory);
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  const texts = (start: HistoryKey, end: HistoryKey, reverse = false): string[] =>
    store.range({ start, end, reverse }).map(({ bytes }) => bytes.toString());

  const write = (sequence: number, time: number, entries: HistoryEntry[], rows = 10) =>
    store.write({ sequence, time, entries, rows });

  test('begins with nothing', () => {
    expect(store.mark).toEqual({ sequence: 0, time: 0, rows: 0 });
    expect(texts(['a'], ['z'])).toEqual([]);
  });

  test('gives what was written by key and by range, after it was opened again too', async () => {
    await write(7, 70, [entry(['a', 2], 'two'), entry(['a', 1, 'x'], 'one'), entry(['b', 0], 'b')]);
    await write(9, 90, [entry(['a', 10], 'ten')], 3);
    for (const _ of [1, 2]) {
      expect(store.mark).toEqual({ sequence: 9, time: 90, rows: 13 });
      expect(texts(['a', 0], ['a', 100])).toEqual(['one', 'two', 'ten']);
      expect(texts(['a', 9], ['a', 0], true)).toEqual(['two', 'one']);
      expect(texts(['a', 1], ['a', 2])).toEqual(['one']);
      expect(store.get(['b', 0])?.toString()).toBe('b');
      expect(store.get(['b', 1])).toBeUndefined();
      await store.close();
      store = HistoryStore.open(directory);
    }
  });

  test('keeps one value for a key that is written again', async () => {
    await write(1, 10, [entry(['a', 1], 'old')]);
    await write(2, 20, [entry(['a', 1], 'new')]);
    expect(texts(['a', 0], ['a', 9])).toEqual(['new']);
  });

  test('prunes what was written before a time, in portions, the oldest first', async () => {
    const many = Array.from({ length: 2500 }, (_, i) => entry(['a', i], String(i)));
    await write(1, 100, many, 2500);
    await write(2, 200, [entry(['b', 1], 'b')], 5);
    await write(3, 300, [entry(['c', 1], 'c')], 7);
    expect(await store.prune(100)).toBe(false);
    let portions = 0;
    while (await store.prune(300)) portions++;
    expect(portions).toBe(4);
    expect(texts(['a', 0], ['d', 0])).toEqual(['c']);
    expect(store.mark).toEqual({ sequence: 3, time: 300, rows: 7 });
  });

  test('counts right when it is written and pruned at the same time', async () => {
    await write(1, 100, [entry(['a', 1], 'a')], 5);
    await Promise.all([
      store.prune(150),
      write(2, 200, [entry(['b', 1], 'b')], 7),
      store.prune(150),
      write(3, 300, [entry(['c', 1], 'c')], 1),
    ]);
    expect(store.mark).toEqual({ sequence: 3, time: 300, rows: 8 });
    expect(texts(['a', 0], ['d', 0])).toEqual(['b', 'c']);
  });

  test('is gone once it is removed', async () => {
    await store.close();
    HistoryStore.remove(directory);
    expect(readdirSync(directory)).toEqual([]);
    store = HistoryStore.open(directory);
    expect(store.mark.sequence).toBe(0);
  });
});
