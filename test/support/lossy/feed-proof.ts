import type {
  MatchingEngineClient,
  Feed,
  FeedEvents,
  MarketDataFeed,
} from '@matching-engine/client';
import type { AccountSocket, BookFeed, Order, TradesFeed } from '@matching-engine/client';
import { createNodeClient } from '@matching-engine/client/node';
import { Random } from '../random-flow/random';
import { Claims } from './claims';
import { CALM, LossyProxy, type Weather } from './lossy-proxy';
import { ACCOUNT, OrderFlow } from './order-flow';
import {
  AccountWitness,
  DepthWitness,
  fingerprint,
  fingerprintOfReport,
  QueueWitness,
  TradesWitness,
  type Witness,
} from './witness';

export const SYMBOL = 'BTC-USDT';

/** Every how many changes the whole queue book is compared; it is long. */
const QUEUE_EVERY = 10;

export interface ProofSetup {
  /** Address of a fresh service. */
  readonly url: string;
  readonly seed: number;
  /** Book updates to see. */
  readonly updates: number;
  readonly weather: Weather;
  /** Silence after which the client gives a connection up, milliseconds. */
  readonly silenceTimeoutMs: number;
}

/** What happened to one feed of the client. */
export interface FeedReport {
  changes: number;
  recoveries: number;
  gap: number;
  checksum: number;
  reset: number;
  /** Trades, or reports of the account, that the client said would not come. */
  missed: number;
}

/**
 * A client behind a lossy proxy, while random orders flow, and witnesses without a proxy. Whatever
 * the client's books show while they say that they are live is compared with the truth.
 */
export class FeedProof {
  readonly proxy: LossyProxy;
  readonly reports: Record<string, FeedReport> = {};
  readonly claims: Claims[] = [];
  readonly witness: DepthWitness;
  private readonly queueWitness: QueueWitness;
  private readonly tradesWitness: TradesWitness;
  private readonly accountWitness: AccountWitness;
  private readonly direct: MatchingEngineClient;
  private readonly random: Random;
  private client!: MatchingEngineClient;

  constructor(private readonly setup: ProofSetup) {
    this.random = new Random(setup.seed);
    this.proxy = new LossyProxy(setup.url, new Random(setup.seed + 1));
    this.direct = createNodeClient({ url: setup.url, timeoutMs: 60_000 });
    this.witness = new DepthWitness(setup.url, `/ws/market-data/${SYMBOL}`);
    this.queueWitness = new QueueWitness(setup.url, `/ws/book/${SYMBOL}`);
    this.tradesWitness = new TradesWitness(setup.url, `/ws/trades/${SYMBOL}`);
    this.accountWitness = new AccountWitness(setup.url, `/ws/orders?accountId=${ACCOUNT}&from=0`);
  }

  depth!: MarketDataFeed;
  conflated!: MarketDataFeed;
  queue!: BookFeed;
  trades!: TradesFeed;
  account!: AccountSocket;

  /** Opens everything, in good weather. */
  async begin(): Promise<void> {
    const url = await this.proxy.listen();
    const { silenceTimeoutMs, seed } = this.setup;
    const draws = new Random(seed + 2);
    const reconnect = { minDelayMs: 4, maxDelayMs: 40, random: () => draws.fraction() };
    this.client = createNodeClient({ url, silenceTimeoutMs, reconnect });
    await Promise.all(this.witnesses.map((witness) => witness.ready()));
    this.depth = this.watchDepth('levels', this.client.marketData(SYMBOL));
    this.conflated = this.watchDepth(
      'conflated levels',
      this.client.marketData(SYMBOL, { interval: '100ms' }),
    );
    this.queue = this.watchQueue(this.client.book(SYMBOL));
    this.trades = this.watchTrades(this.client.trades(SYMBOL, { from: 0, keep: 1 }));
    this.account = this.watchAccount(this.client.account(ACCOUNT, { from: 0 }));
    await Promise.all(this.feeds.map((feed) => feed.ready));
  }

  /** Lets orders flow in bad weather until there were enough updates, then waits for calm. */
  async run(): Promise<void> {
    const flow = new OrderFlow(this.direct.orders(), this.random);
    this.proxy.weather = this.setup.weather;
    while (this.witness.sequence < this.setup.updates) await flow.step();
    this.proxy.weather = CALM;
    await waitFor(() => this.isSettled(), 30_000);
  }

  async end(): Promise<void> {
    this.client.close();
    this.direct.close();
    for (const witness of this.witnesses) witness.close();
    await this.proxy.close();
  }

  /** Trades and reports that came, or were said to be missed; and how many there were. */
  accounted(): { told: number[]; there: number[] } {
    const { trades, account } = this.reports;
    return {
      told: [trades, account].map(({ changes, missed }) => changes + missed),
      there: [this.tradesWitness.sequence, this.accountWitness.sequence],
    };
  }

  /** The book as the service answers it directly. */
  orderBook() {
    return this.direct.rest.orderBook(SYMBOL, { depth: 1000 });
  }

  /** A queue book that begins now, without a proxy. */
  async freshQueue(): Promise<BookFeed> {
    const fresh = this.direct.book(SYMBOL);
    await fresh.ready;
    return fresh;
  }

  /** The account's live orders by id, as the service answers them directly. */
  async liveOrders(): Promise<Map<string, Order>> {
    const live = new Map<string, Order>();
    let cursor: string | undefined;
    do {
      const query = { accountId: ACCOUNT, status: 'open', limit: 1000, cursor } as const;
      const page = await this.direct.rest.orders(query);
      for (const order of page.orders) live.set(order.orderId, order);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return live;
  }

  private get feeds(): (MarketDataFeed | BookFeed | TradesFeed | AccountSocket)[] {
    return [this.depth, this.conflated, this.queue, this.trades, this.account];
  }

  private get witnesses(): Witness[] {
    return [this.witness, this.queueWitness, this.tradesWitness, this.accountWitness];
  }

  private isSettled(): boolean {
    const { sequence } = this.witness;
    return (
      this.feeds.every(({ state }) => state === 'live') &&
      [this.depth, this.conflated].every(({ book }) => book.sequence === sequence) &&
      this.queue.book.sequence === this.queueWitness.sequence &&
      this.trades.sequence === this.tradesWitness.sequence &&
      this.account.accountSequence === this.accountWitness.sequence &&
      this.claims.every((claims) => claims.settle() === 0)
    );
  }

  private watchDepth(name: string, feed: MarketDataFeed): MarketDataFeed {
    const claims = this.claimsOf(name, this.witness);
    const claim = (): void => claims.claim(feed.book.sequence, sumOfLevels(feed));
    const report = this.watch(name, feed, claim);
    feed.on('change', () => {
      report.changes++;
      claim();
    });
    return feed;
  }

  private watchQueue(feed: BookFeed): BookFeed {
    const claims = this.claimsOf('queues', this.queueWitness);
    const claim = (): void => claims.claim(feed.book.sequence, sumOfOrders(feed));
    const report = this.watch('queues', feed, claim);
    feed.on('change', () => {
      if (++report.changes % QUEUE_EVERY === 0) claim();
    });
    return feed;
  }

  private watchTrades(feed: TradesFeed): TradesFeed {
    const claims = this.claimsOf('trades', this.tradesWitness);
    const report = this.watch('trades', feed, () => undefined);
    feed.on('trade', ({ sequence, tradeId, price, quantity }) => {
      report.changes++;
      claims.claim(sequence, fingerprint(tradeId, price, quantity));
      if (sequence !== report.changes + report.missed)
        claims.wrong.push(`trade ${sequence} comes out of order`);
    });
    feed.on('gap', ({ previousSequence, sequence }) => {
      report.missed += sequence - previousSequence;
    });
    return feed;
  }

  private watchAccount(account: AccountSocket): AccountSocket {
    const claims = this.claimsOf('account', this.accountWitness);
    const report = this.watch('account', account, () => undefined);
    account.on('execution', (execution) => {
      report.changes++;
      claims.claim(execution.accountSequence ?? NaN, fingerprintOfReport(execution));
    });
    account.on('snapshot', ({ accountSequence, missedAfter }) => {
      report.missed += accountSequence - (missedAfter ?? 0);
    });
    return account;
  }

  /** Counts what happens to a feed; `recovered` is called whenever it is live again. */
  private watch<Events extends FeedEvents>(
    name: string,
    feed: Feed<Events>,
    recovered: () => void,
  ): FeedReport {
    const report: FeedReport = {
      changes: 0,
      recoveries: -1,
      gap: 0,
      checksum: 0,
      reset: 0,
      missed: 0,
    };
    this.reports[name] = report;
    const common = feed as unknown as Feed<FeedEvents>;
    common.on('resync', ({ reason }) => void report[reason]++);
    common.on('state', (state) => {
      if (state !== 'live') return;
      report.recoveries++;
      recovered();
    });
    return report;
  }

  private claimsOf(name: string, witness: Witness): Claims {
    const claims = new Claims(name, witness);
    this.claims.push(claims);
    return claims;
  }
}

function sumOfLevels({ book }: MarketDataFeed): number {
  let sum = 0;
  for (const [price, quantity] of book.bids()) sum ^= fingerprint('bids', price, quantity);
  for (const [price, quantity] of book.asks()) sum ^= fingerprint('asks', price, quantity);
  return sum >>> 0;
}

function sumOfOrders({ book }: BookFeed): number {
  let sum = 0;
  for (const side of ['buy', 'sell'] as const) {
    for (const { orderId, price, quantity } of book.orders(side)) {
      sum ^= fingerprint(orderId, price, quantity);
    }
  }
  return sum >>> 0;
}

async function waitFor(holds: () => boolean, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('the feeds did not come to rest');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
