import type { FieldProblem, ProblemCode } from './types.js';

/** What a problem document or a refused socket request says. */
export interface ProblemTerms {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  /** HTTP status; only REST has one. */
  readonly status?: number;
  /** How long to wait before the call is worth repeating, when the service said so. */
  readonly retryAfterMs?: number;
}

/** The service refused a request, and changed nothing. Branch on `code`, which is stable. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  /** For people; may change. */
  readonly detail: string;
  /** The refused fields. */
  readonly errors: readonly FieldProblem[];
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor({ code, detail, errors = [], status, retryAfterMs }: ProblemTerms) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came in time. Whether the request took effect is not known. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** The connection failed or was lost. `mayHaveHappened`: the request may still have taken effect. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(
    message: string,
    readonly mayHaveHappened: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The answer is none that this service gives; something else answers at that address. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** The feed or socket was closed by the program, or gave up. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';
}
