import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HistoryBatch, HistoryEntry } from './history-batch';
import type { HistoryQueue } from './history-queue';
import type { HistoryStore } from './history-store';

/** How long encoding keeps others waiting at a time, in milliseconds, and records at a time. */
const SLICE_MS = 2;
const SLICE_RECORDS = 500;

/** How far the commands have come that records are queued of. */
export interface Progress {
  readonly sequence: number;
  readonly time: number;
}

/** Takes what waits in the queues and stores it, one batch at a time, beside everything else. */
export class HistoryWriter {
  private readonly queues: HistoryQueue[] = [];
  /** What was taken from the queues and is not stored. */
  private taken: HistoryBatch | null = null;
  /** Records taken from the queues that are being encoded. */
  private encoding = 0;

  /** @param progress how far the commands have come; everything up to there is in the queues */
  constructor(
    private readonly store: HistoryStore,
    private readonly progress: () => Progress,
  ) {}

  /** Records that wait to be stored. */
  get waiting(): number {
    let waiting = this.encoding + (this.taken?.rows ?? 0);
    for (const queue of this.queues) waiting += queue.length;
    return waiting;
  }

  add<T>(queue: HistoryQueue<T>): void {
    this.queues.push(queue as HistoryQueue);
  }

  openQueues(): void {
    for (const queue of this.queues) queue.isOpen = true;
  }

  /** Closes the queues and drops what waits. */
  giveUp(): void {
    for (const queue of this.queues) {
      queue.isOpen = false;
      queue.take();
    }
    this.taken = null;
  }

  /** Stores all that waits now, or what could not be stored the last time. One at a time. */
  async flush(): Promise<void> {
    this.taken ??= await this.take();
    const { taken } = this;
    await this.store.write(taken);
    if (this.taken === taken) this.taken = null;
  }

  private async take(): Promise<HistoryBatch> {
    const { sequence, time } = this.progress();
    const sealed = this.queues.map((queue) => ({ queue, records: queue.take() }));
    const rows = sealed.reduce((sum, { records }) => sum + records.length, 0);
    this.encoding = rows;
    const entries: HistoryEntry[] = [];
    let turn = performance.now();
    for (const { queue, records } of sealed) {
      for (let at = 0; at < records.length; at += SLICE_RECORDS) {
        entries.push(...queue.encode(records.slice(at, at + SLICE_RECORDS)));
        if (performance.now() - turn < SLICE_MS) continue;
        await nextTurn();
        turn = performance.now();
      }
    }
    this.encoding = 0;
    return { sequence, time, entries, rows };
  }
}
