import { Injectable } from '@nestjs/common';
import { isoTime } from '../common/iso-time';
import type { CoreEvent, LevelChanged } from '../core/events/events';
import { Side } from '../core/types/side';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import { ChannelDirectory } from '../streaming/channel-directory.service';
import type { Reader } from '../streaming/reader';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { BookView, type LevelChanges } from './book-view';
import { checksumOf } from './checksum';
import type { DepthBook } from './depth-book';
import { DepthProjection } from './depth.projection';
import { MarketDataSocketQuery } from './dto/market-data-socket.query';
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
export class MarketDataPublisher implements SubscribableChannel<MarketDataSocketQuery> {
  readonly name = 'market-data';
  readonly bySymbol = true;
  readonly query = MarketDataSocketQuery;
  readonly shownFields = ['depth'] as const;

  private readonly feeds = new Map<string, Map<number, Feed>>();

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly depth: DepthProjection,
    private readonly broadcaster: Broadcaster,
    directory: ChannelDirectory,
  ) {
    directory.add(this);
    engine.liveOutcomes$.subscribe((outcome) => this.publish(outcome));
  }

  open({ depth, from }: MarketDataSocketQuery, symbol: string): BeginReading {
    const feed = this.feedOf(symbol, depth ?? FULL_DEPTH);
    return (reader) => {
      if (!this.broadcaster.hasSubscribers(feed.key)) feed.view?.refresh();
      if (from === undefined || !this.resume(reader, feed, from)) this.sendSnapshot(reader, feed);
      this.broadcaster.subscribe(feed.key, reader, feed.book.sequence);
    };
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
      resync: (reader) => this.sendSnapshot(reader, feed),
      heartbeat: () => heartbeat(feed),
    });
    return feed;
  }

  private sendSnapshot(reader: Reader, { book, instrument, depth }: Feed): void {
    const snapshot = toOrderBook(book, instrument, depth);
    reader.send(JSON.stringify({ type: 'snapshot', ...snapshot }));
  }

  /** Sends one update that covers everything missed; false when that is not known any more. */
  private resume(reader: Reader, feed: Feed, from: number): boolean {
    const { book, instrument } = feed;
    if (feed.view !== null || from > book.sequence) return false;
    const missed = this.depth.recentChanges(instrument.symbol).after(from);
    if (missed === null) return false;
    if (from === book.sequence) {
      reader.send(heartbeat(feed));
      return true;
    }
    const changes: LevelChanges = { bids: [], asks: [] };
    for (const { side, price } of missed) {
      addLevel(changes, { side, price, quantity: book.side(side).at(price) }, instrument);
    }
    reader.send(update(feed, from, changes));
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
