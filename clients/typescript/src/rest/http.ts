import { ConnectionError, ProblemError, TimeoutError, UnexpectedAnswerError } from '../errors.js';
import { queryOf } from '../query.js';
import type { CallOptions } from '../options.js';
import type { Problem } from '../types.js';

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path such as `/api/v1/orders`, already encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** Statuses besides 200 and 201 that carry an answer, such as 503 of the readiness. */
  readonly alsoFine?: readonly number[];
}

export interface HttpSettings {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

/** Sends requests and reads answers: JSON, text, or a problem document as an error. */
export class Http {
  constructor(private readonly settings: HttpSettings) {}

  async json<Answer>(request: HttpRequest, options: CallOptions = {}): Promise<Answer> {
    const text = await this.text(request, options);
    try {
      return JSON.parse(text) as Answer;
    } catch (error) {
      throw new UnexpectedAnswerError(`${request.path} answered no JSON`, { cause: error });
    }
  }

  async text(request: HttpRequest, options: CallOptions = {}): Promise<string> {
    const limit = new TimeLimit(options.timeoutMs ?? this.settings.timeoutMs, options.signal);
    try {
      const response = await this.settings.fetch(this.urlOf(request), initOf(request, limit));
      const text = await response.text();
      if (response.ok || request.alsoFine?.includes(response.status)) return text;
      throw problemOf(response, text);
    } catch (error) {
      throw limit.reason ?? failureOf(error, request);
    } finally {
      limit.end();
    }
  }

  private urlOf({ path, query = {} }: HttpRequest): string {
    return this.settings.url.replace(/\/+$/, '') + path + queryOf(query);
  }
}

function initOf({ method, body }: HttpRequest, { signal }: TimeLimit): RequestInit {
  if (body === undefined) return { method, signal };
  const headers = { 'content-type': 'application/json' };
  return { method, signal, headers, body: JSON.stringify(body) };
}

function failureOf(error: unknown, { method, path }: HttpRequest): unknown {
  if (error instanceof ProblemError || error instanceof UnexpectedAnswerError) return error;
  const text = `${method} ${path} failed: ${(error as Error).message}`;
  return new ConnectionError(text, method !== 'GET', { cause: error });
}

function problemOf(response: Response, text: string): Error {
  const { status } = response;
  const problem = parseProblem(text);
  if (problem === undefined) return new UnexpectedAnswerError(`status ${status}: ${text}`);
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  return new ProblemError({ ...problem, status, retryAfterMs });
}

function parseProblem(text: string): Problem | undefined {
  try {
    const { code, detail } = JSON.parse(text) as Partial<Problem>;
    return typeof code === 'string' && typeof detail === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Ends a call when its time is up, or when its caller says so. */
class TimeLimit {
  /** Why the call was ended; undefined when it was not. */
  reason: unknown;
  private readonly controller = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;
  private readonly onAbort = (): void => this.abort(this.outer?.reason);

  constructor(
    timeoutMs: number,
    private readonly outer: AbortSignal | undefined,
  ) {
    const late = (): void => this.abort(new TimeoutError(`no answer within ${timeoutMs} ms`));
    this.timer = setTimeout(late, timeoutMs);
    outer?.addEventListener('abort', this.onAbort);
    if (outer?.aborted) this.onAbort();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  end(): void {
    clearTimeout(this.timer);
    this.outer?.removeEventListener('abort', this.onAbort);
  }

  private abort(reason: unknown): void {
    this.reason ??= reason;
    this.controller.abort(reason);
  }
}
