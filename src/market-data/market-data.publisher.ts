import { Injectable } from '@nestjs/common';
import { isoTime } from '../common/iso-time';
import type { CoreEvent, LevelChanged } from '../core/events/events';
import { Side } from '../core/types/side';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { SocketSession } from '../streaming/socket-session';
import { BookView, type LevelChanges } from './book-view';
import { checksumOf } from './checksum';
import type { DepthBook } from './depth-book';
import { DepthProjection } from './depth.projection';
import { toOrderBook, toTop, type PrintedLevel } from './market-data.mapper';

/** A feed that shows the whole book. */
const FULL_DEPTH = Infinity;

/** The feed of one symbol at one depth. */
interface Feed {
  readonly key: string;
  readonly depth: number;
  readonly instrument: ListedInstrument;
  readonly book: DepthBook;
  /** Null for the full depth, where the events themselves tell what changed. */
  readonly view: BookView | null;
}

/**
 * Publishes the book feeds: a snapshot to each new reader, then one update for each command that
 * changed the book, then the BBO when it changed. Nothing is encoded for a feed without readers.
 */
@Injectable()
export class MarketDataPublisher {
  private readonly feeds = new Map<string, Map<number, Feed>>();

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly depth: DepthProjection,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.publish(outcome));
  }

  /**
   * Sends the session the book and everything that follows.
   * @param depth levels of each side, or undefined for all
   * @param from resumes after this sequence when that is still known
   * @throws ProblemError `symbol_not_found`
   */
  subscribe(session: SocketSession, symbol: string, depth?: number, from?: number): void {
    const feed = this.feedOf(symbol, depth ?? FULL_DEPTH);
    if (!this.broadcaster.hasSubscribers(feed.key)) feed.view?.refresh();
    if (from === undefined || !this.resume(session, feed, from)) this.sendSnapshot(session, feed);
    this.broadcaster.subscribe(feed.key, session, feed.book.sequence);
  }

  private publish(outcome: Outcome): void {
    for (const symbol of changedSymbols(outcome.events)) this.publishBook(symbol, outcome);
  }

  private publishBook(symbol: string, outcome: Outcome): void {
    for (const feed of this.feeds.get(symbol)?.values() ?? []) {
      if (!this.broadcaster.hasSubscribers(feed.key)) continue;
      const changes = feed.view?.refresh() ?? changesIn(outcome.events, feed.instrument);
      const { sequence } = feed.book;
      this.broadcaster.publish(feed.key, update(feed, sequence - 1, changes), sequence);
      if (outcome.events.some((event) => event.kind === 'bbo_changed' && event.symbol === symbol)) {
        this.broadcaster.publish(feed.key, bbo(feed), sequence);
      }
    }
  }

  private feedOf(symbol: string, depth: number): Feed {
    const instrument = this.catalogue.get(symbol);
    const feeds = this.feeds.get(symbol) ?? new Map<number, Feed>();
    this.feeds.set(symbol, feeds);
    const known = feeds.get(depth);
    if (known !== undefined) return known;
    const book = this.depth.book(symbol);
    const view = depth === FULL_DEPTH ? null : new BookView(depth, book, instrument);
    const feed: Feed = { key: `book:${symbol}:${depth}`, depth, instrument, book, view };
    feeds.set(depth, feed);
    this.broadcaster.open(feed.key, {
      resync: (session) => this.sendSnapshot(session, feed),
      heartbeat: () => heartbeat(feed),
    });
    return feed;
  }

  private sendSnapshot(session: SocketSession, { book, instrument, depth }: Feed): void {
    const snapshot = toOrderBook(book, instrument, depth);
    session.send(JSON.stringify({ type: 'snapshot', ...snapshot }));
  }

  /** Sends one update that covers everything missed; false when that is not known any more. */
  private resume(session: SocketSession, feed: Feed, from: number): boolean {
    const { book, instrument } = feed;
    if (feed.view !== null || from > book.sequence) return false;
    const missed = this.depth.recentChanges(instrument.symbol).after(from);
    if (missed === null) return false;
    if (from === book.sequence) {
      session.send(heartbeat(feed));
      return true;
    }
    const changes: LevelChanges = { bids: [], asks: [] };
    for (const { side, price } of missed) {
      addLevel(changes, { side, price, quantity: book.side(side).at(price) }, instrument);
    }
    session.send(update(feed, from, changes));
    return true;
  }
}

function changedSymbols(events: readonly CoreEvent[]): Set<string> {
  const symbols = new Set<string>();
  for (const event of events) if (event.kind === 'level_changed') symbols.add(event.symbol);
  return symbols;
}

function changesIn(events: readonly CoreEvent[], instrument: ListedInstrument): LevelChanges {
  const changes: LevelChanges = { bids: [], asks: [] };
  for (const event of events) {
    if (event.kind !== 'level_changed' || event.symbol !== instrument.symbol) continue;
    addLevel(changes, event, instrument);
  }
  return changes;
}

function addLevel(
  { bids, asks }: LevelChanges,
  { side, price, quantity }: Pick<LevelChanged, 'side'> & { price: number; quantity: number },
  instrument: ListedInstrument,
): void {
  const total = quantity === 0 ? '0' : instrument.quantity.print(quantity);
  const level: PrintedLevel = [instrument.price.print(price), total];
  (side === Side.Buy ? bids : asks).push(level);
}

function update(
  { book, instrument }: Feed,
  previousSequence: number,
  changes: LevelChanges,
): string {
  const { symbol } = instrument;
  const { sequence, time } = book;
  const checksum = checksumOf(book, instrument);
  const { bids, asks } = changes;
  const timestamp = isoTime(time);
  const head = { type: 'update', symbol, sequence, previousSequence, timestamp };
  return JSON.stringify({ ...head, bids, asks, checksum });
}

function bbo({ book, instrument }: Feed): string {
  const { sequence, bestBid, bestAsk } = book;
  const { symbol } = instrument;
  const bid = toTop(bestBid, instrument);
  const ask = toTop(bestAsk, instrument);
  return JSON.stringify({ type: 'bbo', symbol, sequence, bid, ask });
}

function heartbeat({ book }: Feed): string {
  return `{"type":"heartbeat","sequence":${book.sequence}}`;
}
