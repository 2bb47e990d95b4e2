import { problemKind, type ProblemCode } from './problem-catalogue';

/** One field that was refused, and why; `field` is a dotted path. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The body of an `application/problem+json` answer (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
}

/** The `error` of a WebSocket answer. */
export type ProblemFrame = Pick<Problem, 'code' | 'detail' | 'errors'>;

export interface ProblemExtras {
  readonly errors?: readonly FieldProblem[];
  /** Header names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A failure a client may see; status and title come from the catalogue, as a default detail. */
export class ProblemError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;

  constructor(
    readonly code: ProblemCode,
    detail?: string,
    extras: ProblemExtras = {},
  ) {
    const { status, title, advice, retryAfter } = problemKind(code);
    super(detail ?? advice, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'ProblemError';
    this.status = status;
    this.title = title;
    this.detail = this.message;
    this.errors = extras.errors;
    this.headers =
      retryAfter === undefined
        ? extras.headers
        : { 'retry-after': String(retryAfter), ...extras.headers };
  }
}

/**
 * A refusal that is an answer like any other. It has no stack: where it was made tells nothing, and
 * to find that out costs more than to match an order.
 */
export function plainRefusal(code: ProblemCode, extras: ProblemExtras = {}): ProblemError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return new ProblemError(code, undefined, extras);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** An `invalid_request` whose detail names the refused fields. */
export function invalidRequest(errors: readonly FieldProblem[]): ProblemError {
  return fieldRefusal('invalid_request', errors);
}

/** A refusal for a code that is about fields; its detail names them. */
export function fieldRefusal(code: ProblemCode, errors: readonly FieldProblem[]): ProblemError {
  const shown = errors.slice(0, 3).map(({ message }) => message);
  const rest = errors.length > shown.length ? `, and ${errors.length - shown.length} more` : '';
  return new ProblemError(code, `${shown.join('; ')}${rest}.`, { errors });
}

export function problemBody(error: ProblemError): Problem {
  const { code, title, status, detail, errors } = error;
  const body = { type: `urn:problem:${code}`, title, status, code, detail };
  return errors === undefined ? body : { ...body, errors };
}

/** The same facts without what only HTTP needs. */
export function problemFrame({ code, detail, errors }: ProblemError): ProblemFrame {
  return errors === undefined ? { code, detail } : { code, detail, errors };
}
