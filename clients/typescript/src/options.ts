/** What a client may be told; everything but the address has a default. */

/** The part of a WebSocket that the client uses: a browser's, Node's own, or that of `ws`. */
export interface SocketLike {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  /** Cuts the connection at once, where the implementation can (`ws` can). */
  terminate?(): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

export type SocketClass = new (url: string) => SocketLike;

/** Waits between two attempts to connect: drawn between half and all of a doubling time. */
export interface ReconnectOptions {
  /** Longest first wait, milliseconds; 250 by default. */
  readonly minDelayMs?: number;
  /** Longest wait ever, milliseconds; 10,000 by default. */
  readonly maxDelayMs?: number;
  /**
   * Failures in a row after which a feed gives up, connections that did not last included; by default
   * it never does.
   */
  readonly maxAttempts?: number;
  /** A number in [0, 1) for the jitter; `Math.random` by default. */
  readonly random?: () => number;
}

export interface SocketOptions {
  readonly reconnect?: ReconnectOptions;
  /**
   * Silence after which a connection counts as dead, milliseconds; 15,000 by default. The service
   * says something at least every 5 seconds.
   */
  readonly silenceTimeoutMs?: number;
  /** Longest time for a handshake, milliseconds; 10,000 by default. */
  readonly connectTimeoutMs?: number;
}

export interface ClientOptions extends SocketOptions {
  /** Where the service is, such as `http://127.0.0.1:3000`; a path prefix is kept. */
  readonly url: string;
  /** Longest time for a REST call or a socket request, milliseconds; 10,000 by default. */
  readonly timeoutMs?: number;
  /** `globalThis.fetch` by default. */
  readonly fetch?: typeof globalThis.fetch;
  /** `globalThis.WebSocket` by default; Node 20 has none, see the entry `/node`. */
  readonly WebSocket?: SocketClass;
}

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Overrides the client's `timeoutMs`. */
  readonly timeoutMs?: number;
}
