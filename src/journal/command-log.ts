import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';

/** What a resolved `append` promises: nothing past this process, or data on disk. */
export type Durability = 'memory' | 'embedded';

/**
 * The ordered log of all commands. The engine only ever applies what the log has taken, in the
 * order of the log; live operation, recovery and replicas differ in nothing but who appends.
 */
export interface CommandLog {
  readonly durability: Durability;

  /**
   * Takes the batch as a whole. Resolves (or returns) once the promise of `durability` holds.
   * One batch at a time. A failed append must not be retried: stop and recover instead.
   */
  append(batch: readonly SequencedCommand[]): Promise<void> | void;

  /** Commands from this sequence on, in order, as far as they are kept. */
  read(from: Sequence): AsyncIterable<SequencedCommand>;

  /** Allows the log to forget commands before this sequence. */
  truncateBefore(sequence: Sequence): Promise<void>;

  close(): Promise<void>;
}

/** Injection token of the command log in use. */
export const COMMAND_LOG = Symbol('COMMAND_LOG');
