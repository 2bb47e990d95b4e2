import { FeedBook } from '../support/e2e-book';
import { accepted, expectProblem, limit, read, stop, submit } from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

describe('an auction (R27)', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
    await setState('auction');
  });

  afterEach(() => service.close());

  const setState = (state: string): Promise<Answer<Json>> =>
    service.rest.post('/admin/instruments/BTC-USDT/state', { state });

  test('collects limit orders, which may cross, and shows the book', async () => {
    await accepted(service.rest, limit('buy', '2', '101'));
    const { order, trades } = await accepted(service.rest, limit('sell', '1', '99'));
    expect([order.status, trades]).toEqual(['open', []]);
    const book = await service.rest.get('/api/v1/orderbook/BTC-USDT');
    expect(book.body).toMatchObject({
      bids: [['101.00', '2.00000']],
      asks: [['99.00', '1.00000']],
    });
    const bbo = await service.rest.get('/api/v1/bbo/BTC-USDT');
    expect(bbo.body).toMatchObject({ bid: { price: '101.00' }, ask: { price: '99.00' } });
  });

  test.each<[string, Json]>([
    ['a market order', { symbol: 'BTC-USDT', side: 'buy', type: 'market', quantity: '1' }],
    ['an ioc order', limit('buy', '1', '100', { type: 'ioc' })],
    ['a stop', stop('90')],
    ['a post-only order', limit('buy', '1', '100', { postOnly: true })],
    ['an order with minQuantity', limit('buy', '1', '100', { minQuantity: '1' })],
  ])('refuses %s', async (_, order) => {
    expectProblem(await submit(service.rest, order), { status: 422, code: 'market_auction' });
  });

  test('ends with trades at one price, and shows them on the feeds', async () => {
    const book = await service.socket('/ws/market-data/BTC-USDT');
    const trades = await service.socket('/ws/trades/BTC-USDT');
    await accepted(service.rest, limit('buy', '2', '102'));
    await accepted(service.rest, limit('buy', '1', '100'));
    await accepted(service.rest, limit('sell', '1', '98'));
    const last = await accepted(service.rest, limit('sell', '2', '99'));
    const changed = await setState('open');
    expect([changed.status, changed.body.state]).toEqual([200, 'open']);

    const { body } = await service.rest.get<{ trades: Json[] }>('/api/v1/trades/BTC-USDT');
    expect(body.trades.map(({ quantity }) => quantity)).toEqual(['1.00000', '1.00000', '1.00000']);
    expect(new Set(body.trades.map(({ price }) => price)).size).toBe(1);
    for (const sequence of [1, 2, 3])
      expect(await trades.next('trade')).toMatchObject({ sequence });
    expect(await read(service.rest, last.order.orderId)).toMatchObject({ status: 'filled' });
    const after = await service.rest.get('/api/v1/orderbook/BTC-USDT');
    expect(after.body).toMatchObject({ bids: [], asks: [] });

    await book.nextWhere(({ sequence }) => sequence === after.body.sequence);
    const mirror = new FeedBook(Infinity, true);
    for (const frame of book.history) mirror.apply(frame);
    expect(mirror.levels()).toEqual({ bids: [], asks: [] });
  });
});
