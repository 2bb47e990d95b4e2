import { CHECKED } from '../books/checksum.js';
import { DepthBook, type DepthView } from '../books/depth-book.js';
import type { SocketOptions } from '../options.js';
import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type { BboChange, BookSnapshot, BookUpdate, Level, ConflationInterval } from '../types.js';
import { Feed, type FeedEvents } from './feed.js';
import { queryOf } from '../query.js';

export interface MarketDataOptions extends SocketOptions {
  /** Levels of each side, 1 to 1,000; all by default. Below 10 the checksum cannot be verified. */
  readonly depth?: number;
  /** At most one update in such an interval; by default one for each command. */
  readonly interval?: ConflationInterval;
}

/** The book changed: these levels have new quantities, "0" when they are gone. */
export interface BookChange {
  /** A snapshot replaces the book; its levels are all there are. */
  readonly kind: 'snapshot' | 'update';
  readonly sequence: number;
  readonly timestamp: string;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

export interface MarketDataEvents extends FeedEvents {
  /** After the book has taken it in, and its checksum agreed. */
  change: BookChange;
  /** Price or size of the best bid or offer changed. */
  bbo: BboChange;
}

/**
 * `WS /ws/market-data/{symbol}`: a local book of price levels. Each update must follow the one
 * before and leave the book with the checksum that the service states; else the feed says `resync`,
 * drops the book's state and begins again with a snapshot. After a lost connection it resumes.
 */
export class MarketDataFeed extends Feed<MarketDataEvents> {
  private readonly depthBook = new DepthBook();
  /** The book is as it was at its sequence, so that the feed can resume after it. */
  private intact = false;

  constructor(
    settings: SocketSettings,
    readonly symbol: string,
    private readonly options: MarketDataOptions = {},
  ) {
    super(settings);
  }

  /** The book as far as it is known; trust it while `state` is `live`. */
  get book(): DepthView {
    return this.depthBook;
  }

  protected path(): string {
    const { depth, interval } = this.options;
    const from = this.intact && depth === undefined ? this.depthBook.sequence : undefined;
    const query = queryOf({ depth, interval, from });
    return `/ws/market-data/${encodeURIComponent(this.symbol)}${query}`;
  }

  protected received(frame: Frame): void {
    if (frame.type === 'snapshot') this.restart(frame as unknown as BookSnapshot);
    else if (frame.type === 'update') this.update(frame as unknown as BookUpdate);
    else if (frame.type === 'bbo') this.bbo(frame as unknown as BboChange);
    else if (frame.type === 'heartbeat') this.confirm(frame.sequence as number);
  }

  private restart(snapshot: BookSnapshot): void {
    this.depthBook.restart(snapshot.bids, snapshot.asks);
    this.finish(snapshot, 'snapshot');
  }

  private update(update: BookUpdate): void {
    const { previousSequence } = update;
    if (!this.follows(previousSequence)) return;
    this.depthBook.apply(update.bids, update.asks);
    this.finish(update, 'update');
  }

  private finish(frame: BookSnapshot | BookUpdate, kind: BookChange['kind']): void {
    const { sequence, timestamp, bids, asks, checksum } = frame;
    this.depthBook.sequence = sequence;
    this.depthBook.timestamp = timestamp;
    const verifiable = (this.options.depth ?? CHECKED) >= CHECKED;
    const local = verifiable ? this.depthBook.checksum() : checksum;
    if (local !== checksum) return this.repair('checksum', `${local}, not ${checksum}`);
    this.intact = true;
    this.live();
    this.emit('change', { kind, sequence, timestamp, bids, asks });
  }

  private bbo(frame: BboChange): void {
    if (this.follows(frame.sequence)) this.emit('bbo', frame);
  }

  private confirm(sequence: number): void {
    if (this.follows(sequence)) this.live();
  }

  /** Whether a frame says that it comes right after what is known; else the repair begins. */
  private follows(sequence: number): boolean {
    if (this.intact && sequence === this.depthBook.sequence) return true;
    this.repair('gap', `at ${this.depthBook.sequence} a frame follows ${sequence}`);
    return false;
  }

  private repair(reason: 'gap' | 'checksum', detail: string): void {
    this.intact = false;
    this.resync(reason, detail);
  }
}
