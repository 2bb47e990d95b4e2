import { FeedBook } from '../support/e2e-book';
import { accepted, limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import { Random } from '../support/random-flow/random';

const SEED = Number(process.env.SEED ?? 20_260_102);

describe('market data while orders flow', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const feed = (query: string) => service.socket(`/ws/market-data/BTC-USDT${query}`);

  const orderBook = async (): Promise<Json> =>
    (await service.rest.get('/api/v1/orderbook/BTC-USDT?depth=1000')).body;

  test(`random orders (seed ${SEED}): contiguous, checksummed, equal to the book`, async () => {
    const depths = [Infinity, 10, 25, 3];
    const feeds = await Promise.all(
      depths.map((depth) => feed(depth === Infinity ? '' : `?depth=${depth}`)),
    );
    const orders = await service.socket('/ws/orders');
    const random = new Random(SEED);
    const next = (): Json => {
      const side = random.chance(50) ? 'buy' : 'sell';
      const price = 1000 + random.between(-20, 20) + (side === 'buy' ? -3 : 3);
      const type = random.pick(['limit', 'limit', 'limit', 'ioc', 'fok', 'market']);
      const quantity = `0.${String(random.between(1, 99999)).padStart(5, '0')}`;
      const order = limit(side, quantity, `${price}.${random.between(10, 99)}`, { type });
      return type === 'market' ? { ...order, price: undefined } : order;
    };
    const submitBoth = async (): Promise<void> => {
      const overRest = Array.from({ length: 10 }, () => accepted(service.rest, next()));
      const overSocket = Array.from({ length: 40 }, () => orders.request('submit', next()));
      const answers = await Promise.all(overSocket);
      expect(answers.every(({ ok }) => ok)).toBe(true);
      await Promise.all(overRest);
      const lastId = Number(answers[39].result?.sequence);
      for (let back = 0; back < 10; back++) {
        const reference = { symbol: 'BTC-USDT', orderId: String(lastId - random.between(5, 300)) };
        await orders.request('cancel', reference);
      }
    };
    for (let round = 0; round < 50; round++) await submitBoth();

    const last = await orderBook();
    const books = depths.map((depth) => new FeedBook(depth));
    for (const [i, socket] of feeds.entries()) {
      const wanted = (frame: Json): boolean =>
        frame.type !== 'bbo' && frame.sequence === last.sequence;
      await socket.nextWhere(wanted, 'last update');
      expect(socket.history[0].type).toBe('snapshot');
      for (const frame of socket.history) books[i].apply(frame);
      expect(books[i].levels()).toEqual({
        bids: (last.bids as unknown[]).slice(0, depths[i]),
        asks: (last.asks as unknown[]).slice(0, depths[i]),
      });
      expect(books[i].snapshots).toBe(1);
    }
    expect(books[0].updates).toBeGreaterThan(1500);
    expect(books[0].updates).toBe(last.sequence);
    const bbo = await service.rest.get('/api/v1/bbo/BTC-USDT');
    expect(bbo.body.sequence).toBe(last.sequence);
  }, 20_000);
});
