import type { HistoryBatch } from './history-batch';
import { HistoryQueue } from './history-queue';
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
  let queue: HistoryQueue<number>;

  beforeEach(() => {
    store = new FakeStore();
    progress = { sequence: 5, time: 50 };
    writer = new HistoryWriter(store as unknown as HistoryStore, () => ({ ...progress }));
    queue = new HistoryQueue((records: readonly number[]) =>
      records.map((record) => ({ key: ['n', record], bytes: Buffer.from([1]) })),
    );
    writer.add(queue);
    writer.openQueues();
  });

  const keys = (batch: HistoryBatch): unknown[] => batch.entries.map(({ key }) => key[1]);

  test('stores all that waited when it began, under the sequence of then', async () => {
    for (let i = 0; i < 3000; i++) queue.add(i);
    expect(writer.waiting).toBe(3000);
    const done = writer.flush();
    queue.add(9999);
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
    queue.add(1);
    store.isBroken = true;
    await expect(writer.flush()).rejects.toThrow('no space');
    queue.add(2);
    progress = { sequence: 6, time: 60 };
    expect(writer.waiting).toBe(2);
    store.isBroken = false;
    await writer.flush();
    await writer.flush();
    expect(store.written.map(keys)).toEqual([[1], [2]]);
    expect(store.written.map(({ sequence }) => sequence)).toEqual([5, 6]);
  });

  test('takes nothing before its queues are open, and nothing once it has given up', async () => {
    const closed = new HistoryQueue<number>(() => []);
    writer.add(closed);
    closed.add(1);
    expect(writer.waiting).toBe(0);
    queue.add(1);
    store.isBroken = true;
    await expect(writer.flush()).rejects.toThrow('no space');
    writer.giveUp();
    queue.add(2);
    expect(writer.waiting).toBe(0);
  });
});
