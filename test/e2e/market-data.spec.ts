import { checksum, crc32, FeedBook } from '../support/e2e-book';
import { accepted, expectProblem, limit, TIMESTAMP } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { SocketClient } from '../support/e2e-socket';

describe('market data', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 150, sweepIntervalMs: 20 } });
  });

  afterEach(() => service.close());

  const feed = (query = ''): Promise<SocketClient> =>
    service.socket(`/ws/market-data/BTC-USDT${query}`);

  const orderBook = async (depth = 1000): Promise<Json> =>
    (await service.rest.get(`/api/v1/orderbook/BTC-USDT?depth=${depth}`)).body;

  const rest = (side: string, quantity: string, price: string) =>
    accepted(service.rest, limit(side, quantity, price));

  test('the checksum of the test itself is CRC-32', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    expect(checksum([], [])).toBe(0);
    expect(checksum([['50000.00', '0.50000']], [['50001.00', '0.20000']])).toBe(
      crc32('5000100' + '20000' + '5000000' + '50000'),
    );
  });

  describe('REST', () => {
    test('an empty book has no levels, no top and the checksum of nothing', async () => {
      const timestamp = expect.stringMatching(TIMESTAMP);
      const head = { symbol: 'BTC-USDT', sequence: 0, timestamp };
      expect(await orderBook()).toEqual({ ...head, bids: [], asks: [], checksum: 0 });
      const bbo = await service.rest.get('/api/v1/bbo/BTC-USDT');
      expect(bbo.body).toEqual({ ...head, bid: null, ask: null });
    });

    test('levels are totals by price, best first, as deep as asked; bbo is their top', async () => {
      for (const price of ['99', '98', '99', '97']) await rest('buy', '0.5', price);
      for (const price of ['102', '101']) await rest('sell', '0.25', price);
      const book = await orderBook();
      const bids = [
        ['99.00', '1.00000'],
        ['98.00', '0.50000'],
        ['97.00', '0.50000'],
      ];
      const asks = [
        ['101.00', '0.25000'],
        ['102.00', '0.25000'],
      ];
      expect(book).toMatchObject({ bids, asks, sequence: 6 });
      expect(book.checksum).toBe(checksum(bids as [string, string][], asks as [string, string][]));
      const one = await orderBook(1);
      expect(one).toEqual({ ...book, bids: bids.slice(0, 1), asks: asks.slice(0, 1) });
      const { body } = await service.rest.get('/api/v1/bbo/BTC-USDT');
      expect(body).toEqual({
        symbol: 'BTC-USDT',
        sequence: book.sequence,
        timestamp: book.timestamp,
        bid: { price: '99.00', quantity: '1.00000' },
        ask: { price: '101.00', quantity: '0.25000' },
      });
    });

    test('ten levels are shown unless asked otherwise, and never more than 1000', async () => {
      const prices = Array.from({ length: 12 }, (_, i) => String(90 - i));
      for (const price of prices) await rest('buy', '1', price);
      const byDefault = await service.rest.get('/api/v1/orderbook/BTC-USDT');
      expect(byDefault.body.bids).toHaveLength(10);
      for (const depth of ['0', '1001', '-1', '1.5', 'x', '']) {
        const answer = await service.rest.get(`/api/v1/orderbook/BTC-USDT?depth=${depth}`);
        expectProblem(answer, { status: 400, code: 'invalid_request', field: 'depth' });
      }
      for (const path of ['bbo', 'orderbook']) {
        const answer = await service.rest.get(`/api/v1/${path}/XXX-USDT`);
        expectProblem(answer, { status: 404, code: 'symbol_not_found' });
      }
    });
  });

  describe('feed', () => {
    test('begins with a snapshot, then says what changed and when the top moves', async () => {
      await rest('buy', '1', '99');
      const socket = await feed();
      const { type, ...snapshot } = await socket.next('snapshot');
      expect(type).toBe('snapshot');
      expect(snapshot).toEqual(await orderBook());

      const behind = await rest('buy', '1', '98');
      await rest('buy', '1', '99');
      const [first, second] = [await socket.next('update'), await socket.next('update')];
      expect(first).toEqual({
        type: 'update',
        symbol: 'BTC-USDT',
        sequence: 2,
        previousSequence: 1,
        timestamp: behind.timestamp,
        bids: [['98.00', '1.00000']],
        asks: [],
        checksum: expect.any(Number),
      });
      expect(second).toMatchObject({ previousSequence: 2, bids: [['99.00', '2.00000']] });
      const bbo = await socket.next('bbo');
      expect(bbo).toEqual({
        type: 'bbo',
        symbol: 'BTC-USDT',
        sequence: 3,
        bid: { price: '99.00', quantity: '2.00000' },
        ask: null,
      });
      await rest('sell', '2', '99');
      expect(await socket.next('update')).toMatchObject({ bids: [['99.00', '0']], asks: [] });
      expect(await socket.next('bbo')).toMatchObject({ bid: { price: '98.00' } });
      expect(socket.all('bbo')).toHaveLength(2);
    });

    test('a command that changes no level sends nothing', async () => {
      const socket = await feed();
      await rest('sell', '1', '100');
      await accepted(service.rest, limit('buy', '2', '99', { type: 'ioc' }));
      await accepted(service.rest, limit('buy', '2', '100', { type: 'fok' }));
      await rest('sell', '1', '100');
      const updates = [await socket.next('update'), await socket.next('update')];
      expect(updates.map(({ sequence }) => sequence)).toEqual([1, 2]);
    });

    test('?depth= shows levels that come into view and removes those that leave it', async () => {
      for (const price of ['99', '98', '97']) await rest('buy', '1', price);
      const socket = await feed('?depth=2');
      const snapshot = await socket.next('snapshot');
      expect(snapshot.bids).toEqual([
        ['99.00', '1.00000'],
        ['98.00', '1.00000'],
      ]);
      expect(snapshot.checksum).toBe((await orderBook()).checksum);
      await rest('buy', '1', '100');
      expect((await socket.next('update')).bids).toEqual([
        ['100.00', '1.00000'],
        ['98.00', '0'],
      ]);
      await rest('sell', '2', '99');
      expect((await socket.next('update')).bids).toEqual([
        ['98.00', '1.00000'],
        ['97.00', '1.00000'],
        ['100.00', '0'],
        ['99.00', '0'],
      ]);
      await rest('buy', '1', '90');
      const unseen = await socket.next('update');
      expect(unseen).toMatchObject({ bids: [], asks: [], previousSequence: 5, sequence: 6 });
    });

    test('?from= resumes in one step, or begins again when it cannot', async () => {
      const before = await feed();
      const book = new FeedBook();
      book.apply(await before.next('snapshot'));
      await rest('buy', '1', '99');
      book.apply(await before.next('update'));
      await before.close();
      for (const price of ['98', '97', '98']) await rest('buy', '1', price);
      await rest('sell', '1', '99');

      const socket = await feed(`?from=${book.sequence}`);
      const missed = await socket.next('update');
      expect(missed).toMatchObject({ previousSequence: 1, sequence: 5 });
      book.apply(missed);
      await rest('sell', '1', '120');
      book.apply(await socket.next('update'));
      expect(socket.all('snapshot')).toEqual([]);
      const { bids, asks } = await orderBook();
      expect(book.levels()).toEqual({ bids, asks });

      const ahead = await feed('?from=999');
      expect(await ahead.next('snapshot')).toMatchObject({ sequence: 6 });
      const current = await feed('?from=6');
      expect(await current.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 6 });
      await rest('sell', '1', '121');
      expect(await current.next('update')).toMatchObject({ previousSequence: 6 });
    });

    test('a quiet feed gets a heartbeat with the last sequence', async () => {
      await rest('sell', '1', '120');
      const socket = await feed();
      expect(await socket.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 1 });
    });

    test('an unknown symbol is told, then closed with 4404 and a reason', async () => {
      for (const path of ['/ws/market-data/XXX-USDT', '/ws/trades/XXX-USDT']) {
        const socket = await service.socket(path);
        const frame = await socket.next('error');
        expect(frame.error).toMatchObject({ code: 'symbol_not_found' });
        const { code, reason } = await socket.closing;
        expect(code).toBe(4404);
        expect(reason).toContain('XXX-USDT');
      }
    });

    test.each([
      'depth=0',
      'depth=1001',
      'depth=x',
      'from=-1',
      'from=1.5',
      'deep=5',
      'from=1&from=2',
    ])('a bad query (%s) is told, then closed with a reason', async (query) => {
      const socket = await feed(`?${query}`);
      const frame = await socket.next('error');
      expect(frame.error).toMatchObject({ code: 'invalid_request' });
      const { code, reason } = await socket.closing;
      expect(code).toBe(4400);
      expect(reason).toContain(query.slice(0, 4));
      expect(socket.all('snapshot')).toEqual([]);
    });

    test('messages to the feed are answered with an error, never silence', async () => {
      const socket = await feed();
      socket.sendText('hello');
      expect(await socket.nextAnswer()).toMatchObject({ id: null, ok: false });
      expect(await socket.request('ping')).toMatchObject({ ok: true });
      expect(await socket.request('submit', {})).toMatchObject({ ok: false });
    });
  });
});
