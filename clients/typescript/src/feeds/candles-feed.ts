import type { SocketOptions } from '../options.js';
import type { RestClient } from '../rest/rest-client.js';
import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type { Candle, CandleInterval } from '../types.js';
import { CandleSeries } from './candle-series.js';
import { Feed, type FeedEvents } from './feed.js';

export interface CandlesOptions extends SocketOptions {
  /** How many candles to keep and to load at the beginning, 1 to 1,000; 500 by default. */
  readonly keep?: number;
}

/** Which candles a feed is of. */
export interface CandlesSource extends CandlesOptions {
  readonly symbol: string;
  readonly interval: CandleInterval;
}

export interface CandleChange extends Candle {
  /** Its interval has passed; it will not change any more. */
  readonly closed: boolean;
}

export interface CandlesEvents extends FeedEvents {
  /** The series was loaded: at the beginning, and after each lost connection. Oldest first. */
  loaded: readonly Candle[];
  candle: CandleChange;
}

/** `WS /ws/candles/{symbol}`: the latest candles of one interval, kept up to date. */
export class CandlesFeed extends Feed<CandlesEvents> {
  readonly symbol: string;
  readonly interval: CandleInterval;
  private readonly series: CandleSeries;

  constructor(
    settings: SocketSettings,
    private readonly rest: RestClient,
    { symbol, interval, keep = 500 }: CandlesSource,
  ) {
    super(settings);
    this.symbol = symbol;
    this.interval = interval;
    this.series = new CandleSeries(keep);
  }

  /** Oldest first; the last one is the current one. */
  get candles(): readonly Candle[] {
    return this.series.candles;
  }

  protected path(): string {
    return `/ws/candles/${encodeURIComponent(this.symbol)}?interval=${this.interval}`;
  }

  protected received(frame: Frame): void {
    if (frame.type === 'snapshot') void this.load(frame.candles as Candle[]);
    else if (frame.type === 'candle') this.change(frame as unknown as CandleChange);
  }

  private change(candle: CandleChange): void {
    this.series.merge([candle]);
    if (this.state === 'live') this.emit('candle', candle);
  }

  /** Older candles come by REST; what the socket told meanwhile is newer and stays. */
  private async load(latest: readonly Candle[]): Promise<void> {
    this.series.clear();
    this.series.merge(latest);
    const signal = this.socket.signal;
    const { interval } = this;
    try {
      const query = { interval, limit: this.series.bound };
      const { candles } = await this.rest.candles(this.symbol, query, { signal });
      if (signal.aborted) return;
      this.series.merge(candles);
      this.live();
      this.emit('loaded', this.series.candles);
    } catch (error) {
      if (!signal.aborted) this.socket.restart(error as Error);
    }
  }
}
