import type { HistoryBatch } from './history-batch';
import type { HistoryQueue } from './history-queue';
import type { HistoryStore } from './history-store';

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

  /** @param progress how far the commands have come; everything up to there is in the queues */
  constructor(
    private readonly store: HistoryStore,
    private readonly progress: () => Progress,
  ) {}

  /** Records that wait to be stored. */
  get waiting(): number {
    let waiting = this.taken?.rows ?? 0;
    for (const queue of this.queues) waiting += queue.length;
    return waiting;
  }

  add(queue: HistoryQueue): void {
    this.queues.push(queue);
  }

  openQueues(): void {
    for (const queue of this.queues) queue.isOpen = true;
  }

  /** Closes the queues and drops what waits. */
  giveUp(): void {
    for (const queue of this.queues) {
      queue.isOpen = false;
      queue.drop();
    }
    this.taken = null;
  }

  /** Stores all that waits now, or what could not be stored the last time. One at a time. */
  async flush(): Promise<void> {
    this.taken ??= this.take();
    const { taken } = this;
    await this.store.write(taken);
    if (this.taken === taken) this.taken = null;
  }

  private take(): HistoryBatch {
    const { sequence, time } = this.progress();
    const rows = this.waiting;
    const entries = this.queues.flatMap((queue) => queue.take());
    return { sequence, time, entries, rows };
  }
}
