import type { Instrument, MarketDataFeed, Side, TradesFeed } from '@matching-engine/client';
import type { Random } from './random.js';
import { Steps } from './steps.js';

/** Where prices of well-known bases begin when nothing has traded yet, in quote units. */
const BEGINNINGS: Readonly<Record<string, number>> = { BTC: 50_000, ETH: 3_000, SOL: 150 };

/** Deviation of the fair price in one step, relative to itself. */
const VOLATILITY = 0.000_08;
/** How much of the way back to where it began it is drawn in one step. */
const PULL = 0.0005;

/**
 * One instrument as traders see it: a fair price that walks at random, which nobody publishes, and
 * the book and trades that everybody reads. Prices are whole ticks, quantities whole lots.
 */
export class Market {
  readonly ticks: Steps;
  readonly lots: Steps;
  private readonly beginning: number;
  private walk: number;

  constructor(
    readonly instrument: Instrument,
    private readonly feeds: { readonly book: MarketDataFeed; readonly trades: TradesFeed },
    private readonly random: Random,
  ) {
    this.ticks = new Steps(instrument.tickSize);
    this.lots = new Steps(instrument.lotSize);
    const last = feeds.trades.trades[0]?.price;
    const unknown = String(BEGINNINGS[instrument.base] ?? 100);
    this.beginning = Math.max(100, this.ticks.read(last ?? unknown));
    this.walk = this.beginning;
  }

  get symbol(): string {
    return this.instrument.symbol;
  }

  /** The fair price in ticks. */
  get fair(): number {
    return Math.round(this.walk);
  }

  /** Moves the fair price by one step. */
  step(): void {
    const shock = this.random.normal() * VOLATILITY * this.walk;
    const pull = (this.beginning - this.walk) * PULL;
    this.walk = Math.max(this.beginning / 10, this.walk + shock + pull);
  }

  /** Best price of a side in ticks; undefined when the side is empty or the feed is not live. */
  best(side: Side): number | undefined {
    const { state, book } = this.feeds.book;
    const top = side === 'buy' ? book.bestBid : book.bestAsk;
    return state === 'live' && top !== null ? this.ticks.read(top.price) : undefined;
  }

  /** Prices of the last trades in ticks, newest first. */
  lastPrices(count: number): number[] {
    return this.feeds.trades.trades.slice(0, count).map(({ price }) => this.ticks.read(price));
  }

  /** A distance in ticks, from one in hundredths of a percent of the price; at least one tick. */
  basisPoints(points: number): number {
    return Math.max(1, Math.round((this.walk * points) / 10_000));
  }

  /** A price as it is sent; never below one tick. */
  price(ticks: number): string {
    return this.ticks.print(Math.max(1, Math.round(ticks)));
  }

  /** A quantity worth about so many quote units, within the limits of the instrument. */
  quantityWorth(value: number): string {
    const perLot = Number(this.instrument.lotSize) * Number(this.ticks.print(this.fair));
    const least = this.lots.read(this.instrument.minQuantity);
    return this.lots.print(Math.max(least, 1, Math.round(value / perLot)));
  }
}
