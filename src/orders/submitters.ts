import { SocketSession } from '../streaming/socket-session';

/** Which socket submitted what, for as long as it is open. */
export class Submitters {
  private readonly sessions = new Map<number, SocketSession>();
  private readonly submitted = new WeakMap<SocketSession, Set<number>>();

  get isEmpty(): boolean {
    return this.sessions.size === 0;
  }

  /** To be called before anything is added for the session. */
  attach(session: SocketSession): void {
    const ids = new Set<number>();
    this.submitted.set(session, ids);
    session.onClose(() => ids.forEach((id) => this.sessions.delete(id)));
  }

  /** Remembers who submitted it; an origin that is no open socket is nobody. */
  add(id: number, origin: object | undefined): void {
    if (!(origin instanceof SocketSession) || origin.closed) return;
    this.sessions.set(id, origin);
    this.submitted.get(origin)?.add(id);
  }

  get(id: number): SocketSession | undefined {
    return this.sessions.get(id);
  }

  forget(id: number): void {
    const session = this.sessions.get(id);
    if (session === undefined) return;
    this.sessions.delete(id);
    this.submitted.get(session)?.delete(id);
  }
}
