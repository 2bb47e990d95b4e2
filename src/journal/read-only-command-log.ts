import type { Sequence } from '../core/types/ids';
import { batchesFrom } from './batch-chain';
import type { CommandLog, LoggedBatch } from './command-log';
import { endOf } from './log-end';
import { windowOf } from './log-window';
import { StoredBatches } from './stored-batches';

/**
 * The log of a directory that another process may be writing to, as far as it went when it was
 * opened. Takes nothing.
 */
export class ReadOnlyCommandLog implements CommandLog {
  readonly durability = 'embedded';
  readonly isReadOnly = true;

  private constructor(
    private readonly stored: StoredBatches,
    /** Sequence that comes after the last command. */
    private readonly next: number,
    readonly clientOrderIdWindow: number,
  ) {}

  /** @throws JournalError */
  static open(directory: string): ReadOnlyCommandLog {
    const stored = StoredBatches.read(directory);
    return new ReadOnlyCommandLog(stored, endOf(stored).last?.next ?? 1, windowOf(stored));
  }

  get firstSequence(): Sequence {
    return (this.stored.firstKey() ?? this.next) as Sequence;
  }

  get lastSequence(): Sequence {
    return (this.next - 1) as Sequence;
  }

  append(): never {
    throw new Error('this log is read only');
  }

  read(from: Sequence): Iterable<LoggedBatch> {
    return batchesFrom(this.stored, from, this.next);
  }

  truncateBefore(): never {
    throw new Error('this log is read only');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
