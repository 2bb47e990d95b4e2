import type { Checkpoint } from '../codec/batch-codec';
import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';

/** What a resolved `append` promises: nothing past this process, or data on disk. */
export type Durability = 'memory' | 'embedded';

/** Commands that follow each other in the log. */
export interface LoggedBatch {
  readonly commands: readonly SequencedCommand[];
  /** What the log was told of the outcomes of earlier commands, or null. */
  readonly checkpoint: Checkpoint | null;
}

/**
 * The ordered log of all commands. The engine only ever applies what the log has taken, in the
 * order of the log; live operation, recovery and replicas differ in nothing but who appends.
 */
export interface CommandLog {
  readonly durability: Durability;

  /** True in a process that only looks at what another one writes. */
  readonly isReadOnly: boolean;

  /** How many ended client order ids of an account stay reserved; decided when the log begins. */
  readonly clientOrderIdWindow: number;

  /** Sequence of the first command that is kept; the next one while there is none. */
  readonly firstSequence: Sequence;

  /** Sequence of the last command taken; 0 before the first. */
  readonly lastSequence: Sequence;

  /**
   * Takes the batch as a whole. Resolves (or returns) once the promise of `durability` holds.
   * One batch at a time. A failed append must not be retried: stop and recover instead.
   * @param checkpoint the newest checkpoint before this batch, if the log was not told of it yet
   */
  append(batch: readonly SequencedCommand[], checkpoint?: Checkpoint | null): Promise<void> | void;

  /** Batches from this sequence on, in order, as far as they are kept. */
  read(from: Sequence): Iterable<LoggedBatch>;

  /**
   * Allows the log to forget commands before this sequence. It goes on taking batches meanwhile,
   * without noticeable delay.
   */
  truncateBefore(sequence: Sequence): Promise<void>;

  close(): Promise<void>;
}

/** Injection token of the command log in use. */
export const COMMAND_LOG = Symbol('COMMAND_LOG');
