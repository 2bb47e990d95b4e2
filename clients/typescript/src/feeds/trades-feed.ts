import type { SocketOptions } from '../options.js';
import type { RestClient } from '../rest/rest-client.js';
import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type { Trade, TradesGap } from '../types.js';
import { Feed, type FeedEvents } from './feed.js';
import { queryOf } from '../query.js';

export interface TradesOptions extends SocketOptions {
  /** How many of the latest trades to keep, 1 to 1,000; 100 by default. */
  readonly keep?: number;
  /** Begins after this sequence, with every trade that followed; by default with what comes. */
  readonly from?: number;
}

export interface TradesEvents extends FeedEvents {
  /** Each trade once, in order. */
  trade: Trade;
  /** Trades after `previousSequence` up to `sequence` are no longer kept and will not come. */
  gap: TradesGap;
  /** The kept trades were loaded: at the beginning, and when the service began anew. */
  loaded: readonly Trade[];
}

/** `WS /ws/trades/{symbol}`: every trade once, in order. Resumes; a loss is told as `gap`. */
export class TradesFeed extends Feed<TradesEvents> {
  private readonly keep: number;
  private kept: Trade[] = [];
  private last: number | undefined;
  private inDoubt = false;

  constructor(
    settings: SocketSettings,
    private readonly rest: RestClient,
    readonly symbol: string,
    { keep = 100, from }: TradesOptions = {},
  ) {
    super(settings);
    this.keep = keep;
    this.last = from;
  }

  /** The latest trades, newest first. */
  get trades(): readonly Trade[] {
    return this.kept;
  }

  /** Sequence of the last trade; 0 before the first. */
  get sequence(): number {
    return this.last ?? 0;
  }

  /** Without a place to begin after, or in doubt about it, the kept trades tell. */
  protected override async prepare(signal: AbortSignal): Promise<void> {
    if (this.last !== undefined && !this.inDoubt) return;
    const { trades } = await this.rest.trades(this.symbol, { limit: this.keep }, { signal });
    const newest = trades[0]?.sequence ?? 0;
    this.inDoubt = false;
    if (this.last !== undefined && newest >= this.last) return;
    if (this.last !== undefined) {
      this.tell('resync', { reason: 'reset', detail: `${newest} trades, not ${this.last}` });
    }
    this.kept = trades;
    this.last = newest;
    this.emit('loaded', trades);
  }

  protected path(): string {
    return `/ws/trades/${encodeURIComponent(this.symbol)}${queryOf({ from: this.last })}`;
  }

  /** The trades that were missed come before the answer does. */
  protected override opened(): void {
    this.socket.send('{"id":0,"op":"ping"}');
  }

  protected received(frame: Frame): void {
    if (frame.type === 'trade') this.trade(frame as unknown as Trade);
    else if (frame.type === 'gap') this.gap(frame as unknown as TradesGap);
    else if (frame.type === 'heartbeat') this.follows((frame.sequence as number) + 1);
    else if ('ok' in frame) this.live();
  }

  private trade(trade: Trade): void {
    if (!this.follows(trade.sequence)) return;
    this.last = trade.sequence;
    this.kept.unshift(trade);
    if (this.kept.length > this.keep) this.kept.pop();
    this.emit('trade', trade);
  }

  private gap(gap: TradesGap): void {
    if (!this.follows(gap.previousSequence + 1)) return;
    this.last = gap.sequence;
    this.emit('gap', gap);
  }

  /** Whether `next` is the sequence to come; if it is not, the repair begins. */
  private follows(next: number): boolean {
    const expected = this.sequence + 1;
    if (next === expected) return true;
    // Less than is known: it came twice, or the service began anew.
    this.inDoubt = next < expected;
    this.resync('gap', `trade ${expected} should come, not ${next}`);
    return false;
  }
}
