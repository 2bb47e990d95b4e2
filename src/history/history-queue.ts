import type { HistoryEntry } from './history-batch';

/** Makes entries of records, which are in the order they came. */
export type EncodeRecords<T> = (records: readonly T[]) => HistoryEntry[];

/** Records of one kind that are yet to be stored. Holds references; they must not change. */
export class HistoryQueue<T = unknown> {
  /** Whether records are wanted; others are passed over. */
  isOpen = false;
  private records: T[] = [];

  constructor(readonly encode: EncodeRecords<T>) {}

  get length(): number {
    return this.records.length;
  }

  add(record: T): void {
    if (this.isOpen) this.records.push(record);
  }

  /** Hands over all of them. */
  take(): T[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }
}
