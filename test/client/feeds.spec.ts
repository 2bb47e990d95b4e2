/** The feeds of the client against the real service. */
import { ClientService, limitOrder, until } from '../support/client-service';

const SYMBOL = 'BTC-USDT';

describe('the feeds of the client', () => {
  let running: ClientService;

  beforeEach(async () => void (running = await ClientService.start()));
  afterEach(() => running.close());

  test('follow the book, every checksum verified, as the service has it', async () => {
    const { client } = running;
    const feeds = [
      client.marketData(SYMBOL),
      client.marketData(SYMBOL, { depth: 10 }),
      client.marketData(SYMBOL, { interval: '100ms' }),
    ];
    const resyncs: string[] = [];
    for (const feed of feeds) feed.on('resync', ({ detail }) => resyncs.push(detail));
    await Promise.all(feeds.map((feed) => feed.ready));
    const orders = Array.from({ length: 60 }, (_, i) => {
      const price = `${50_000 + ((i * 7) % 40)}.00`;
      return limitOrder(i % 3 === 0 ? 'sell' : 'buy', '0.1', price);
    });
    await client.rest.batch(orders);
    const book = await client.rest.orderBook(SYMBOL, { depth: 10 });
    for (const { book: local } of feeds) {
      await until(() => local.sequence === book.sequence, 'the last update');
      expect(local.bids(10)).toEqual(book.bids);
      expect(local.asks(10)).toEqual(book.asks);
      expect(local.checksum()).toBe(book.checksum);
    }
    expect(resyncs).toEqual([]);
  });

  test('tell each trade once, with those before them', async () => {
    const { client } = running;
    const cross = () => [
      limitOrder('buy', '0.1', '50000.00'),
      limitOrder('sell', '0.1', '50000.00'),
    ];
    await client.rest.batch(cross());
    const feed = client.trades(SYMBOL);
    const seen: number[] = [];
    feed.on('trade', ({ sequence }) => seen.push(sequence));
    await feed.ready;
    expect(feed.trades.map(({ sequence }) => sequence)).toEqual([1]);
    await client.rest.batch([...cross(), ...cross()]);
    await until(() => seen.length === 2, 'two trades');
    expect(seen).toEqual([2, 3]);
    expect(feed.trades.map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
  });

  test('show ticker and candles', async () => {
    const { client } = running;
    const ticker = client.ticker(SYMBOL);
    const candles = client.candles(SYMBOL, '1m');
    await Promise.all([ticker.ready, candles.ready]);
    expect(ticker.ticker?.lastPrice).toBeNull();
    await client.rest.submit(limitOrder('buy', '0.1', '50000.00'));
    await client.rest.submit(limitOrder('sell', '0.1', '50000.00'));
    await until(() => ticker.ticker?.lastPrice === '50000.00', 'the ticker');
    await until(() => candles.candles.at(-1)?.tradeCount === 1, 'the candle');
    expect(candles.candles.at(-1)).toMatchObject({ open: '50000.00', volume: '0.10000' });
  });

  test('keep the queues of the book, order by order', async () => {
    const { client } = running;
    const feed = client.book(SYMBOL);
    await feed.ready;
    const orders = client.orders();
    const first = await orders.submit(limitOrder('buy', '0.3', '50000.00'));
    const second = await orders.submit(limitOrder('buy', '0.2', '50000.00'));
    const [one, two] = [first, second].map(({ order }) => order.orderId);
    await until(() => feed.book.size === 2, 'two orders');
    expect(feed.book.placeOf(two)).toBe(1);
    await orders.replace({ symbol: SYMBOL, orderId: one, quantity: '0.1' });
    await until(() => feed.book.order(one)?.quantity === '0.10000', 'the smaller order');
    expect(feed.book.placeOf(one)).toBe(0);
    await orders.replace({ symbol: SYMBOL, orderId: one, quantity: '0.4' });
    await until(() => feed.book.placeOf(one) === 1, 'the order at the back');
    expect(feed.book.queueAt('buy', '50000.00').map(({ orderId }) => orderId)).toEqual([two, one]);
  });

  test('tell of trading states', async () => {
    const { client } = running;
    const feed = client.status();
    await feed.ready;
    const stateOf = (symbol: string): string | undefined =>
      feed.status?.instruments.find((one) => one.symbol === symbol)?.tradingState;
    expect([feed.status?.ready, stateOf(SYMBOL)]).toEqual([true, 'open']);
    await client.rest.setTradingState(SYMBOL, 'halted');
    await until(() => stateOf(SYMBOL) === 'halted', 'the halt');
  });

  test('end with the problem for an unknown symbol', async () => {
    const { client } = running;
    const feeds = [client.marketData('NO-SUCH'), client.trades('NO-SUCH', { from: 0 })];
    for (const feed of feeds) {
      await expect(feed.ready).rejects.toMatchObject({ code: 'symbol_not_found' });
      expect(feed.state).toBe('closed');
    }
  });

  test('are closed with the client', async () => {
    const feed = running.client.marketData(SYMBOL);
    await feed.ready;
    running.client.close();
    expect(feed.state).toBe('closed');
  });
});
