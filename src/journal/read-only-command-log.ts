import type { Sequence } from '../core/types/ids';
import { batchesFrom } from './batch-chain';
import { BatchStore } from './batch-store';
import type { CommandLog, LoggedBatch } from './command-log';
import { endOf } from './log-end';
import { windowOf } from './log-window';

/**
 * The log of a directory that another process may be writing to, as far as it went when it was
 * opened. Takes nothing.
 */
export class ReadOnlyCommandLog implements CommandLog {
  readonly durability = 'embedded';
  readonly isReadOnly = true;

  private constructor(
    private readonly store: BatchStore,
    /** Sequence that comes after the last command. */
    private readonly next: number,
    readonly clientOrderIdWindow: number,
  ) {}

  /** @throws JournalError */
  static open(directory: string): ReadOnlyCommandLog {
    const store = BatchStore.open(directory, { isReadOnly: true });
    return new ReadOnlyCommandLog(store, endOf(store).last?.next ?? 1, windowOf(store));
  }

  get firstSequence(): Sequence {
    return (this.store.firstKey() ?? this.next) as Sequence;
  }

  get lastSequence(): Sequence {
    return (this.next - 1) as Sequence;
  }

  append(): never {
    throw new Error('this log is read only');
  }

  read(from: Sequence): Iterable<LoggedBatch> {
    return batchesFrom(this.store, from, this.next);
  }

  truncateBefore(): never {
    throw new Error('this log is read only');
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
