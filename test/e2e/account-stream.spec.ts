import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted, limit, stop } from '../support/e2e-orders';
import type { Json } from '../support/e2e-rest';
import { E2eService, type ServiceSetup } from '../support/e2e-service';
import type { Frame, SocketClient } from '../support/e2e-socket';
import { OCO, withTerms } from '../support/e2e-lists';

const isPush = ({ type }: Frame): boolean => type === 'execution' || type === 'list';

describe('the stream of an account', () => {
  let service: E2eService;

  const start = async (env: ServiceSetup['env'] = {}): Promise<void> => {
    service = await E2eService.start({
      env,
      streaming: { heartbeatAfterMs: 150, sweepIntervalMs: 20 },
    });
  };

  afterEach(() => service.close());

  const stream = (query: string): Promise<SocketClient> => service.socket(`/ws/orders?${query}`);

  const rest = async (quantity: string, price: string, more: Json = {}): Promise<string> => {
    const order = limit('buy', quantity, price, { accountId: 'alice', ...more });
    return (await accepted(service.rest, order)).order.orderId;
  };

  /** What the socket was told so far. */
  const told = async (socket: SocketClient): Promise<Frame[]> => {
    await socket.request('ping');
    return socket.history.filter(isPush);
  };

  /** Every kind of step: of orders that rest, trade, wait, meet each other, and of lists. */
  const liveALot = async (): Promise<void> => {
    const first = await rest('3', '100');
    await accepted(service.rest, limit('sell', '1', '100'));
    const replaced = { symbol: 'BTC-USDT', price: '101' };
    await service.rest.patch(`/api/v1/orders/${first}`, replaced);
    await accepted(service.rest, stop('90', { accountId: 'alice' }));
    const decrement = { accountId: 'alice', selfTradePrevention: 'decrement' };
    await accepted(service.rest, limit('sell', '1', '101', decrement));
    await service.rest.post('/api/v1/orders/lists', withTerms(OCO, { accountId: 'alice' }));
    await rest('1', '50', { timeInForce: 'ioc', clientOrderId: 'x' });
    await service.rest.delete('/api/v1/orders?accountId=alice');
  };

  test('begins with where it stands and counts every push of the account', async () => {
    await start();
    const other = await stream('accountId=bob');
    expect(await other.next('account')).toEqual({
      type: 'account',
      accountId: 'bob',
      accountSequence: 0,
    });
    const socket = await stream('accountId=alice');
    await socket.next('account');
    await liveALot();
    const pushes = await told(socket);
    expect(pushes.length).toBeGreaterThan(12);
    expect(pushes.map(({ accountSequence }) => accountSequence)).toEqual(
      pushes.map((_, i) => i + 1),
    );
    expect(new Set(pushes.map(({ type, execution }) => execution ?? type))).toEqual(
      new Set(['accepted', 'trade', 'replaced', 'prevented', 'list', 'cancelled']),
    );
    expect(await told(other)).toEqual([]);
    const late = await stream('accountId=alice');
    expect(await late.next('account')).toMatchObject({ accountSequence: pushes.length });
    const beat = await late.next('heartbeat');
    const { sequence } = service.engine;
    expect(beat).toEqual({ type: 'heartbeat', sequence, accountSequence: pushes.length });
  });

  test('orders without account are told without number', async () => {
    await start();
    const socket = await service.socket('/ws/orders');
    await socket.request('submit', limit('buy', '1', '9'));
    expect((await told(socket))[0]).not.toHaveProperty('accountSequence');
    const beat = await socket.next('heartbeat');
    expect(beat).toEqual({ type: 'heartbeat', sequence: service.engine.sequence });
  });

  test('?from= tells what was missed to the letter, then goes on', async () => {
    await start();
    const socket = await stream('accountId=alice');
    await liveALot();
    const all = await told(socket);
    for (const from of [0, 1, 7, all.length - 1]) {
      const resumed = await stream(`accountId=alice&from=${from}`);
      expect(await told(resumed)).toEqual(all.slice(from));
    }
    const current = await stream(`accountId=alice&from=${all.length}`);
    expect(await current.next('heartbeat')).toMatchObject({ accountSequence: all.length });
    await rest('1', '9');
    expect(await current.next('execution')).toMatchObject({ accountSequence: all.length + 1 });
    const fresh = await stream('accountId=carol&from=0');
    expect(await fresh.next('heartbeat')).toMatchObject({ accountSequence: 0 });
  });

  test('a from that is too old or to come begins with the open and pending orders', async () => {
    await start({ PUSHES_PER_ACCOUNT: '5' });
    await rest('1', '7');
    const gone = await rest('1', '8');
    await service.rest.delete(`/api/v1/orders/${gone}?symbol=BTC-USDT`);
    await accepted(service.rest, stop('5', { accountId: 'alice' }));
    for (const price of ['9', '10']) await rest('1', price);
    await rest('1', '11', { accountId: 'bob' });
    const live = (await service.rest.get('/api/v1/orders?accountId=alice&status=open')).body;
    const snapshot = {
      type: 'snapshot',
      accountId: 'alice',
      accountSequence: 6,
      orders: (live.orders as object[]).reverse(),
    };
    for (const from of [0, 7]) {
      const socket = await stream(`accountId=alice&from=${from}`);
      expect(await socket.next('snapshot')).toEqual(snapshot);
      expect(await told(socket)).toEqual([]);
    }
    const known = await stream('accountId=alice&from=1');
    expect(await told(known)).toHaveLength(5);
  });

  test('from needs an account', async () => {
    await start();
    const socket = await stream('from=3');
    expect((await socket.next('error')).error).toMatchObject({ errors: [{ field: 'from' }] });
    expect((await socket.closing).code).toBe(4400);
  });

  test('goes on after a restart, with everything that was told before', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'account-stream-'));
    const env = { JOURNAL: 'embedded', DATA_DIR: directory };
    await start(env);
    const socket = await stream('accountId=alice');
    await liveALot();
    await rest('1', '7');
    const all = await told(socket);
    await service.close();
    await start(env);
    const again = await stream('accountId=alice&from=0');
    expect(await told(again)).toEqual(all);
    await rest('1', '9');
    expect(await again.next('execution')).toBeDefined();
    expect((await told(again)).at(-1)).toMatchObject({ accountSequence: all.length + 1 });
    rmSync(directory, { recursive: true, force: true });
  });
});
