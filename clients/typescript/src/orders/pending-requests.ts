import { ConnectionError, ProblemError, TimeoutError, type ProblemTerms } from '../errors.js';

/** The answer to a request, as the service sends it. */
export interface AnswerFrame {
  readonly id: number;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: ProblemTerms;
}

export interface PendingOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Sending it twice has the effect of sending it once. */
  readonly repeatable: boolean;
}

interface Pending {
  readonly id: number;
  readonly text: string;
  readonly repeatable: boolean;
  sent: boolean;
  settle(outcome: { result: unknown } | { error: unknown }): void;
}

/**
 * Requests without an answer, in the order of their making. Those that can be repeated survive a
 * lost connection; of the others that were sent, nobody can tell what became of them.
 */
export class PendingRequests {
  private readonly pending = new Map<number, Pending>();
  /** Those that were not sent yet, in order; some may have been given up meanwhile. */
  private unsent: Pending[] = [];
  private lastId = 0;

  /** @param bound most requests without an answer */
  constructor(private readonly bound: number) {}

  get size(): number {
    return this.pending.size;
  }

  /** Adds a request; `flush` sends it. Rejects at once when too many wait. */
  add(op: string, args: unknown, options: PendingOptions): Promise<unknown> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.pending.size >= this.bound) {
      const text = `${this.bound} requests wait for their answers already`;
      return Promise.reject(new ConnectionError(text, false));
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const late = (): void => settle({ error: new TimeoutError(`no answer to ${op} in time`) });
      const aborted = (): void => settle({ error: signal?.reason });
      const timer = setTimeout(late, options.timeoutMs);
      signal?.addEventListener('abort', aborted);
      const settle: Pending['settle'] = (outcome) => {
        this.pending.delete(id);
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.result);
      };
      const text = JSON.stringify({ id, op, args });
      const request = { id, text, repeatable: options.repeatable, sent: false, settle };
      this.pending.set(id, request);
      this.unsent.push(request);
    });
  }

  /** Sends what was not sent yet, in order, until `send` refuses. */
  flush(send: (text: string) => boolean): void {
    let done = 0;
    for (const request of this.unsent) {
      if (this.pending.has(request.id)) {
        if (!send(request.text)) break;
        request.sent = true;
      }
      done++;
    }
    this.unsent.splice(0, done);
  }

  /** Takes an answer in; one to a request that was given up is ignored. */
  answer({ id, ok, result, error }: AnswerFrame): void {
    const request = this.pending.get(id);
    if (ok) request?.settle({ result });
    else request?.settle({ error: new ProblemError(error as ProblemTerms) });
  }

  /** The connection was lost: what can be repeated will be sent again. */
  lost(): void {
    const why = new ConnectionError('the connection was lost before the answer came', true);
    for (const request of [...this.pending.values()]) {
      if (request.sent && !request.repeatable) request.settle({ error: why });
      request.sent = false;
    }
    this.unsent = [...this.pending.values()];
  }

  /** No connection will come any more. */
  end(why: Error): void {
    for (const request of [...this.pending.values()]) {
      const text = `the socket has ended: ${why.message}`;
      request.settle({ error: new ConnectionError(text, request.sent, { cause: why }) });
    }
  }
}
