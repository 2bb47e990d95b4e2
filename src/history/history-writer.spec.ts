import { EntryQueue } from './entry-queue';
import type { HistoryBatch } from './history-batch';
import type { HistoryStore } from './history-store';
import { HistoryWriter } from './history-writer';

/** A store that takes or refuses what it is given. */
class FakeStore {
  readonly written: HistoryBatch[] = [];
  isBroken = false;

  write(batch: HistoryBatch): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error('no space'));
    this.written.push(batch);
    return Promise.resolve();
  }
}

describe('the history writer', () => {
  let store: FakeStore;
  let progress: { sequence: number; time: number };
  let writer: HistoryWriter;
  let queue: EntryQueue;

  beforeEach(() => {
    store = new FakeStore();
    progress = { sequence: 5, time: 50 };
    writer = new HistoryWriter(store as unknown as HistoryStore, () => ({ ...progress }));
    queue = new EntryQueue();
    writer.add(queue);
    writer.openQueues();
  });

  const add = (n: number): void => queue.add({ key: ['n', n], bytes: Buffer.from([1]) });

  const keys = (batch: HistoryBatch): unknown[] => batch.entries.map(({ key }) => key[1]);

  test('stores all that waited when it began, under the sequence of then', async () => {
    for (let i = 0; i < 3000; i++) add(i);
    expect(writer.waiting).toBe(3000);
    const done = writer.flush();
    add(9999);
    progress = { sequence: 6, time: 60 };
    await done;
    expect(store.written).toHaveLength(1);
    const [batch] = store.written;
    expect(batch).toMatchObject({ sequence: 5, time: 50, rows: 3000 });
    expect(keys(batch)).toEqual(Array.from({ length: 3000 }, (_, i) => i));
    expect(writer.waiting).toBe(1);
    await writer.flush();
    expect(store.written[1]).toMatchObject({ sequence: 6, rows: 1 });
    expect(writer.waiting).toBe(0);
  });

  test('what could not be stored is counted and comes first the next time', async () => {
    add(1);
    store.isBroken = true;
    await expect(writer.flush()).rejects.toThrow('no space');
    add(2);
    progress = { sequence: 6, time: 60 };
    expect(writer.waiting).toBe(2);
    store.isBroken = false;
    await writer.flush();
    await writer.flush();
    expect(store.written.map(keys)).toEqual([[1], [2]]);
    expect(store.written.map(({ sequence }) => sequence)).toEqual([5, 6]);
  });

  test('opens its queues when told, and closes and empties them when it gives up', async () => {
    const other = new EntryQueue();
    writer.add(other);
    expect([queue.isOpen, other.isOpen]).toEqual([true, false]);
    add(1);
    store.isBroken = true;
    await expect(writer.flush()).rejects.toThrow('no space');
    add(2);
    expect(writer.waiting).toBe(2);
    writer.giveUp();
    expect([queue.isOpen, other.isOpen]).toEqual([false, false]);
    expect(writer.waiting).toBe(0);
  });
});
