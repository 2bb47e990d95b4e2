/** Reads a journal and its snapshots, or a copy of them, without changing anything. */
import { linksFrom } from '../journal/batch-chain';
import type { LoggedBatch } from '../journal/command-log';
import { DirectoryLock } from '../journal/directory-lock';
import { endOf, type LogEnd } from '../journal/log-end';
import { windowOf } from '../journal/log-window';
import { SnapshotStore } from '../journal/snapshot-store';
import { StoredBatches } from '../journal/stored-batches';
import type { LogSpan } from '../matching-engine/snapshot-choice';

/** Says something that whoever runs a tool should know, beside its result. */
export type Tell = (line: string) => void;

export class JournalReader {
  readonly snapshots: SnapshotStore;

  private constructor(
    readonly stored: StoredBatches,
    readonly directory: string,
    private readonly end: LogEnd,
  ) {
    this.snapshots = new SnapshotStore(directory);
  }

  /** @throws JournalError */
  static open(directory: string, tell: Tell): JournalReader {
    const stored = StoredBatches.read(directory);
    const end = endOf(stored);
    // Beside a running service it is the batch that is just being written.
    const isBeingWritten = DirectoryLock.isHeld(directory);
    if (end.warning !== null && !isBeingWritten) tell(`${end.warning} at the next start`);
    return new JournalReader(stored, directory, end);
  }

  /** How many ended client order ids of an account stay reserved. */
  get clientOrderIdWindow(): number {
    return windowOf(this.stored);
  }

  /** Where the journal begins and ends; without commands, it ends before it begins. */
  get span(): LogSpan {
    const { next } = this;
    const firstSequence = next === 1 ? 1 : (this.stored.firstKey() ?? 1);
    return { firstSequence, lastSequence: next - 1 };
  }

  /** Every batch from the one that holds this sequence, in order, each held to the chain. */
  *batches(from = 1): Generator<LoggedBatch> {
    for (const { batch } of linksFrom(this.stored, from, this.next)) yield batch;
  }

  /** Sequence that comes after the last command. */
  private get next(): number {
    return this.end.last?.next ?? 1;
  }
}
