import { ExitCode } from '../common/exit-code';

/** Why the journal cannot be used. */
export type JournalProblem =
  /** Something in it is not what was written. */
  | 'damaged'
  /** A later version wrote it. */
  | 'newer_format'
  /** It no longer leads to what it led to when it was written. */
  | 'diverged'
  /** Another process uses it. */
  | 'locked'
  /** The system refuses to read or write it. */
  | 'unusable';

/** What the process ends with because of it. */
const EXIT_CODES: Readonly<Record<JournalProblem, number>> = {
  damaged: ExitCode.JournalDamaged,
  diverged: ExitCode.JournalDamaged,
  newer_format: ExitCode.JournalNewer,
  locked: ExitCode.DataDirectoryInUse,
  unusable: ExitCode.JournalUnusable,
};

export interface JournalErrorOptions extends ErrorOptions {
  /** What to do about it, where that is not what mostly helps. */
  readonly advice?: string;
}

/** The journal must not be used as it is; `message` tells the operator why. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly advice: string | undefined;

  constructor(
    readonly problem: JournalProblem,
    message: string,
    options?: JournalErrorOptions,
  ) {
    super(message, options);
    this.advice = options?.advice;
  }

  /** @param what cannot be done, as a sentence to which the reason of the system is added */
  static unusable(what: string, cause: unknown): JournalError {
    return new JournalError('unusable', `${what}: ${(cause as Error).message}`, { cause });
  }

  get exitCode(): number {
    return EXIT_CODES[this.problem];
  }
}
