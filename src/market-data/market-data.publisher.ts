import { Injectable } from '@nestjs/common';
import type { CoreEvent } from '../core/events/events';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { BookFeed, FULL_DEPTH, type FeedSetup } from './book-feed';
import { ConflatedFeed } from './conflated-feed';
import { DepthProjection } from './depth.projection';
import { MarketDataSocketQuery } from './dto/market-data-socket.query';
import { INTERVALS, INTERVAL_WORDS, Metronome, type IntervalWord } from './intervals';

/**
 * Publishes the book feeds: a snapshot to each new reader, then one update for each command that
 * changed the book, or for each interval, then the BBO when it changed. A feed lives as long as it
 * has readers.
 */
@Injectable()
export class MarketDataPublisher implements SubscribableChannel<MarketDataSocketQuery> {
  readonly name = 'market-data';
  readonly bySymbol = true;
  readonly query = MarketDataSocketQuery;
  readonly shownFields = ['depth', 'interval'] as const;

  private readonly feeds = new Map<string, BookFeed>();
  /** Feeds that tell of each command, by symbol. */
  private readonly prompt = new Map<string, Set<BookFeed>>();
  private readonly metronomes = new Map(
    INTERVAL_WORDS.map((word) => [word, new Metronome(INTERVALS[word])] as const),
  );

  constructor(
    engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly depth: DepthProjection,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.publish(outcome));
  }

  open({ depth, interval, from }: MarketDataSocketQuery, symbol: string): BeginReading {
    this.catalogue.get(symbol);
    return (reader) => {
      if (!reader.closed) this.feedOf(symbol, depth, interval).join(reader, from);
    };
  }

  private publish(outcome: Outcome): void {
    if (this.prompt.size === 0) return;
    for (const symbol of changedSymbols(outcome.events)) {
      for (const feed of this.prompt.get(symbol) ?? []) feed.publish(outcome);
    }
  }

  private feedOf(
    symbol: string,
    depth: number = FULL_DEPTH,
    interval: IntervalWord | undefined,
  ): BookFeed {
    const key = `market-data:${symbol}:${depth}:${interval}`;
    const known = this.feeds.get(key);
    if (known !== undefined) return known;
    const setup = this.setupOf(symbol, depth, key);
    const feed = interval === undefined ? this.promptFeed(setup) : this.pacedFeed(setup, interval);
    this.feeds.set(key, feed);
    return feed;
  }

  private setupOf(symbol: string, depth: number, key: string): Omit<FeedSetup, 'deserted'> {
    const instrument = this.catalogue.get(symbol);
    const book = this.depth.book(symbol);
    const recent = this.depth.recentChanges(symbol);
    return { key, depth, instrument, book, recent, broadcaster: this.broadcaster };
  }

  private promptFeed(setup: Omit<FeedSetup, 'deserted'>): BookFeed {
    const { symbol } = setup.instrument;
    const feeds = this.prompt.get(symbol) ?? new Set();
    this.prompt.set(symbol, feeds);
    const deserted = (): void => {
      this.feeds.delete(setup.key);
      feeds.delete(feed);
      if (feeds.size === 0) this.prompt.delete(symbol);
    };
    const feed = new BookFeed({ ...setup, deserted });
    feeds.add(feed);
    return feed;
  }

  private pacedFeed(setup: Omit<FeedSetup, 'deserted'>, interval: IntervalWord): BookFeed {
    const metronome = this.metronomes.get(interval);
    const deserted = (): void => {
      this.feeds.delete(setup.key);
      metronome?.remove(feed);
    };
    const feed = new ConflatedFeed({ ...setup, deserted });
    metronome?.add(feed);
    return feed;
  }
}

function changedSymbols(events: readonly CoreEvent[]): Set<string> {
  const symbols = new Set<string>();
  for (const event of events) if (event.kind === 'level_changed') symbols.add(event.symbol);
  return symbols;
}
