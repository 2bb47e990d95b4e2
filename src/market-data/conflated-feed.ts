import type { Reader } from '../streaming/reader';
import { BookFeed, type FeedSetup } from './book-feed';
import * as frames from './book-frames';
import type { Top } from './depth-book';

/**
 * The same with at most one update an interval, which covers all that changed in it. Its readers
 * all stand at the last update; who comes in between waits for the next one.
 */
export class ConflatedFeed extends BookFeed {
  private readonly waiting = new Map<Reader, number | undefined>();
  private sequence = 0;
  private bid: Top | null = null;
  private ask: Top | null = null;

  constructor(setup: FeedSetup) {
    super(setup);
    this.catchUp();
  }

  override join(reader: Reader, from: number | undefined): void {
    if (this.isUpToDate) super.join(reader, from);
    else this.waiting.set(reader, from);
  }

  /** Told by the interval: only what is told then is published. */
  override publish(): void {}

  /** The end of an interval. */
  tick(): void {
    if (this.isUpToDate) return;
    this.publishInterval();
    // Who has left meanwhile must not end the feed before the others have come in.
    for (const [reader, from] of this.waiting) if (!reader.closed) super.join(reader, from);
    this.waiting.clear();
    const { broadcaster, key } = this.setup;
    if (!broadcaster.hasSubscribers(key)) this.close();
  }

  protected override resync(reader: Reader, afterSequence: number): void {
    if (this.isUpToDate) {
      super.resync(reader, afterSequence);
      return;
    }
    this.waiting.set(reader, afterSequence);
    this.setup.broadcaster.unsubscribe(this.setup.key, reader);
  }

  protected override heartbeat(): string {
    return `{"type":"heartbeat","sequence":${this.sequence}}`;
  }

  protected override close(): void {
    if (this.waiting.size === 0) super.close();
  }

  private get isUpToDate(): boolean {
    return this.sequence === this.setup.book.sequence;
  }

  private publishInterval(): void {
    const { setup, bid, ask, sequence } = this;
    const { book } = setup;
    this.send(this.intervalUpdate(sequence));
    if (!isSame(bid, book.bestBid) || !isSame(ask, book.bestAsk)) this.send(frames.bboFrame(setup));
    this.catchUp();
  }

  /** More changes than are remembered lead to a snapshot. */
  private intervalUpdate(from: number): string {
    const { setup, view } = this;
    if (view !== null) return frames.updateFrame(setup, from, view.refresh());
    const changes = frames.changesSince(setup, setup.recent, from);
    if (changes === null) return frames.snapshotFrame(setup, setup.depth);
    return frames.updateFrame(setup, from, changes);
  }

  private catchUp(): void {
    const { sequence, bestBid, bestAsk } = this.setup.book;
    this.sequence = sequence;
    this.bid = bestBid;
    this.ask = bestAsk;
  }
}

function isSame(a: Top | null, b: Top | null): boolean {
  return a?.price === b?.price && a?.quantity === b?.quantity;
}
