import type { SequencedCommand } from '../core/commands/commands';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import type { Sequence } from '../core/types/ids';
import type { CommandLog, LoggedBatch } from './command-log';

/** How many commands are kept for reading, unless configured; older ones are forgotten. */
const DEFAULT_CAPACITY = 1000;

/** Keeps the latest commands in memory: nothing survives the process. */
export class MemoryCommandLog implements CommandLog {
  readonly durability = 'memory';
  readonly isReadOnly = false;
  private entries: SequencedCommand[] = [];
  private first = 0;
  /** Sequence of the last command taken, forgotten or not. */
  private last: Sequence | null = null;

  constructor(
    private readonly capacity = DEFAULT_CAPACITY,
    readonly clientOrderIdWindow = DEFAULT_CLIENT_ORDER_ID_WINDOW,
  ) {}

  get firstSequence(): Sequence {
    return (this.entries[this.first]?.sequence ?? this.lastSequence + 1) as Sequence;
  }

  get lastSequence(): Sequence {
    return this.last ?? (0 as Sequence);
  }

  /** @throws when the batch does not continue the log; nothing of it is kept then */
  append(batch: readonly SequencedCommand[]): void {
    let { last } = this;
    for (const { sequence } of batch) {
      if (last !== null && sequence !== last + 1) {
        throw new Error(`command ${sequence} does not follow ${last}`);
      }
      last = sequence;
    }
    for (const entry of batch) this.entries.push(entry);
    this.last = last;
    this.forget(this.entries.length - this.capacity);
  }

  *read(from: Sequence): Iterable<LoggedBatch> {
    const kept = this.entries.slice(this.first);
    const commands = kept.filter((entry) => entry.sequence >= from);
    if (commands.length > 0) yield { commands, checkpoint: null };
  }

  truncateBefore(sequence: Sequence): Promise<void> {
    const keep = this.entries.findIndex((entry) => entry.sequence >= sequence);
    this.forget(keep === -1 ? this.entries.length : keep);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Forgets everything before this place; the array itself is cut only once half of it is old. */
  private forget(place: number): void {
    this.first = Math.max(this.first, place);
    if (this.first * 2 < this.entries.length) return;
    this.entries = this.entries.slice(this.first);
    this.first = 0;
  }
}
