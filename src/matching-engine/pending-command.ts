import type { Command } from '../core/commands/commands';
import type { Outcome } from './outcome';
import { rejectionOf } from './rejection';

/** A command as it was submitted, and what makes the answer of its outcome. */
export interface Submission<T> {
  readonly command: Command;
  readonly reply: (outcome: Outcome) => T;
  readonly origin: object | undefined;
}

/** A command that waits for its outcome. */
export type PendingCommand = Pick<
  AnsweredCommand<unknown>,
  'command' | 'origin' | 'receivedAt' | 'settle' | 'fail'
>;

/** A command that waits for its outcome, and whoever waits for its answer. */
export class AnsweredCommand<T> {
  /** `performance.now()` at submission. */
  readonly receivedAt = performance.now();

  constructor(
    private readonly submission: Submission<T>,
    private readonly resolve: (answer: T) => void,
    readonly fail: (error: unknown) => void,
  ) {}

  get command(): Command {
    return this.submission.command;
  }

  get origin(): object | undefined {
    return this.submission.origin;
  }

  /** To be called right after the projections have applied the outcome. */
  settle(outcome: Outcome): void {
    const rejection = rejectionOf(outcome);
    if (rejection === null) this.resolve(this.submission.reply(outcome));
    else this.fail(rejection);
  }
}
