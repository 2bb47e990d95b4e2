import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { jsonList } from '../common/json';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { Broadcaster } from '../streaming/broadcaster.service';
import { Pace } from '../streaming/pace';
import type { BeginReading, SubscribableChannel } from '../streaming/subscribable-channel';
import type { Candle } from './candle';
import { candleJson, candleMembers } from './candle-json';
import { filled } from './candle-range';
import { CandlesSocketQuery } from './dto/candles.dto';
import { DEFAULT_INTERVAL, INTERVAL_MICROS, intervalStart, type Interval } from './intervals';
import { StatisticsProjection } from './statistics.projection';
import type { SymbolStatistics } from './symbol-statistics';

/** Least time between two frames about a candle, and how often passing time is looked at; in ms. */
const PERIOD_MS = 100;
const CLOCK_MS = 50;

/** Candles that a new reader gets. */
const FIRST_CANDLES = 2;

/** How many candles may close at once before readers get a snapshot instead. */
const MOST_CLOSED = 100;

/** The candle feed of one symbol and interval. */
interface Feed {
  readonly key: string;
  readonly interval: Interval;
  readonly micros: number;
  readonly instrument: ListedInstrument;
  readonly statistics: SymbolStatistics;
  readonly pace: Pace;
  /** When the candle begins that readers were told of last. */
  openTime: number;
  /** Trades of that candle that they were told of. */
  tradeCount: number;
}

/**
 * Publishes the candle feeds: the last candles to each new reader, then the current one when it
 * has changed, and each once more when its interval has passed. A candle is closed only when no
 * command of its time can follow any more.
 */
@Injectable()
export class CandlesPublisher
  implements SubscribableChannel<CandlesSocketQuery>, OnApplicationBootstrap, OnApplicationShutdown
{
  readonly name = 'candles';
  readonly bySymbol = true;
  readonly query = CandlesSocketQuery;
  readonly shownFields = ['interval'] as const;

  private readonly feeds = new Map<string, Map<Interval, Feed>>();
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly engine: MatchingEngineService,
    private readonly catalogue: InstrumentCatalogue,
    private readonly statistics: StatisticsProjection,
    private readonly broadcaster: Broadcaster,
  ) {
    engine.liveOutcomes$.subscribe((outcome) => this.notice(outcome));
  }

  onApplicationBootstrap(): void {
    this.clock = setInterval(() => this.closePassed(), CLOCK_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.clock);
    for (const feed of this.allFeeds()) feed.pace.cancel();
  }

  /** The last candles, then every change that follows. */
  open({ interval = DEFAULT_INTERVAL }: CandlesSocketQuery, symbol: string): BeginReading {
    const feed = this.feedOf(symbol, interval);
    return (reader) => {
      if (this.broadcaster.hasSubscribers(feed.key)) this.publish(feed);
      else this.begin(feed);
      reader.send(this.snapshot(feed));
      this.broadcaster.subscribe(feed.key, reader, feed.statistics.sequence);
    };
  }

  private notice({ events }: Outcome): void {
    if (this.feeds.size === 0) return;
    for (const event of events) {
      if (event.kind !== 'trade') continue;
      for (const feed of this.feeds.get(event.symbol)?.values() ?? []) {
        if (this.broadcaster.hasSubscribers(feed.key)) feed.pace.request();
      }
    }
  }

  private closePassed(): void {
    const now = this.engine.timeReached;
    for (const feed of this.allFeeds()) {
      if (intervalStart(now, feed.micros) > feed.openTime) this.publish(feed);
    }
  }

  /** Tells the readers what they do not know yet: candles that closed, then the current one. */
  private publish(feed: Feed): void {
    if (!this.broadcaster.hasSubscribers(feed.key)) return;
    const { openTime: told, tradeCount, micros } = feed;
    const current = this.begin(feed);
    if ((current - told) / micros > MOST_CLOSED) return this.send(feed, this.snapshot(feed));
    for (const candle of this.candlesFrom(feed, told)) {
      const isClosed = candle.openTime < current;
      if (isClosed) this.send(feed, frame(feed, candle, true));
      else if (!candle.isEmpty && (told !== current || candle.tradeCount !== tradeCount)) {
        this.send(feed, frame(feed, candle, false));
      }
    }
  }

  /** Notes that readers know everything up to now; tells when the current candle begins. */
  private begin(feed: Feed): number {
    feed.openTime = intervalStart(this.engine.timeReached, feed.micros);
    const { last } = feed.statistics.candles.of(feed.interval);
    feed.tradeCount = last !== null && last.openTime === feed.openTime ? last.tradeCount : 0;
    return feed.openTime;
  }

  /** All candles that begin at this time or later, up to the current one. */
  private candlesFrom({ statistics, interval, micros, openTime }: Feed, from: number): Candle[] {
    const range = { from, to: openTime + micros };
    return filled(range, micros, statistics.candles.of(interval).between(from, range.to));
  }

  private send(feed: Feed, text: string): void {
    this.broadcaster.publish(feed.key, text, feed.statistics.sequence);
  }

  private snapshot(feed: Feed): string {
    const { instrument, interval, micros, openTime } = feed;
    const candles = this.candlesFrom(feed, openTime - (FIRST_CANDLES - 1) * micros);
    const list = jsonList(candles.map((candle) => candleJson(candle, instrument)));
    const head = `"symbol":"${instrument.symbol}","interval":"${interval}"`;
    return `{"type":"snapshot",${head},"candles":${list}}`;
  }

  private *allFeeds(): Iterable<Feed> {
    for (const feeds of this.feeds.values()) yield* feeds.values();
  }

  private feedOf(symbol: string, interval: Interval): Feed {
    const known = this.feeds.get(symbol)?.get(interval);
    if (known !== undefined) return known;
    const instrument = this.catalogue.get(symbol);
    const statistics = this.statistics.of(symbol);
    const feed: Feed = {
      ...{ key: `candles:${symbol}:${interval}`, interval, micros: INTERVAL_MICROS[interval] },
      ...{ instrument, statistics, openTime: 0, tradeCount: 0 },
      pace: new Pace(PERIOD_MS, () => this.publish(feed)),
    };
    this.feeds.set(
      symbol,
      (this.feeds.get(symbol) ?? new Map<Interval, Feed>()).set(interval, feed),
    );
    this.broadcaster.open(feed.key, {
      resync: (reader) => reader.send(this.snapshot(feed)),
      heartbeat: () => `{"type":"heartbeat","sequence":${statistics.sequence}}`,
    });
    return feed;
  }
}

function frame({ instrument, interval }: Feed, candle: Candle, closed: boolean): string {
  const head = `"symbol":"${instrument.symbol}","interval":"${interval}"`;
  return `{"type":"candle",${head},${candleMembers(candle, instrument)},"closed":${closed}}`;
}
