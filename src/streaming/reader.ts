/** Whoever is sent a stream: a socket, or one subscription of a socket that has many. */
export interface Reader {
  /** Readers of one socket have the same. */
  readonly socketId: string;

  /** Goes before the text of every message, and `}` after it; empty: neither does. */
  readonly head: string;

  /** True once nothing can be sent any more: its socket closes, or its subscription has ended. */
  readonly closed: boolean;

  /** Bytes that wait for the client. */
  readonly bufferedBytes: number;

  /** Sends one text message, given without the head. */
  send(text: string): void;

  /** Sends whole frames made by the frame encoder, heads included. */
  sendFrame(frames: Buffer): void;

  /** Closes the socket. */
  close(code: number, reason: string): void;

  /** Closes the socket of a client that does not read, with 4408. */
  closeSlowReader(): void;

  /** Calls back once, when it has closed; at once when it has already. */
  onClose(callback: () => void): void;

  /** Calls back whenever the client may have caught up; compare `bufferedBytes` then. */
  onDrain(callback: () => void): void;

  /** Text sent after a while of silence, besides the heartbeats of broadcast channels. */
  setHeartbeat(text: () => string): void;
}
