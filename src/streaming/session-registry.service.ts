import { Injectable } from '@nestjs/common';

import { Broadcaster } from './broadcaster.service';
import type { SocketSession } from './socket-session';
import { StreamingOptions } from './streaming-options';

const SHUTDOWN_TEXT = '{"type":"shutdown"}';
const GOING_AWAY = 1001;

/** All open sockets of the process. */
@Injectable()
export class SessionRegistry {
  private readonly sessions = new Set<SocketSession>();
  private readonly counts = new Map<string, number>();
  private goodbye: Promise<void> | undefined;

  constructor(
    private readonly options: StreamingOptions,
    private readonly broadcaster: Broadcaster,
  ) {}

  /** True from the call of `closeAll` on: no new socket is accepted. */
  get shuttingDown(): boolean {
    return this.goodbye !== undefined;
  }

  get full(): boolean {
    return this.sessions.size >= this.options.maxSockets;
  }

  addPath(path: string): void {
    if (!this.counts.has(path)) this.counts.set(path, 0);
  }

  /** Keeps a session until its connection is gone. */
  add(session: SocketSession): void {
    this.sessions.add(session);
    this.count(session.path, 1);
    session.onClose(() => {
      this.sessions.delete(session);
      this.count(session.path, -1);
    });
  }

  /** Open sockets, those still in their closing handshake included. */
  all(): ReadonlySet<SocketSession> {
    return this.sessions;
  }

  openByPath(): Map<string, number> {
    return new Map(this.counts);
  }

  /**
   * Says goodbye to every client, closes with 1001 and cuts those that do not close in time.
   * Resolves when no socket is left; calling again gives the same promise.
   */
  closeAll(): Promise<void> {
    this.goodbye ??= this.sayGoodbye();
    return this.goodbye;
  }

  private async sayGoodbye(): Promise<void> {
    this.broadcaster.flush();
    const gone = [...this.sessions].map(
      (session) => new Promise<void>((resolve) => session.onClose(() => resolve())),
    );
    for (const session of this.sessions) {
      session.send(SHUTDOWN_TEXT);
      session.close(GOING_AWAY, 'shutdown');
    }
    const timer = setTimeout(() => this.terminateAll(), this.options.goodbyeTimeoutMs);
    await Promise.all(gone);
    clearTimeout(timer);
  }

  private terminateAll(): void {
    for (const session of this.sessions) session.terminate();
  }

  private count(path: string, change: number): void {
    this.counts.set(path, (this.counts.get(path) ?? 0) + change);
  }
}
