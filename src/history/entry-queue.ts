import type { HistoryEntry } from './history-batch';
import type { HistoryQueue } from './history-queue';

/** Records that are entries of their own, for kinds of which there are few. */
export class EntryQueue implements HistoryQueue {
  isOpen = false;
  private entries: HistoryEntry[] = [];

  get length(): number {
    return this.entries.length;
  }

  add(entry: HistoryEntry): void {
    this.entries.push(entry);
  }

  take(): HistoryEntry[] {
    const taken = this.entries;
    this.entries = [];
    return taken;
  }

  drop(): void {
    this.entries = [];
  }
}
