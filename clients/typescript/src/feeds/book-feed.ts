import { QueueBook, type QueueView } from '../books/queue-book.js';
import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type { QueueChange, QueueSnapshot, QueueUpdate } from '../types.js';
import { Feed, type FeedEvents } from './feed.js';
import { queryOf } from '../query.js';

/** The queues changed. Changes are in order; none are stated for a snapshot, which replaces all. */
export interface QueuesChange {
  readonly kind: 'snapshot' | 'update';
  readonly sequence: number;
  readonly timestamp: string;
  readonly changes: readonly QueueChange[];
}

export interface BookEvents extends FeedEvents {
  /** After the book has taken it in, and its checksum agreed. */
  change: QueuesChange;
}

/** `WS /ws/book/{symbol}`: a local book of single orders, guarded as the market data feed is. */
export class BookFeed extends Feed<BookEvents> {
  private readonly queueBook = new QueueBook();
  private intact = false;

  constructor(
    settings: SocketSettings,
    readonly symbol: string,
  ) {
    super(settings);
  }

  /** The book as far as it is known; trust it while `state` is `live`. */
  get book(): QueueView {
    return this.queueBook;
  }

  protected path(): string {
    const from = this.intact ? this.queueBook.sequence : undefined;
    return `/ws/book/${encodeURIComponent(this.symbol)}${queryOf({ from })}`;
  }

  protected received(frame: Frame): void {
    if (frame.type === 'snapshot') this.restart(frame as unknown as QueueSnapshot);
    else if (frame.type === 'update') this.update(frame as unknown as QueueUpdate);
    else if (frame.type === 'heartbeat' && this.follows(frame.sequence as number)) this.live();
  }

  private restart(snapshot: QueueSnapshot): void {
    this.queueBook.restart(snapshot.bids, snapshot.asks);
    this.finish(snapshot, 'snapshot', []);
  }

  private update(update: QueueUpdate): void {
    if (!this.follows(update.previousSequence)) return;
    for (const change of update.changes) {
      const fault = this.queueBook.apply(change);
      if (fault !== undefined) return this.repair('gap', fault);
    }
    this.finish(update, 'update', update.changes);
  }

  private finish(
    frame: QueueSnapshot | QueueUpdate,
    kind: QueuesChange['kind'],
    changes: readonly QueueChange[],
  ): void {
    const { sequence, timestamp, checksum } = frame;
    this.queueBook.sequence = sequence;
    this.queueBook.timestamp = timestamp;
    const local = this.queueBook.checksum();
    if (local !== checksum) return this.repair('checksum', `${local}, not ${checksum}`);
    this.intact = true;
    this.live();
    this.emit('change', { kind, sequence, timestamp, changes });
  }

  private follows(sequence: number): boolean {
    if (this.intact && sequence === this.queueBook.sequence) return true;
    this.repair('gap', `at ${this.queueBook.sequence} a frame follows ${sequence}`);
    return false;
  }

  private repair(reason: 'gap' | 'checksum', detail: string): void {
    this.intact = false;
    this.resync(reason, detail);
  }
}
