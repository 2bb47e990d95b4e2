import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type { Ticker } from '../types.js';
import { Feed, type FeedEvents } from './feed.js';

export interface TickerEvents extends FeedEvents {
  ticker: Ticker;
}

/** `WS /ws/ticker/{symbol}`: the last 24 hours, again whenever they change. */
export class TickerFeed extends Feed<TickerEvents> {
  private last: Ticker | undefined;

  constructor(
    settings: SocketSettings,
    readonly symbol: string,
  ) {
    super(settings);
  }

  /** The latest; undefined before the first. */
  get ticker(): Ticker | undefined {
    return this.last;
  }

  protected path(): string {
    return `/ws/ticker/${encodeURIComponent(this.symbol)}`;
  }

  protected received(frame: Frame): void {
    if (frame.type !== 'ticker') return;
    this.last = frame as unknown as Ticker;
    this.live();
    this.emit('ticker', this.last);
  }
}
