import type { CoreEvent } from '../core/events/events';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { Outcome } from '../matching-engine/outcome';
import type { Broadcaster } from '../streaming/broadcaster.service';
import type { Reader } from '../streaming/reader';
import * as frames from './book-frames';
import { BookView, type LevelChanges } from './book-view';
import type { DepthBook } from './depth-book';
import type { RecentChanges } from './recent-changes';

/** A feed that shows the whole book. */
export const FULL_DEPTH = Infinity;

export interface FeedSetup {
  readonly key: string;
  /** Levels of each side, or FULL_DEPTH. */
  readonly depth: number;
  readonly instrument: ListedInstrument;
  readonly book: DepthBook;
  readonly recent: RecentChanges;
  readonly broadcaster: Broadcaster;
  /** Called when the last reader has left; the feed is not used any more then. */
  readonly deserted: () => void;
}

/** The readers of one symbol's book at one depth: one update for each command that changed it. */
export class BookFeed {
  /** Null for the full depth, where it is known otherwise what changed. */
  protected readonly view: BookView | null;

  constructor(protected readonly setup: FeedSetup) {
    const { key, book, instrument, depth, broadcaster } = setup;
    this.view = depth === FULL_DEPTH ? null : new BookView(depth, book, instrument);
    broadcaster.open(key, {
      resync: (reader, afterSequence) => this.resync(reader, afterSequence),
      heartbeat: () => this.heartbeat(),
      deserted: () => this.close(),
    });
  }

  /** @param from resumes after this sequence when that is still known */
  join(reader: Reader, from: number | undefined): void {
    this.bringUpToDate(reader, from);
    const { broadcaster, key, book } = this.setup;
    broadcaster.subscribe(key, reader, book.sequence);
  }

  /** Tells of a command that changed the book. */
  publish({ events }: Outcome): void {
    const { instrument, book } = this.setup;
    const changes = this.view?.refresh() ?? changesIn(events, instrument);
    this.send(frames.updateFrame(this.setup, book.sequence - 1, changes));
    const { symbol } = instrument;
    if (events.some((event) => event.kind === 'bbo_changed' && event.symbol === symbol)) {
      this.send(frames.bboFrame(this.setup));
    }
  }

  protected resync(reader: Reader, afterSequence: number): void {
    this.bringUpToDate(reader, afterSequence);
  }

  protected heartbeat(): string {
    return frames.heartbeatFrame(this.setup);
  }

  protected close(): void {
    this.setup.broadcaster.close(this.setup.key);
    this.setup.deserted();
  }

  protected send(text: string): void {
    const { broadcaster, key, book } = this.setup;
    broadcaster.publish(key, text, book.sequence);
  }

  /** Sends what was missed if that is known, else the whole book as it is now. */
  protected bringUpToDate(reader: Reader, from: number | undefined): void {
    const { recent, depth } = this.setup;
    const isKnown = from !== undefined && this.view === null;
    const missed = isKnown ? frames.missedFrames(this.setup, recent, from) : null;
    for (const text of missed ?? [frames.snapshotFrame(this.setup, depth)]) reader.send(text);
  }
}

function changesIn(events: readonly CoreEvent[], instrument: ListedInstrument): LevelChanges {
  const changes: LevelChanges = { bids: [], asks: [] };
  for (const event of events) {
    if (event.kind !== 'level_changed' || event.symbol !== instrument.symbol) continue;
    frames.addLevel(changes, event, instrument);
  }
  return changes;
}
