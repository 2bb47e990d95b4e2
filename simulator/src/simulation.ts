import type { AccountSocket, Instrument, MatchingEngineClient } from '@matching-engine/client';
import { Market } from './market.js';
import { Pacer } from './pacer.js';
import { Random } from './random.js';
import type { Settings } from './settings.js';
import { Statistics } from './statistics.js';
import { Canceller } from './traders/canceller.js';
import { MarketMaker } from './traders/market-maker.js';
import { Taker } from './traders/taker.js';
import type { Trader, TraderParts } from './traders/trader.js';
import { TrendFollower } from './traders/trend-follower.js';

/** Kinds of traders, and how often one of each kind acts, in comparison. */
const KINDS: readonly [name: string, weight: number, make: (parts: TraderParts) => Trader][] = [
  ['maker', 5, (parts) => new MarketMaker(parts)],
  ['canceller', 3, (parts) => new Canceller(parts)],
  ['taker', 1, (parts) => new Taker(parts)],
  ['trend', 1, (parts) => new TrendFollower(parts)],
];

/** Steps of the fair prices in a second. */
const STEPS_PER_SECOND = 20;
const LINE_MS = 1_000;
/** Longest wait for the answers that are still to come at the end, milliseconds. */
const GOODBYE_MS = 5_000;

interface Weighted {
  readonly trader: Trader;
  readonly weight: number;
}

/** Traders on some instruments, over the client package and nothing else. */
export class Simulation {
  private readonly random: Random;
  private readonly statistics = new Statistics();
  private readonly accounts: AccountSocket[] = [];
  private readonly traders: Weighted[] = [];
  private readonly markets: Market[] = [];
  private readonly pacers: Pacer[];
  private lines: ReturnType<typeof setInterval> | undefined;
  private unanswered = 0;

  constructor(
    private readonly client: MatchingEngineClient,
    private readonly settings: Settings,
    private readonly print: (line: string) => void,
  ) {
    this.random = new Random(settings.seed);
    this.pacers = [
      new Pacer(settings.rate, () => this.act()),
      new Pacer(STEPS_PER_SECOND, () => this.step()),
    ];
  }

  /** Opens feeds and accounts, then begins. */
  async start(): Promise<void> {
    const { instruments } = await this.client.rest.instruments();
    const wanted = this.settings.symbols ?? instruments.map(({ symbol }) => symbol);
    for (const symbol of wanted) {
      const instrument = instruments.find((one) => one.symbol === symbol);
      if (instrument === undefined) throw new Error(`no instrument "${symbol}" is listed`);
      await this.open(instrument);
    }
    await Promise.all(this.accounts.map((account) => account.ready));
    for (const pacer of this.pacers) pacer.start();
    this.lines = setInterval(() => this.report(), LINE_MS);
  }

  /** Stops, cancels what rests, and waits for the answers. */
  async stop(): Promise<void> {
    for (const pacer of this.pacers) pacer.stop();
    clearInterval(this.lines);
    const cancelled = this.accounts.map((account) =>
      account.cancelAll({}, { timeoutMs: GOODBYE_MS }).catch(() => undefined),
    );
    await Promise.all(cancelled);
    this.print(this.statistics.summary());
  }

  private async open(instrument: Instrument): Promise<void> {
    const { symbol } = instrument;
    const book = this.client.marketData(symbol, { interval: '100ms' });
    const trades = this.client.trades(symbol);
    await Promise.all([book.ready, trades.ready]);
    trades.on('trade', () => this.statistics.trades++);
    const market = new Market(instrument, { book, trades }, this.random.fork());
    this.markets.push(market);
    for (const [kind, weight, make] of KINDS) {
      for (let i = 1; i <= this.settings.traders; i++) {
        const account = this.client.account(`sim-${kind}-${symbol}-${i}`);
        this.accounts.push(account);
        const { maxOpen } = this.settings;
        const trader = make({ market, account, random: this.random.fork(), maxOpen });
        this.traders.push({ trader, weight });
      }
    }
  }

  /** Lets one trader act; not when too many answers are waited for. */
  private act(): boolean {
    if (this.unanswered >= Math.max(100, this.settings.rate)) return false;
    this.unanswered++;
    void this.statistics.follow(this.draw().act()).finally(() => this.unanswered--);
    return true;
  }

  private step(): boolean {
    for (const market of this.markets) market.step();
    return true;
  }

  private draw(): Trader {
    const all = this.traders.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.random.fraction() * all;
    const drawn = this.traders.find(({ weight }) => (left -= weight) < 0);
    return (drawn ?? this.traders[0]).trader;
  }

  private report(): void {
    const open = this.traders.reduce((sum, { trader }) => sum + trader.open, 0);
    const markets = this.markets.map((market) => ({
      symbol: market.symbol,
      bid: printed(market, 'buy'),
      ask: printed(market, 'sell'),
    }));
    this.print(this.statistics.line(open, markets));
  }
}

function printed(market: Market, side: 'buy' | 'sell'): string | undefined {
  const best = market.best(side);
  return best === undefined ? undefined : market.price(best);
}
