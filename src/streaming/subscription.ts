import type { Reader } from './reader';
import type { SocketSession } from './socket-session';

/** One channel on a socket that carries many: what is sent to it goes out under its head. */
export class Subscription implements Reader {
  private ended = false;
  private ownHeartbeat: (() => string) | undefined;
  private readonly drainListeners: (() => void)[] = [];
  private readonly closeListeners: (() => void)[] = [];

  /** @param head begins the JSON object whose last member is the message */
  constructor(
    private readonly session: SocketSession,
    readonly head: string,
  ) {}

  get socketId(): string {
    return this.session.socketId;
  }

  get closed(): boolean {
    return this.ended || this.session.closed;
  }

  get bufferedBytes(): number {
    return this.session.bufferedBytes;
  }

  send(text: string): void {
    if (!this.ended) this.session.send(`${this.head}${text}}`);
  }

  sendFrame(frames: Buffer): void {
    if (!this.ended) this.session.sendFrame(frames);
  }

  close(code: number, reason: string): void {
    this.session.close(code, reason);
  }

  closeSlowReader(): void {
    this.session.closeSlowReader();
  }

  onClose(callback: () => void): void {
    if (this.ended) callback();
    else this.closeListeners.push(callback);
  }

  onDrain(callback: () => void): void {
    this.drainListeners.push(callback);
  }

  setHeartbeat(text: () => string): void {
    this.ownHeartbeat = text;
  }

  sendOwnHeartbeat(): void {
    if (this.ownHeartbeat !== undefined) this.send(this.ownHeartbeat());
  }

  /** The socket's reader may have caught up. */
  drained(): void {
    for (const listener of this.drainListeners) listener();
  }

  /** Nothing is sent any more: by wish of the client, or because its socket is gone. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const listener of this.closeListeners) listener();
  }
}
