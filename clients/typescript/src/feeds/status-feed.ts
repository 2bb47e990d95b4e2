import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type { ServiceStatus } from '../types.js';
import { Feed, type FeedEvents } from './feed.js';

export interface StatusEvents extends FeedEvents {
  status: ServiceStatus;
}

/** `WS /ws/status`: readiness, listings and trading states, again whenever they change. */
export class StatusFeed extends Feed<StatusEvents> {
  private last: ServiceStatus | undefined;

  constructor(settings: SocketSettings) {
    super(settings);
  }

  /** The latest; undefined before the first. */
  get status(): ServiceStatus | undefined {
    return this.last;
  }

  protected path(): string {
    return '/ws/status';
  }

  protected received(frame: Frame): void {
    if (frame.type !== 'status') return;
    this.last = frame as unknown as ServiceStatus;
    this.live();
    this.emit('status', this.last);
  }
}
