import { Emitter } from '../emitter.js';
import type { Frame } from '../socket/frame.js';
import { ReconnectingSocket, type SocketOwner } from '../socket/reconnecting-socket.js';
import type { SocketSettings } from '../socket/socket-settings.js';

/**
 * `connecting`: nothing came yet. `live`: what the feed shows is up to date. `reconnecting`: what it
 * shows is old; it is being repaired. `closed`: it will not change any more.
 */
export type FeedState = 'connecting' | 'live' | 'reconnecting' | 'closed';

/**
 * Why what the feed showed could not be trusted. `gap`: a sequence was missing, or came twice.
 * `checksum`: the local book differed. `reset`: the service began anew, with less than was known.
 */
export type ResyncReason = 'gap' | 'checksum' | 'reset';

export interface Resync {
  readonly reason: ResyncReason;
  readonly detail: string;
}

export interface FeedEvents {
  state: FeedState;
  /** A connection was lost or refused; another attempt follows unless the state is `closed`. */
  error: Error;
  /** The feed found itself wrong, and repairs itself. */
  resync: Resync;
}

/** What all feeds share: they connect when made, repair themselves, and end with `close()`. */
export abstract class Feed<Events extends FeedEvents> extends Emitter<Events> {
  /** Resolves when the feed is live for the first time; rejects if it ends before that. */
  readonly ready: Promise<void>;
  protected readonly socket: ReconnectingSocket;
  private currentState: FeedState = 'connecting';
  private settleReady!: { resolve(): void; reject(why: Error): void };

  protected constructor(settings: SocketSettings) {
    super();
    this.ready = new Promise((resolve, reject) => (this.settleReady = { resolve, reject }));
    this.ready.catch(() => undefined);
    this.socket = new ReconnectingSocket(settings, this.owner());
    // Subclasses finish their constructors first, and programs add their listeners.
    queueMicrotask(() => this.socket.start());
  }

  get state(): FeedState {
    return this.currentState;
  }

  close(): void {
    this.socket.close();
  }

  /** Path and query of the next connection. */
  protected abstract path(): string;

  protected abstract received(frame: Frame): void;

  /** What must be known before a connection makes sense. */
  protected async prepare(_signal: AbortSignal): Promise<void> {}

  protected opened(): void {}

  /** The connection was lost; what was seen so far stays. */
  protected lost(_why: Error): void {}

  protected ended(_why: Error): void {}

  /** What the feed shows is up to date from here on. */
  protected live(): void {
    if (this.currentState === 'live') return;
    this.become('live');
    this.settleReady.resolve();
  }

  /** Begins anew, because what came contradicts what is known. */
  protected resync(reason: ResyncReason, detail: string): void {
    if (this.currentState === 'live') this.become('reconnecting');
    this.tell('resync', { reason, detail });
    this.socket.restart(new Error(`${reason}: ${detail}`));
  }

  protected tell<Name extends keyof FeedEvents>(name: Name, value: FeedEvents[Name]): void {
    this.emit(name, value as Events[Name]);
  }

  private become(state: FeedState): void {
    if (this.currentState === state) return;
    this.currentState = state;
    this.tell('state', state);
  }

  private owner(): SocketOwner {
    return {
      prepare: (signal) => this.prepare(signal),
      path: () => this.path(),
      opened: () => this.opened(),
      received: (frame) => this.received(frame),
      lost: (why) => {
        if (this.currentState === 'live') this.become('reconnecting');
        this.lost(why);
        this.tell('error', why);
      },
      ended: (why) => {
        this.become('closed');
        this.ended(why);
        this.settleReady.reject(why);
        if (why.name !== 'ClosedError') this.tell('error', why);
      },
    };
  }
}
