import { FeedBook } from '../support/e2e-book';
import { accepted, limit } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';

/** What a channel of a socket sent, as its own socket would have sent it. */
interface ChannelFrame extends Frame {
  readonly channel?: string;
  readonly symbol?: string;
  readonly data?: Frame;
}

const withoutHeartbeats = ({ history }: SocketClient): Frame[] =>
  history.filter(({ type }) => type !== 'heartbeat');

describe('one socket for everything', () => {
  let service: E2eService;
  let socket: SocketClient;

  beforeEach(async () => {
    service = await E2eService.start({ streaming: { heartbeatAfterMs: 250, sweepIntervalMs: 20 } });
    socket = await service.socket('/ws');
  });

  afterEach(() => service.close());

  const subscribe = async (args: Json): Promise<Json | undefined> => {
    const { error, result } = await socket.request('subscribe', args);
    expect(error).toBeUndefined();
    return result;
  };

  const refusal = async (op: string, args: Json): Promise<string | undefined> => {
    const { error } = await socket.request(op, args);
    return error?.code;
  };

  /** Frames of a channel so far, without what is around them. */
  const dataOf = (name: string, symbol?: string): Frame[] =>
    (socket.history as ChannelFrame[])
      .filter((frame) => frame.channel === name && frame.symbol === symbol)
      .map(({ data }) => data as Frame)
      .filter(({ type }) => type !== 'heartbeat');

  const nextOf = async (channel: string, type: string): Promise<Frame> => {
    const wanted = (frame: ChannelFrame) => frame.channel === channel && frame.data?.type === type;
    return ((await socket.nextWhere(wanted, `${type} of ${channel}`)) as ChannelFrame)
      .data as Frame;
  };

  test('every channel begins right after the answer to its subscription', async () => {
    const requests: Json[] = [
      { channel: 'market-data', symbol: 'BTC-USDT' },
      { channel: 'market-data', symbol: 'ETH-USDT', depth: 5, interval: '100ms' },
      { channel: 'book', symbol: 'BTC-USDT' },
      { channel: 'trades', symbol: 'BTC-USDT', from: 0 },
      { channel: 'status' },
      { channel: 'orders', accountId: 'alice' },
    ];
    requests.forEach((args, i) =>
      socket.sendText(JSON.stringify({ id: `r${i}`, op: 'subscribe', args })),
    );
    await nextOf('orders', 'account');
    const seen = socket.history.map(({ id, result, channel, symbol, depth, interval, data }) =>
      id === undefined
        ? { channel, symbol, depth, interval, type: (data as Frame).type }
        : { id, result },
    );
    expect(seen).toEqual([
      { id: 'r0', result: requests[0] },
      { channel: 'market-data', symbol: 'BTC-USDT', type: 'snapshot' },
      { id: 'r1', result: requests[1] },
      { ...requests[1], type: 'snapshot' },
      { id: 'r2', result: requests[2] },
      { channel: 'book', symbol: 'BTC-USDT', type: 'snapshot' },
      { id: 'r3', result: requests[3] },
      { id: 'r4', result: requests[4] },
      { channel: 'status', type: 'status' },
      { id: 'r5', result: requests[5] },
      { channel: 'orders', type: 'account' },
    ]);
    const { result } = await socket.request('subscriptions');
    const streams = requests.map(({ from: _from, ...stream }) => stream);
    expect(result).toEqual({ subscriptions: streams });
  });

  test('carries the very frames of the sockets of one channel', async () => {
    const paths = ['market-data', 'book', 'trades'].map((name) => `/ws/${name}/BTC-USDT`);
    const [levels, book, trades] = await Promise.all(paths.map((path) => service.socket(path)));
    for (const channel of ['market-data', 'book', 'trades']) {
      await subscribe({ channel, symbol: 'BTC-USDT' });
    }
    for (const price of ['99', '98', '99']) await accepted(service.rest, limit('buy', '1', price));
    await accepted(service.rest, limit('sell', '1.5', '99'));
    await trades.next('trade');
    await socket.request('ping');
    expect(dataOf('market-data', 'BTC-USDT')).toEqual(withoutHeartbeats(levels));
    expect(dataOf('book', 'BTC-USDT')).toEqual(withoutHeartbeats(book));
    expect(dataOf('trades', 'BTC-USDT')).toEqual(trades.all('trade'));
    const followed = new FeedBook();
    dataOf('market-data', 'BTC-USDT').forEach((frame) => followed.apply(frame));
    expect(followed.updates).toBe(4);
  });

  test('takes every request of /ws/orders and tells about what it submits', async () => {
    await subscribe({ channel: 'orders' });
    const { result } = await socket.request('submit', limit('buy', '1', '99'));
    expect(await nextOf('orders', 'execution')).toMatchObject({ order: result?.order });
    const [push, answer] = socket.history.slice(-2);
    expect([push.channel, answer.ok]).toEqual(['orders', true]);
    const orders = await service.socket('/ws/orders');
    const ops = async (client: SocketClient): Promise<string[]> => {
      const { error } = await client.request('dance');
      const [, names = ''] = /use one of (.*)\./.exec(error?.detail ?? '') ?? [];
      return names.split(', ').sort();
    };
    const own = ['subscribe', 'unsubscribe', 'subscriptions'];
    expect(await ops(socket)).toEqual([...own, ...(await ops(orders))].sort());
  });

  test('without the channel of orders it tells nothing about them', async () => {
    await socket.request('submit', limit('buy', '1', '99', { accountId: 'alice' }));
    await socket.request('ping');
    expect(socket.all('execution')).toEqual([]);
    await subscribe({ channel: 'orders', accountId: 'alice', from: 0 });
    expect(await nextOf('orders', 'execution')).toMatchObject({ accountSequence: 1 });
  });

  test('a report goes to a socket once, whatever it reads', async () => {
    await subscribe({ channel: 'orders' });
    await subscribe({ channel: 'orders', accountId: 'alice' });
    await subscribe({ channel: 'orders', accountId: 'bob' });
    await socket.request('submit', limit('buy', '1', '99', { accountId: 'alice' }));
    await socket.request('submit', limit('buy', '1', '98'));
    expect(dataOf('orders').map(({ type, order }) => [type, (order as Json)?.orderId])).toEqual([
      ['account', undefined],
      ['account', undefined],
      ['execution', '1'],
      ['execution', '2'],
    ]);
  });

  test('unsubscribe ends one stream and leaves the others', async () => {
    for (const depth of [5, 10]) {
      await subscribe({ channel: 'market-data', symbol: 'BTC-USDT', depth });
    }
    await subscribe({ channel: 'orders' });
    const first = { channel: 'market-data', symbol: 'BTC-USDT', depth: 5 };
    expect((await socket.request('unsubscribe', first)).result).toEqual(first);
    await socket.request('unsubscribe', { channel: 'orders' });
    await socket.request('submit', limit('buy', '1', '99'));
    await socket.nextWhere(({ depth, data }) => depth === 10 && (data as Frame).type === 'update');
    const updates = socket.history.filter(({ data }) => (data as Frame)?.type === 'update');
    expect(updates.map(({ depth }) => depth)).toEqual([10]);
    expect(dataOf('orders')).toEqual([]);
    expect(await refusal('unsubscribe', first)).toBe('not_subscribed');
    await subscribe(first);
    expect((await nextOf('market-data', 'snapshot')).bids).toBeDefined();
  });

  test('a stream that is ended before it began sends nothing', async () => {
    const args = { channel: 'status' };
    socket.sendText(JSON.stringify({ id: 'a', op: 'submit', args: limit('buy', '1', '99') }));
    socket.sendText(JSON.stringify({ id: 'b', op: 'subscribe', args }));
    socket.sendText(JSON.stringify({ id: 'c', op: 'unsubscribe', args }));
    await socket.nextWhere(({ id }) => id === 'c');
    await socket.request('ping');
    expect(dataOf('status')).toEqual([]);
  });

  test('what cannot be subscribed to is refused, and the socket stays open', async () => {
    const symbol = 'BTC-USDT';
    const codes: [Json, string][] = [
      [{}, 'invalid_request'],
      [{ channel: 'dance' }, 'invalid_request'],
      [{ channel: 5 }, 'invalid_request'],
      [{ channel: 'book' }, 'invalid_request'],
      [{ channel: 'book', symbol: 5 }, 'invalid_request'],
      [{ channel: 'book', symbol, depth: 5 }, 'invalid_request'],
      [{ channel: 'status', symbol }, 'invalid_request'],
      [{ channel: 'market-data', symbol, depth: '5' }, 'invalid_request'],
      [{ channel: 'market-data', symbol, interval: '2s' }, 'invalid_request'],
      [{ channel: 'orders', from: 5 }, 'invalid_request'],
      [{ channel: 'book', symbol: 'NO-SUCH' }, 'symbol_not_found'],
      [{ channel: 'trades', symbol: 'NO-SUCH' }, 'symbol_not_found'],
    ];
    for (const [args, code] of codes) expect(await refusal('subscribe', args)).toBe(code);
    await subscribe({ channel: 'book', symbol });
    expect(await refusal('subscribe', { channel: 'book', symbol, from: 3 })).toBe(
      'already_subscribed',
    );
    expect((await socket.request('subscriptions')).result?.subscriptions).toHaveLength(1);
  });

  test('a socket has at most 100 subscriptions', async () => {
    for (let depth = 1; depth <= 100; depth++) {
      await subscribe({ channel: 'market-data', symbol: 'BTC-USDT', depth });
    }
    const more = { channel: 'status' };
    expect(await refusal('subscribe', more)).toBe('too_many_subscriptions');
    await socket.request('unsubscribe', { channel: 'market-data', symbol: 'BTC-USDT', depth: 1 });
    expect(await refusal('subscribe', more)).toBeUndefined();
  });

  test('silence is broken by the socket and by each of its channels', async () => {
    await subscribe({ channel: 'book', symbol: 'BTC-USDT' });
    await subscribe({ channel: 'orders', accountId: 'alice' });
    const { sequence } = service.engine;
    const beat = { type: 'heartbeat', sequence };
    expect(await socket.next('heartbeat')).toEqual(beat);
    expect(await nextOf('book', 'heartbeat')).toEqual({ type: 'heartbeat', sequence: 0 });
    expect(await nextOf('orders', 'heartbeat')).toEqual({ ...beat, accountSequence: 0 });
  });

  test('open sockets and subscriptions are counted', async () => {
    await subscribe({ channel: 'book', symbol: 'BTC-USDT' });
    const metrics = async (): Promise<string[]> => {
      const { body } = await service.rest.get<string>('/admin/metrics');
      return body.split('\n').filter((line) => line.startsWith('websocket_'));
    };
    expect(await metrics()).toEqual(
      expect.arrayContaining([
        'websocket_connections{channel="/ws"} 1',
        'websocket_subscriptions{channel="book"} 1',
      ]),
    );
    await socket.close();
    let lines: string[] = [];
    for (let tries = 0; tries < 50 && lines[0]?.endsWith(' 0') !== true; tries++) {
      lines = (await metrics()).filter((line) => line.includes('{channel="book"}'));
    }
    expect(lines).toEqual(['websocket_subscriptions{channel="book"} 0']);
  });
});
