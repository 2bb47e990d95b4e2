import { ClosedError, ConnectionError, ProblemError, type ProblemTerms } from '../errors.js';
import type { SocketLike } from '../options.js';
import { backoffDelay } from './backoff.js';
import { parseFrame, type Frame } from './frame.js';
import type { SocketSettings } from './socket-settings.js';

/** Close codes after which another attempt would end in the same way. */
const PERMANENT = [4400, 4404];

/** What a reconnecting socket asks and tells. None of these may throw. */
export interface SocketOwner {
  /** Comes before each attempt to connect; a rejection counts as a failed attempt. */
  prepare(signal: AbortSignal): Promise<void>;
  /** Path and query of the next attempt. */
  path(): string;
  opened(): void;
  received(frame: Frame): void;
  /** The connection, or the attempt, failed; another one follows. */
  lost(why: Error): void;
  /** It is over. */
  ended(why: Error): void;
}

interface Closing {
  readonly code: number;
  readonly reason: string;
}

/**
 * One connection at a time, and a new one whenever it fails: refused, cut, silent for too long, or
 * talking nonsense. Waits grow while connections do not last, and are bounded. Frames of a former
 * connection never arrive late.
 */
export class ReconnectingSocket {
  private socket: SocketLike | undefined;
  private attempt = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private openedAt: number | undefined;
  private heardAt = 0;
  private refusal: ProblemTerms | undefined;
  private over = false;

  constructor(
    private readonly settings: SocketSettings,
    private readonly owner: SocketOwner,
  ) {}

  get isOpen(): boolean {
    return this.openedAt !== undefined;
  }

  /** Aborted when this connection, or this attempt to make one, is over. */
  get signal(): AbortSignal {
    return this.attempt.signal;
  }

  /** Begins; call it once. */
  start(): void {
    if (!this.over) void this.connect();
  }

  /** @returns false when there is no open connection */
  send(text: string): boolean {
    if (this.socket === undefined || !this.isOpen) return false;
    this.socket.send(text);
    return true;
  }

  /** Drops the connection and begins a new one after a wait. */
  restart(why: Error): void {
    if (this.over) return;
    const now = performance.now();
    const lasted = now - (this.openedAt ?? now);
    this.failures = lasted >= this.settings.backoff.maxDelayMs ? 1 : this.failures + 1;
    this.drop();
    if (this.failures >= this.settings.backoff.maxAttempts) return this.end(why);
    const delay = backoffDelay(this.failures, this.settings.backoff);
    this.timer = setTimeout(() => void this.connect(), delay);
    this.owner.lost(why);
  }

  /** Ends it for good; the owner is told. */
  close(): void {
    this.end(new ClosedError('closed by the program'));
  }

  private end(why: Error): void {
    if (this.over) return;
    this.over = true;
    this.drop();
    this.owner.ended(why);
  }

  private async connect(): Promise<void> {
    const { signal } = this.attempt;
    this.watch(this.settings.connectTimeoutMs, 'no connection in time');
    try {
      await this.owner.prepare(signal);
      if (!signal.aborted) this.dial(this.settings.baseUrl + this.owner.path());
    } catch (error) {
      if (signal.aborted) return;
      if (isRefusal(error)) this.end(error);
      else this.restart(toError(error));
    }
  }

  private dial(url: string): void {
    const socket = new this.settings.WebSocket(url);
    this.socket = socket;
    socket.onopen = () => this.onOpen();
    socket.onmessage = ({ data }: { data: unknown }) => this.onMessage(data);
    socket.onerror = () => undefined;
    socket.onclose = (closing: Closing) => this.onClose(closing);
  }

  private onOpen(): void {
    this.heardAt = this.openedAt = performance.now();
    this.watchSilence();
    this.owner.opened();
  }

  private onMessage(data: unknown): void {
    this.heardAt = performance.now();
    let frame: Frame;
    try {
      frame = parseFrame(data);
    } catch (error) {
      return this.restart(new ConnectionError('an unreadable frame came', true, { cause: error }));
    }
    if (frame.type === 'error') this.refusal = frame.error as ProblemTerms;
    else this.owner.received(frame);
  }

  private onClose({ code, reason }: Closing): void {
    const text = `the connection was closed with ${code}${reason && `: ${reason}`}`;
    if (!PERMANENT.includes(code)) return this.restart(new ConnectionError(text, true));
    const terms = this.refusal ?? { code: 'invalid_request', detail: reason };
    this.end(new ProblemError(terms));
  }

  /** Heard something since: look again when that has been too long ago. */
  private watchSilence(): void {
    const { silenceTimeoutMs } = this.settings;
    const left = this.heardAt + silenceTimeoutMs - performance.now();
    if (left <= 0) {
      this.restart(new ConnectionError(`silence for ${silenceTimeoutMs} ms`, true));
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.watchSilence(), left);
  }

  private watch(milliseconds: number, what: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.restart(new ConnectionError(what, false)), milliseconds);
  }

  /** Lets go of the connection; nothing of it is heard any more. */
  private drop(): void {
    clearTimeout(this.timer);
    this.attempt.abort();
    this.attempt = new AbortController();
    this.openedAt = undefined;
    this.refusal = undefined;
    const { socket } = this;
    this.socket = undefined;
    if (socket === undefined) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket.terminate !== undefined) socket.terminate();
    else socket.close();
  }
}

/** The service understood the request, and will refuse it again. */
function isRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && (error.status === 400 || error.status === 404);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
