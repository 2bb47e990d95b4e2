import { accepted, expectProblem, limit, type WireTrade } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';

describe('trades', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 150, sweepIntervalMs: 20 } });
  });

  afterEach(() => service.close());

  const feed = (query = ''): Promise<SocketClient> => service.socket(`/ws/trades/BTC-USDT${query}`);

  const listed = async (query = ''): Promise<WireTrade[]> => {
    const path = `/api/v1/trades/BTC-USDT${query}`;
    const { status, body } = await service.rest.get<{ trades: WireTrade[] }>(path);
    expect(status).toBe(200);
    return body.trades;
  };

  /** Makes so many trades, several to a command. */
  const trade = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 500) {
      const batch = Math.min(left, 500);
      const makers = Array.from({ length: batch }, () => limit('sell', '0.00001', '100'));
      const taker = limit('buy', (batch / 100_000).toFixed(5), '100', { accountId: 'alice' });
      const orders = [...makers, taker];
      const { status } = await service.rest.post('/api/v1/orders/batch', { orders });
      expect(status).toBe(200);
    }
  };

  /** The trades of a feed, once it has the one with this sequence. */
  const received = async (socket: SocketClient, sequence: number): Promise<Frame[]> => {
    await socket.nextWhere((frame) => frame.type === 'trade' && frame.sequence === sequence);
    return socket.all('trade');
  };

  test('the feed, the answers and the list tell the same trades', async () => {
    const socket = await feed();
    await accepted(service.rest, limit('sell', '1', '100', { accountId: 'alice' }));
    await accepted(service.rest, limit('sell', '1', '101'));
    const { trades } = await accepted(service.rest, limit('buy', '2', '101'));
    const frames = await received(socket, 2);
    expect(frames).toEqual(trades.map((one) => ({ type: 'trade', ...one })));
    expect(await listed()).toEqual([...trades].reverse());
    expect(JSON.stringify(frames)).not.toContain('alice');
  });

  test('the list pages backwards with before, each trade once', async () => {
    await trade(25);
    const seen: number[] = [];
    let before = '';
    for (let pages = 0; pages < 10; pages++) {
      const page = await listed(`?limit=10${before}`);
      if (page.length === 0) break;
      seen.push(...page.map(({ sequence }) => sequence));
      before = `&before=${page[page.length - 1].tradeId}`;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => 25 - i));
    expect(await listed('?before=1')).toEqual([]);
    expect(await listed('?before=9999999')).toHaveLength(25);
  });

  test('bad queries and unknown symbols are refused', async () => {
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=1001', 'limit'],
      ['before=0', 'before'],
      ['before=x', 'before'],
      ['after=1', 'after'],
    ]) {
      const answer = await service.rest.get(`/api/v1/trades/BTC-USDT?${query}`);
      expectProblem(answer, { status: 400, code: 'invalid_request', field });
    }
    const unknown = await service.rest.get('/api/v1/trades/XXX-USDT');
    expectProblem(unknown, { status: 404, code: 'symbol_not_found' });
    const socket = await feed('?from=x');
    expect((await socket.closing).code).toBe(4400);
  });

  test('a feed starts with the next trade; ?from= tells everything after a sequence', async () => {
    await trade(5);
    const [fresh, resumed, all] = [await feed(), await feed('?from=3'), await feed('?from=0')];
    await trade(2);
    const sequences = async (socket: SocketClient): Promise<unknown[]> =>
      (await received(socket, 7)).map(({ sequence }) => sequence);
    expect(await sequences(fresh)).toEqual([6, 7]);
    expect(await sequences(resumed)).toEqual([4, 5, 6, 7]);
    expect(await sequences(all)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('readers that come and go while trades flow miss none', async () => {
    const got: number[] = [];
    let socket = await feed('?from=0');
    for (let round = 1; round <= 5; round++) {
      await Promise.all([trade(100), round % 2 === 0 ? socket.close() : undefined]);
      if (round % 2 === 0) {
        got.push(...socket.all('trade').map(({ sequence }) => sequence as number));
        socket = await feed(`?from=${got[got.length - 1] ?? 0}`);
      }
    }
    got.push(...(await received(socket, 500)).map(({ sequence }) => sequence as number));
    expect(got).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });

  test('the last 10,000 trades stay, may be resumed, and a gap before them is named', async () => {
    await trade(20_100);
    expect((await listed('?limit=1'))[0].sequence).toBe(20_100);
    const socket = await feed('?from=50');
    const gap = (await socket.nextWhere(({ type }) => type !== 'heartbeat')) as Json;
    expect(gap).toMatchObject({ type: 'gap', symbol: 'BTC-USDT', previousSequence: 50 });
    const trades = await received(socket, 20_100);
    expect(trades).toHaveLength(10_000);
    const first = (gap.sequence as number) + 1;
    expect(trades.map(({ sequence }) => sequence)).toEqual(trades.map((_, i) => first + i));
  }, 20_000);

  test('a quiet feed gets a heartbeat with the last sequence', async () => {
    await trade(3);
    const socket = await feed();
    expect(await socket.next('heartbeat')).toEqual({ type: 'heartbeat', sequence: 3 });
  });
});
