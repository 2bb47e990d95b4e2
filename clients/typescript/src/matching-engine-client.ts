import { BookFeed } from './feeds/book-feed.js';
import { CandlesFeed, type CandlesOptions } from './feeds/candles-feed.js';
import { MarketDataFeed, type MarketDataOptions } from './feeds/market-data-feed.js';
import { StatusFeed } from './feeds/status-feed.js';
import { TickerFeed } from './feeds/ticker-feed.js';
import { TradesFeed, type TradesOptions } from './feeds/trades-feed.js';
import type { ClientOptions, SocketOptions } from './options.js';
import { AccountSocket, type AccountOptions } from './orders/account-socket.js';
import { OrderSocket, type OrderSocketOptions } from './orders/order-socket.js';
import { RestClient } from './rest/rest-client.js';
import { socketSettings, type SocketSettings } from './socket/socket-settings.js';
import type { CandleInterval } from './types.js';

interface Closable {
  close(): void;
  on(name: 'state', listener: (state: string) => void): () => void;
}

/**
 * The door to one service. `rest` has every route. Each other method opens a socket of its own that
 * lives until its `close()`, or until `close()` of the client, and repairs itself meanwhile.
 *
 *     const client = new MatchingEngineClient({ url: 'http://127.0.0.1:3000' });
 *     const feed = client.marketData('BTC-USDT');
 *     feed.on('change', () => console.log(feed.book.bestBid, feed.book.bestAsk));
 */
export class MatchingEngineClient {
  readonly rest: RestClient;
  private readonly opened = new Set<Closable>();

  constructor(private readonly options: ClientOptions) {
    const { url, timeoutMs = 10_000, fetch = globalThis.fetch.bind(globalThis) } = options;
    this.rest = new RestClient({ url, timeoutMs, fetch });
  }

  /** The book by price levels, verified at every update. */
  marketData(symbol: string, options: MarketDataOptions = {}): MarketDataFeed {
    return this.keep(new MarketDataFeed(this.settings(options), symbol, options));
  }

  /** The book order by order, verified at every update. */
  book(symbol: string, options: SocketOptions = {}): BookFeed {
    return this.keep(new BookFeed(this.settings(options), symbol));
  }

  /** Every trade once, in order. */
  trades(symbol: string, options: TradesOptions = {}): TradesFeed {
    return this.keep(new TradesFeed(this.settings(options), this.rest, symbol, options));
  }

  /** The last 24 hours. */
  ticker(symbol: string, options: SocketOptions = {}): TickerFeed {
    return this.keep(new TickerFeed(this.settings(options), symbol));
  }

  /** The latest candles of an interval. */
  candles(
    symbol: string,
    interval: CandleInterval = '1m',
    options: CandlesOptions = {},
  ): CandlesFeed {
    const settings = this.settings(options);
    return this.keep(new CandlesFeed(settings, this.rest, { symbol, interval, ...options }));
  }

  /** Readiness, listings and trading states. */
  status(options: SocketOptions = {}): StatusFeed {
    return this.keep(new StatusFeed(this.settings(options)));
  }

  /** Order entry; reports come for the orders entered here. */
  orders(options: OrderSocketOptions = {}): OrderSocket {
    const { timeoutMs } = this.options;
    return this.keep(new OrderSocket(this.settings(options), { timeoutMs, ...options }));
  }

  /** Order entry for an account, and every report about its orders. */
  account(accountId: string, options: AccountOptions = {}): AccountSocket {
    const { timeoutMs } = this.options;
    const settings = this.settings(options);
    return this.keep(new AccountSocket(settings, accountId, { timeoutMs, ...options }));
  }

  /** Closes every socket that was opened here. */
  close(): void {
    for (const feed of [...this.opened]) feed.close();
  }

  private settings(own: SocketOptions): SocketSettings {
    return socketSettings(this.options, own);
  }

  private keep<Opened extends Closable>(feed: Opened): Opened {
    this.opened.add(feed);
    feed.on('state', (state) => {
      if (state === 'closed') this.opened.delete(feed);
    });
    return feed;
  }
}
