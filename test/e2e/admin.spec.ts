import { accepted, expectProblem, limit, stop, submit, tradeAt } from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const DOGE = { symbol: 'DOGE-EUR', base: 'DOGE', quote: 'EUR', tickSize: '0.0001', lotSize: '1' };

describe('administration', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const list = (terms: Json): Promise<Answer<Json>> =>
    service.rest.post('/admin/instruments', terms);

  const setState = (state: unknown, symbol = 'BTC-USDT'): Promise<Answer<Json>> =>
    service.rest.post(`/admin/instruments/${symbol}/state`, { state });

  describe('health', () => {
    test('a service that runs is live and ready, and says how it stands', async () => {
      const live = await service.rest.get('/admin/health/live');
      expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
      await accepted(service.rest, limit('buy', '1', '100'));
      const ready = await service.rest.get('/admin/health/ready');
      expect([ready.status, ready.body]).toEqual([
        200,
        {
          status: 'ready',
          sequence: 4,
          inboxDepth: 0,
          durability: 'memory',
          uptimeSeconds: expect.any(Number),
        },
      ]);
    });
  });

  describe('metrics', () => {
    /** Values of the samples whose name and labels contain all of this. */
    const samples = (text: string, name: string, ...labels: string[]): number[] =>
      text
        .split('\n')
        .filter((line) => new RegExp(`^${name}[{ ]`).test(line))
        .filter((line) => labels.every((label) => line.includes(label)))
        .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));

    test('tell what an operator must see, and it is right', async () => {
      await accepted(service.rest, limit('sell', '2', '100'));
      await accepted(service.rest, limit('sell', '1', '101'));
      await accepted(service.rest, limit('buy', '1', '100'));
      await accepted(service.rest, limit('buy', '9', '100', { type: 'fok' }));
      await accepted(service.rest, limit('buy', '9', '100', { type: 'ioc' }));
      await service.rest.delete('/api/v1/orders/999?symbol=BTC-USDT');
      await service.socket('/ws/orders');
      for (let i = 0; i < 2; i++) await service.socket('/ws/trades/BTC-USDT');

      const answer = await service.rest.get<string>('/admin/metrics');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      const of = (name: string, ...labels: string[]) => samples(answer.body, name, ...labels);

      expect(of('orders_total', 'type="limit"', 'result="open"')).toEqual([2]);
      expect(of('orders_total', 'type="limit"', 'result="filled"')).toEqual([1]);
      expect(of('orders_total', 'time_in_force="fok"', 'fok_not_fillable')).toEqual([1]);
      expect(of('orders_total', 'time_in_force="ioc"', 'ioc_remainder')).toEqual([1]);
      expect(of('rejects_total', 'command="cancel_order"', 'order_not_found')).toEqual([1]);
      expect(of('engine_commands_total')).toEqual([9]);
      expect(of('engine_sequence')).toEqual([9]);
      expect(of('engine_inbox_depth')).toEqual([0]);
      expect(of('engine_ready')).toEqual([1]);
      expect(of('engine_submission_seconds_count')).toEqual([9]);
      expect(of('engine_matching_seconds_count')).toEqual([9]);
      expect(of('engine_batch_commands_sum')).toEqual([9]);
      expect(of('bbo_publication_seconds_count')).toEqual([3]);
      expect(of('websocket_connections', '/ws/orders')).toEqual([1]);
      expect(of('websocket_connections', '/ws/trades')).toEqual([2]);
      expect(of('websocket_connections', '/ws/market-data')).toEqual([0]);
      expect(of('book_depth_levels', 'BTC-USDT', 'side="sell"')).toEqual([1]);
      expect(of('book_depth_levels', 'BTC-USDT', 'side="buy"')).toEqual([0]);
      expect(of('book_depth_levels', 'SOL-USDT')).toEqual([0, 0]);
      for (const name of ['lag_seconds', 'lag_p99_seconds']) {
        expect(of(`nodejs_eventloop_${name}`)).toHaveLength(1);
      }
      expect(of('process_resident_memory_bytes')[0]).toBeGreaterThan(1e6);
      expect(of('engine_matching_seconds_sum')[0]).toBeLessThan(5);
    });

    test('tell of pending, triggered and expired orders, and of prevented matches', async () => {
      const mine = { accountId: 'alice' };
      await accepted(service.rest, stop('95'));
      await accepted(service.rest, stop('80'));
      await accepted(service.rest, stop('70', { type: 'stop_limit', price: '70' }));
      await tradeAt(service.rest, '95');
      await accepted(service.rest, limit('sell', '1', '100', mine));
      await accepted(service.rest, limit('buy', '1', '100', mine));
      const { body } = await service.rest.get<string>('/admin/metrics');
      const of = (name: string, ...labels: string[]) => samples(body, name, ...labels);
      expect(of('orders_pending', 'BTC-USDT')).toEqual([2]);
      expect(of('orders_triggered_total', 'BTC-USDT')).toEqual([1]);
      expect(of('orders_expired_total')).toEqual([]);
      expect(of('prevented_matches_total', 'BTC-USDT', 'cancel_newest')).toEqual([1]);
      expect(of('orders_total', 'type="stop"', 'result="pending"')).toEqual([2]);
      expect(of('orders_total', 'type="stop_limit"', 'result="pending"')).toEqual([1]);
      expect(of('orders_total', 'result="self_trade_prevention"')).toEqual([1]);
    });

    test('every metric has a help text and a type', async () => {
      const { body } = await service.rest.get<string>('/admin/metrics');
      const lines = body.split('\n');
      const types = lines.filter((line) => line.startsWith('# TYPE '));
      const helps = lines.filter((line) => /^# HELP \S+ \S/.test(line));
      expect(types.length).toBeGreaterThan(15);
      expect(helps).toHaveLength(types.length);
    });
  });

  describe('instruments', () => {
    test('the first listings are the three of the contract', async () => {
      const { body } = await service.rest.get<{ instruments: Json[] }>('/api/v1/instruments');
      expect(
        body.instruments.map(({ symbol, tickSize, lotSize }) => [symbol, tickSize, lotSize]),
      ).toEqual([
        ['BTC-USDT', '0.01', '0.00001'],
        ['ETH-USDT', '0.01', '0.0001'],
        ['SOL-USDT', '0.001', '0.01'],
      ]);
    });

    test('a new one is listed with its terms printed, and can be traded at once', async () => {
      const terms = { ...DOGE, minQuantity: '10', maxQuantity: '500', minNotional: '1.5' };
      const { status, body } = await list(terms);
      expect([status, body]).toEqual([
        200,
        { ...terms, minNotional: '1.5000', maxPrice: '100000000.0000', state: 'open' },
      ]);
      const read = await service.rest.get('/api/v1/instruments/DOGE-EUR');
      expect(read.body).toEqual(body);
      const order = limit('buy', '10', '0.15', { symbol: 'DOGE-EUR' });
      const answer = await accepted(service.rest, order);
      expect(answer.order).toMatchObject({ price: '0.1500', quantity: '10' });
      const small = { ...order, price: '0.1499' };
      expectProblem(await submit(service.rest, small), { status: 400, code: 'below_min_notional' });
      const feed = await service.socket('/ws/market-data/DOGE-EUR');
      expect(await feed.next('snapshot')).toMatchObject({ bids: [['0.1500', '10']] });
    });

    test('the same terms again are a no-op, whatever has happened; different ones conflict', async () => {
      await list(DOGE);
      await accepted(service.rest, limit('buy', '10', '1', { symbol: 'DOGE-EUR' }));
      await setState('halted', 'DOGE-EUR');
      const again = await list(DOGE);
      expect([again.status, again.body.state]).toEqual([200, 'halted']);
      expectProblem(await list({ ...DOGE, lotSize: '10' }), {
        status: 409,
        code: 'instrument_conflict',
      });
      const book = await service.rest.get('/api/v1/orderbook/DOGE-EUR');
      expect(book.body.bids).toHaveLength(1);
    });

    test.each([
      ['no symbol', { symbol: undefined }, 'symbol'],
      ['a lower-case symbol', { symbol: 'doge-eur' }, 'symbol'],
      ['__proto__ as symbol', { symbol: '__proto__' }, 'symbol'],
      ['another base', { base: 'BTC' }, 'symbol'],
      ['a number as tick', { tickSize: 0.01 }, 'tickSize'],
      ['no tick', { tickSize: '0' }, 'tickSize'],
      ['a negative lot', { lotSize: '-1' }, 'lotSize'],
      ['an exponent', { lotSize: '1e-3' }, 'lotSize'],
      ['a tick of 16 digits', { tickSize: '9999999999999999' }, 'tickSize'],
      ['steps too coarse together', { tickSize: '100000000', lotSize: '100000000' }, 'tickSize'],
      ['a minimum off the lot', { minQuantity: '1.5' }, 'minQuantity'],
      ['a maximum beyond exact numbers', { maxQuantity: '99999999999999999' }, 'maxQuantity'],
      ['a minimum above the maximum', { minQuantity: '5', maxQuantity: '4' }, 'maxQuantity'],
      ['a notional off its step', { minNotional: '0.00001' }, 'minNotional'],
      ['an unknown state', { state: 'ajar' }, 'state'],
      ['an unknown field', { fee: '0.1' }, 'fee'],
    ])('terms with %s are refused', async (_, change, field) => {
      const answer = await list({ ...DOGE, ...change });
      expectProblem(answer, { status: 400, code: 'invalid_request', field });
      const read = await service.rest.get('/api/v1/instruments/DOGE-EUR');
      expectProblem(read, { status: 404, code: 'symbol_not_found' });
    });
  });

  describe('trading states (R27)', () => {
    const passive = limit('buy', '1', '90');
    const aggressive = limit('buy', '1', '110');
    const market = { symbol: 'BTC-USDT', side: 'buy', type: 'market', quantity: '1' };

    test.each([
      ['halted', 'market_halted', [passive, aggressive, market]],
      ['cancel_only', 'market_cancel_only', [passive, aggressive, market]],
      ['post_only', 'market_post_only', [aggressive, market, { ...passive, type: 'ioc' }]],
    ])('%s refuses with 422 %s, cancels go through, open goes on', async (state, code, refused) => {
      await accepted(service.rest, limit('sell', '1', '110'));
      const resting = await accepted(service.rest, passive);
      const changed = await setState(state);
      expect([changed.status, changed.body]).toEqual([
        200,
        expect.objectContaining({ symbol: 'BTC-USDT', state }),
      ]);
      for (const order of refused) {
        expectProblem(await submit(service.rest, order), { status: 422, code });
      }
      const path = `/api/v1/orders/${resting.order.orderId}`;
      const crossing = await service.rest.patch(path, { symbol: 'BTC-USDT', price: '110' });
      expectProblem(crossing, { status: 422, code });
      expect((await service.rest.delete(`${path}?symbol=BTC-USDT`)).status).toBe(200);
      const elsewhere = limit('buy', '1', '9', { symbol: 'ETH-USDT' });
      await accepted(service.rest, elsewhere);

      await setState('open');
      const { order } = await accepted(service.rest, market);
      expect(order).toMatchObject({ status: 'filled', averagePrice: '110.00' });
    });

    test('post_only admits what would not take', async () => {
      await setState('post_only');
      const { order } = await accepted(service.rest, passive);
      const path = `/api/v1/orders/${order.orderId}`;
      const moved = await service.rest.patch(path, { symbol: 'BTC-USDT', price: '91' });
      expect(moved.status).toBe(200);
    });

    test('a listing may begin in any of them; unknown states and symbols are refused', async () => {
      expect((await list({ ...DOGE, state: 'post_only' })).body).toMatchObject({
        state: 'post_only',
      });
      for (const state of ['OPEN', '', null, 1, undefined]) {
        const answer = await setState(state);
        expectProblem(answer, { status: 400, code: 'invalid_request', field: 'state' });
      }
      const unlisted = await setState('open', 'XXX-USDT');
      expectProblem(unlisted, { status: 404, code: 'symbol_not_found' });
    });
  });
});
