import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import { Pace } from '../streaming/pace';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import { TickerSocketQuery } from './dto/ticker.dto';
import { StatisticsProjection } from './statistics.projection';
import type { SymbolStatistics } from './symbol-statistics';
import { figures, tickerMembers } from './ticker-json';

/** Least time between two frames of a feed, and how often passing time is looked at; in ms. */
const PERIOD_MS = 100;
const CLOCK_MS = 1000;

/** The ticker feed of one symbol. */
interface Feed {
  readonly key: string;
  readonly instrument: ListedInstrument;
  readonly statistics: SymbolStatistics;
  readonly pace: Pace;
  /** What readers were told last, without the time. */
  told: string;
}

/** Publishes the ticker feeds: the ticker to each new reader, then again when it has changed. */
@Injectable()
export class TickerPublisher
  implements SubscribableChannel<TickerSocketQuery>, OnApplicationBootstrap, OnApplicationShutdown
{
  readonly name = 'ticker';
  readonly bySymbol = true;
  readonly query = TickerSocketQuery;
  readonly shownFields = [];

  private readonly feeds = new Map<string, Feed>();
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly statistics: StatisticsProjection,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.notice(outcome));
  }

  /** Trades leave the 24 hours without a command. */
  onApplicationBootstrap(): void {
    const look = (): void => this.feeds.forEach((feed) => this.publish(feed));
    this.clock = setInterval(look, CLOCK_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.clock);
    for (const { pace } of this.feeds.values()) pace.cancel();
  }

  /** The ticker, then every change of it. */
  open(_query: TickerSocketQuery, symbol: string): BeginReading {
    const feed = this.feedOf(symbol);
    return (reader) => {
      if (this.broadcaster.hasSubscribers(feed.key)) this.publish(feed);
      else feed.told = this.changing(feed);
      reader.send(this.frame(feed));
      this.broadcaster.subscribe(feed.key, reader, feed.statistics.sequence);
    };
  }

  private notice({ events }: Outcome): void {
    if (this.feeds.size === 0) return;
    for (const event of events) {
      const { kind } = event;
      if (kind !== 'trade' && kind !== 'bbo_changed' && kind !== 'trading_state_changed') continue;
      const feed = this.feeds.get(event.symbol);
      if (feed !== undefined && this.broadcaster.hasSubscribers(feed.key)) feed.pace.request();
    }
  }

  private publish(feed: Feed): void {
    if (!this.broadcaster.hasSubscribers(feed.key)) return;
    const now = this.changing(feed);
    if (now === feed.told) return;
    feed.told = now;
    this.broadcaster.publish(feed.key, this.frame(feed), feed.statistics.sequence);
  }

  private feedOf(symbol: string): Feed {
    const known = this.feeds.get(symbol);
    if (known !== undefined) return known;
    const instrument = this.catalogue.get(symbol);
    const statistics = this.statistics.of(symbol);
    const pace = new Pace(PERIOD_MS, () => this.publish(feed));
    const feed: Feed = { key: `ticker:${symbol}`, instrument, statistics, pace, told: '' };
    this.feeds.set(symbol, feed);
    this.broadcaster.open(feed.key, {
      resync: (reader) => reader.send(this.frame(feed)),
      heartbeat: () => `{"type":"heartbeat","sequence":${statistics.sequence}}`,
    });
    return feed;
  }

  private frame({ statistics, instrument }: Feed): string {
    const { time, timeReached: until } = this.engine;
    return `{"type":"ticker",${tickerMembers(statistics, instrument, { time, until })}}`;
  }

  /** What of a ticker changes only when the market does or time passes. */
  private changing({ statistics, instrument }: Feed): string {
    return figures(statistics, instrument, this.engine.timeReached);
  }
}
