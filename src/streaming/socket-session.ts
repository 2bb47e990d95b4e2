import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

import { encodeTextFrames } from './frame-encoder';
import type { Reader } from './reader';
import { flushAtTickEnd } from './tick-flush';

/** Where a socket was opened: the gateway's path template, its decoded parameters, the query. */
export interface SessionRoute {
  readonly path: string;
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
}

export interface SessionSetup extends SessionRoute {
  /** Bytes waiting for the reader above which it counts as slow. */
  readonly maxBufferedBytes: number;
}

/** Answers one operation: with JSON text, with a value to be written as JSON, or a promise of it. */
export type RequestHandler = (args: unknown) => unknown;

export const SLOW_READER_CODE = 4408;

const MAX_REASON_BYTES = 123;
const HARD_LIMIT_FACTOR = 4;
const EARLY_FLUSH_BYTES = 256 * 1024;

function clipReason(reason: string): string {
  let clipped = reason.slice(0, MAX_REASON_BYTES);
  while (Buffer.byteLength(clipped) > MAX_REASON_BYTES) clipped = clipped.slice(0, -1);
  return clipped;
}

/**
 * One open WebSocket. All that is sent to it during a tick leaves in one write. Text is framed
 * here and written straight to the connection: nothing is compressed, so the frames of `ws`
 * itself (ping, pong, close) only ever come between whole frames.
 */
export class SocketSession implements Reader {
  readonly head = '';
  readonly path: string;
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;

  private readonly maxBufferedBytes: number;
  private texts: string[] = [];
  private frames: Buffer[] = [];
  private pendingBytes = 0;
  private scheduled = false;
  private sentSomething = false;
  private pingUnanswered = false;
  private readonly drainListeners: (() => void)[] = [];
  private readonly closeListeners: ((code: number) => void)[] = [];
  private readonly silenceListeners: ((stamp: number) => void)[] = [];
  private readonly handlers = new Map<string, RequestHandler>();
  private ownHeartbeat: (() => string) | undefined;

  /** @param socket the connection under `ws` */
  constructor(
    readonly id: string,
    private readonly ws: WebSocket,
    private readonly socket: Duplex,
    { path, params, query, maxBufferedBytes }: SessionSetup,
  ) {
    this.path = path;
    this.params = params;
    this.query = query;
    this.maxBufferedBytes = maxBufferedBytes;
    socket.on('drain', () => this.checkDrained());
    ws.on('ping', (data) => this.pong(data));
    ws.on('pong', () => (this.pingUnanswered = false));
    ws.once('close', (code) => {
      for (const listener of this.closeListeners) listener(code);
    });
  }

  get socketId(): string {
    return this.id;
  }

  /** Names of the operations that are answered here. */
  get operations(): Iterable<string> {
    return this.handlers.keys();
  }

  /** Answers the requests of an operation from now on. */
  handle(op: string, handler: RequestHandler): void {
    this.handlers.set(op, handler);
  }

  handlerOf(op: string): RequestHandler | undefined {
    return this.handlers.get(op);
  }

  /** True from the moment either side began to close; nothing can be sent any more. */
  get closed(): boolean {
    return this.ws.readyState !== WebSocket.OPEN;
  }

  /** Bytes that were sent here and have not left the process yet. */
  get bufferedBytes(): number {
    return this.pendingBytes + this.socket.writableLength;
  }

  /**
   * Sends one text message; a reader with far too much unread is closed with 4408 instead. A single
   * message, such as a snapshot, may be of any size for a reader that is not slow.
   */
  send(text: string): void {
    if (this.closed) return;
    this.texts.push(text);
    this.added(text.length);
  }

  /** Sends whole frames made by the frame encoder; the buffer must not change afterwards. */
  sendFrame(preFramed: Buffer): void {
    if (this.closed) return;
    this.encodeTexts();
    this.frames.push(preFramed);
    this.added(preFramed.length);
  }

  /** Writes out what was sent, then begins the closing handshake; long reasons are cut. */
  close(code: number, reason: string): void {
    if (this.closed) return;
    this.writePending();
    this.beginClose(code, reason);
  }

  /** Gives up on a client that does not read, with 4408; what waits in this tick is dropped. */
  closeSlowReader(): void {
    if (this.closed) return;
    this.dropPending();
    this.beginClose(SLOW_READER_CODE, 'slow reader');
  }

  /** Cuts the connection without a closing handshake. */
  terminate(): void {
    this.dropPending();
    this.ws.terminate();
  }

  /** Calls back once, when the connection is gone; at once, with 1006, when it is already. */
  onClose(callback: (code: number) => void): void {
    if (this.ws.readyState === WebSocket.CLOSED) callback(1006);
    else this.closeListeners.push(callback);
  }

  /** Calls back whenever the reader may have caught up; compare `bufferedBytes` then. */
  onDrain(callback: () => void): void {
    this.drainListeners.push(callback);
  }

  checkDrained(): void {
    if (this.closed) return;
    for (const listener of this.drainListeners) listener();
  }

  setHeartbeat(text: () => string): void {
    this.ownHeartbeat = text;
  }

  /** Calls back after a while of silence; `stamp` is the same for all sockets of a round. */
  onSilence(callback: (stamp: number) => void): void {
    this.silenceListeners.push(callback);
  }

  /** Breaks the silence with what the socket has to say by itself. */
  breakSilence(stamp: number): void {
    if (this.ownHeartbeat !== undefined) this.send(this.ownHeartbeat());
    for (const listener of this.silenceListeners) listener(stamp);
  }

  /** Whether anything was sent since the last call. */
  takeSentSomething(): boolean {
    const sent = this.sentSomething;
    this.sentSomething = false;
    return sent;
  }

  /** Sends a protocol ping; false when the one before has had no pong yet. */
  ping(): boolean {
    if (this.pingUnanswered) return false;
    this.pingUnanswered = true;
    this.ws.ping();
    return true;
  }

  get readingPaused(): boolean {
    return this.ws.isPaused;
  }

  pauseReading(): void {
    this.ws.pause();
  }

  resumeReading(): void {
    this.ws.resume();
  }

  flush(): void {
    this.scheduled = false;
    if (this.closed) {
      this.dropPending();
      return;
    }
    this.writePending();
    this.checkDrained();
  }

  private added(bytes: number): void {
    this.pendingBytes += bytes;
    this.sentSomething = true;
    if (!this.scheduled) {
      this.scheduled = true;
      flushAtTickEnd(this);
    }
    if (this.pendingBytes > EARLY_FLUSH_BYTES) this.writePending();
    const { bufferedBytes, maxBufferedBytes } = this;
    if (bufferedBytes - bytes <= maxBufferedBytes) return;
    if (bufferedBytes > maxBufferedBytes * HARD_LIMIT_FACTOR) this.closeSlowReader();
  }

  /** A client that pings without reading gets no pongs heaped up for it. */
  private pong(data: Buffer): void {
    if (!this.closed && this.bufferedBytes <= this.maxBufferedBytes) this.ws.pong(data);
  }

  private encodeTexts(): void {
    if (this.texts.length === 0) return;
    this.frames.push(encodeTextFrames(this.texts));
    this.texts = [];
  }

  private writePending(): void {
    this.encodeTexts();
    const { frames, socket } = this;
    if (frames.length === 1) {
      socket.write(frames[0]);
    } else if (frames.length > 1) {
      socket.cork();
      for (const frame of frames) socket.write(frame);
      socket.uncork();
    }
    this.dropPending();
  }

  private dropPending(): void {
    if (this.texts.length > 0) this.texts = [];
    if (this.frames.length > 0) this.frames = [];
    this.pendingBytes = 0;
  }

  private beginClose(code: number, reason: string): void {
    this.ws.close(code, clipReason(reason));
    if (this.ws.isPaused) this.ws.resume();
  }
}
