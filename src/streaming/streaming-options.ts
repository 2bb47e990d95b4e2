/** Limits and intervals of every socket; also the injection token of the values in force. */
export class StreamingOptions {
  /** Largest accepted message in bytes; a larger one closes the socket with 1009. */
  maxPayload = 1024 * 1024;

  /** Open sockets of all paths together; one more is refused with 503. */
  maxSockets = 10_000;

  /** Subscriptions of one socket that carries many channels; one more is refused. */
  maxSubscriptions = 100;

  /** Requests of one socket without an answer; at this number its reading pauses. */
  maxUnanswered = 1024;

  /** Bytes waiting for one reader above which it counts as slow. Four times this closes it. */
  maxBufferedBytes = 1024 * 1024;

  /** How long a reader may stay slow before it is closed with 4408, milliseconds. */
  lagTimeoutMs = 10_000;

  /** Between two protocol pings; a ping without its pong by then ends the socket, milliseconds. */
  pingIntervalMs = 15_000;

  /** Silence towards a client after which it gets a heartbeat, milliseconds. */
  heartbeatAfterMs = 5_000;

  /** Period of the one timer that looks after all sockets, milliseconds. */
  sweepIntervalMs = 1_000;

  /** How long a closing handshake may take before the connection is cut, milliseconds. */
  closeTimeoutMs = 30_000;

  /** How long a shutdown waits for clients to close before cutting them, milliseconds. */
  goodbyeTimeoutMs = 1_000;

  /** A monotonic clock in milliseconds. */
  now: () => number = () => performance.now();
}
