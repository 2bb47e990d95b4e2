import { FakeNetwork } from '../../test/fake-socket.js';
import { ConnectionError, ProblemError, TimeoutError } from '../errors.js';
import type { SubmitOrder } from '../types.js';
import { OrderSocket } from './order-socket.js';

const ORDER: SubmitOrder = { symbol: 'BTC-USDT', side: 'buy', type: 'market', quantity: '1' };
const NAMED: SubmitOrder = { ...ORDER, clientOrderId: 'mine-1' };

function begin(maxPending?: number) {
  const network = new FakeNetwork();
  const socket = new OrderSocket(network.settings, { timeoutMs: 1_000, maxPending });
  return { network, socket };
}

const reasonOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error) => error);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the order socket', () => {
  test('finds the request of an answer by its id, whatever the order', async () => {
    const { network, socket } = begin();
    const service = await network.connect();
    const calls = Promise.all([socket.submit(ORDER), socket.cancelAll({ symbol: 'BTC-USDT' })]);
    expect(service.requests).toEqual([
      { id: 1, op: 'submit', args: ORDER },
      { id: 2, op: 'cancel_all', args: { symbol: 'BTC-USDT' } },
    ]);
    service.deliver({ id: 2, ok: true, result: 'b' }, { id: 1, ok: true, result: 'a' });
    await expect(calls).resolves.toEqual(['a', 'b']);
    expect(socket.unanswered).toBe(0);
  });

  test('rejects with the problem of a refused request', async () => {
    const { network, socket } = begin();
    const service = await network.connect();
    const reason = reasonOf(socket.cancel({ symbol: 'BTC-USDT', orderId: '9' }));
    service.deliver({ id: 1, ok: false, error: { code: 'order_not_found', detail: 'No.' } });
    expect(await reason).toBeInstanceOf(ProblemError);
    expect(await reason).toMatchObject({ code: 'order_not_found', status: undefined });
  });

  test('holds requests until there is a connection, in their order', async () => {
    const { network, socket } = begin();
    void socket.submit(ORDER);
    void socket.ping();
    const service = await network.connect();
    expect(service.requests.map(({ op }) => op)).toEqual(['submit', 'ping']);
  });

  test('cannot say what became of a request when the connection breaks', async () => {
    const { network, socket } = begin();
    await network.connect();
    const reason = reasonOf(socket.submit(ORDER));
    network.socket.refuse(1006);
    expect(await reason).toBeInstanceOf(ConnectionError);
    expect(await reason).toMatchObject({ mayHaveHappened: true });
    expect((await network.connect(50)).sent).toEqual([]);
  });

  test('sends again what can be repeated', async () => {
    const { network, socket } = begin();
    const former = await network.connect();
    const call = socket.submit(NAMED);
    const batch = socket.batch([NAMED, NAMED]);
    const mixed = reasonOf(socket.batch([NAMED, ORDER]));
    network.socket.refuse(1006);
    const service = await network.connect(50);
    expect(service.sent).toEqual(former.sent.slice(0, 2));
    service.deliver({ id: 1, ok: true, result: { duplicate: true } }, { id: 2, ok: true });
    await expect(call).resolves.toEqual({ duplicate: true });
    await batch;
    expect(await mixed).toBeInstanceOf(ConnectionError);
  });

  test('gives up an answer that does not come in time, and ignores it later', async () => {
    const { network, socket } = begin();
    const service = await network.connect();
    const reason = reasonOf(socket.submit(NAMED));
    await network.pass(1_000);
    expect(await reason).toBeInstanceOf(TimeoutError);
    service.deliver({ id: 1, ok: true, result: {} });
    expect(socket.unanswered).toBe(0);
  });

  test('ends a call with the reason of its signal', async () => {
    const { network, socket } = begin();
    await network.connect();
    const controller = new AbortController();
    const reason = reasonOf(socket.ping({ signal: controller.signal }));
    controller.abort('enough');
    expect(await reason).toBe('enough');
    expect(await reasonOf(socket.ping({ signal: controller.signal }))).toBe('enough');
  });

  test('sends no request that was given up while it waited', async () => {
    const { network, socket } = begin();
    const controller = new AbortController();
    const given = reasonOf(socket.submit(ORDER, { signal: controller.signal }));
    void socket.ping();
    controller.abort('enough');
    expect(await given).toBe('enough');
    expect((await network.connect()).requests.map(({ op }) => op)).toEqual(['ping']);
  });

  test('bounds what waits', async () => {
    const { socket } = begin(1);
    void reasonOf(socket.ping());
    expect(await reasonOf(socket.submit(ORDER))).toMatchObject({ mayHaveHappened: false });
  });

  test('tells which requests may have happened when it is closed', async () => {
    const { network, socket } = begin();
    const waiting = reasonOf(socket.submit(ORDER));
    await network.pass(0);
    const late = begin();
    await late.network.connect();
    const sent = reasonOf(late.socket.submit(NAMED));
    socket.close();
    late.socket.close();
    expect(await waiting).toMatchObject({ mayHaveHappened: false });
    expect(await sent).toMatchObject({ mayHaveHappened: true });
    await expect(socket.ping()).rejects.toMatchObject({ name: 'ClosedError' });
  });

  test('tells of executions and lists', async () => {
    const { network, socket } = begin();
    const seen: string[] = [];
    socket.on('execution', ({ execution }) => seen.push(execution));
    socket.on('list', ({ status }) => seen.push(status));
    (await network.connect()).deliver(
      { type: 'execution', execution: 'accepted' },
      { type: 'list', status: 'executing' },
    );
    expect(seen).toEqual(['accepted', 'executing']);
  });
});
