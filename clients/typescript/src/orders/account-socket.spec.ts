import { FakeNetwork } from '../../test/fake-socket.js';
import { AccountSocket, type AccountOptions } from './account-socket.js';

const order = (orderId: string, status: string, accountId = 'alice') => ({
  orderId,
  status,
  accountId,
});

function execution(accountSequence: number, orderId: string, status = 'open') {
  return { type: 'execution', execution: 'x', accountSequence, order: order(orderId, status) };
}

function begin(options: AccountOptions = {}) {
  const network = new FakeNetwork();
  const socket = new AccountSocket(network.settings, 'alice', options);
  const events: string[] = [];
  socket.on('execution', (report) => events.push(`execution ${report.accountSequence}`));
  socket.on('list', (report) => events.push(`list ${report.accountSequence}`));
  socket.on('snapshot', (snapshot) => events.push(`snapshot, missed ${snapshot.missedAfter}`));
  socket.on('resync', ({ reason }) => events.push(reason));
  /** Answers the ping that every new connection begins with. */
  const answerPing = async (): Promise<void> => {
    expect(network.socket.requests[0]).toEqual({ id: 0, op: 'ping' });
    network.socket.deliver({ id: 0, ok: true });
    await network.pass(0);
  };
  return { network, socket, events, answerPing };
}

const SNAPSHOT = { type: 'snapshot', accountSequence: 7, orders: [order('1', 'open')] };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the socket of an account', () => {
  test('begins with the live orders, and keeps them', async () => {
    const { network, socket, events, answerPing } = begin();
    (await network.connect()).deliver(SNAPSHOT);
    expect(network.paths).toEqual([`/ws/orders?accountId=alice&from=999999999999999`]);
    expect(socket.state).toBe('connecting');
    await answerPing();
    expect(socket.state).toBe('live');
    network.socket.deliver(execution(8, '2'), execution(9, '1', 'filled'));
    expect([...socket.orders.keys()]).toEqual(['2']);
    expect(socket.accountSequence).toBe(9);
    expect(events).toEqual(['snapshot, missed null', 'execution 8', 'execution 9']);
  });

  test('asks for the reports after the last one it has', async () => {
    const { network, socket, events, answerPing } = begin({ from: 3 });
    (await network.connect()).deliver(execution(4, '2'));
    await answerPing();
    network.socket.refuse(1006);
    expect(socket.state).toBe('reconnecting');
    const list = { type: 'list', accountId: 'alice', accountSequence: 5 };
    (await network.connect(50)).deliver(list);
    await answerPing();
    expect(network.paths).toEqual([
      '/ws/orders?accountId=alice&from=3',
      '/ws/orders?accountId=alice&from=4',
    ]);
    expect(socket.state).toBe('live');
    expect(events).toEqual(['execution 4', 'list 5']);
  });

  test('says what was missed when the service no longer has it', async () => {
    const { network, events } = begin({ from: 3 });
    (await network.connect()).deliver(SNAPSHOT, execution(8, '1', 'filled'));
    expect(events).toEqual(['snapshot, missed 3', 'execution 8']);
  });

  test('says when the service began anew', async () => {
    const { network, events } = begin({ from: 9 });
    (await network.connect()).deliver(SNAPSHOT);
    expect(events).toEqual(['reset', 'snapshot, missed 9']);
  });

  test.each([
    ['gap', execution(9, '2')],
    ['gap', { type: 'heartbeat', sequence: 1, accountSequence: 8 }],
    ['gap', { type: 'list', accountId: 'alice', accountSequence: 9 }],
    ['gap', execution(7, '2')],
    ['gap', { type: 'heartbeat', sequence: 1, accountSequence: 2 }],
  ])('repairs itself: %s by %j', async (reason, frame) => {
    const { network, socket, events } = begin({ from: 7 });
    (await network.connect()).deliver(frame);
    expect(events).toEqual([reason]);
    expect(socket.accountSequence).toBe(7);
    await network.connect(50);
    expect(network.paths.at(-1)).toBe('/ws/orders?accountId=alice&from=7');
  });

  test('hands on reports about orders of others that were entered here', async () => {
    const { network, socket, events } = begin({ from: 7 });
    const report = { type: 'execution', order: order('5', 'open', 'bob') };
    (await network.connect()).deliver(report, execution(8, '6'));
    expect(events).toEqual(['execution undefined', 'execution 8']);
    expect([...socket.orders.keys()]).toEqual(['6']);
  });

  test('makes requests for its account, unless they name another', async () => {
    const { network, socket } = begin();
    await network.connect();
    const terms = { symbol: 'BTC-USDT', side: 'buy', type: 'market', quantity: '1' } as const;
    const calls = [
      socket.submit(terms),
      socket.submit({ ...terms, accountId: 'bob' }),
      socket.batch([terms]),
      socket.cancelAll({}),
    ];
    const [, ...requests] = network.socket.requests;
    expect(requests.map(({ args }) => args)).toEqual([
      { ...terms, accountId: 'alice' },
      { ...terms, accountId: 'bob' },
      { orders: [{ ...terms, accountId: 'alice' }] },
      { accountId: 'alice' },
    ]);
    socket.close();
    await Promise.allSettled(calls);
  });
});
