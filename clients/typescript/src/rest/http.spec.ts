import { FakeRest, json } from '../../test/fake-rest.js';
import { ConnectionError, ProblemError, TimeoutError, UnexpectedAnswerError } from '../errors.js';

const PROBLEM = { code: 'overloaded', detail: 'Too many requests are waiting.', status: 503 };

/** Answers nothing until the call is aborted. */
function never(_path: string, signal: AbortSignal): Promise<Response> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });
}

describe('a REST call', () => {
  test('encodes what it is given', async () => {
    const rest = new FakeRest(() => json({}));
    await rest.client.orders({ symbol: 'A/B', limit: 5, status: undefined });
    await rest.client.order('1/2', { symbol: 'BTC-USDT' });
    expect(rest.asked.map(({ path }) => path)).toEqual([
      '/api/v1/orders?symbol=A%2FB&limit=5',
      '/api/v1/orders/1%2F2?symbol=BTC-USDT',
    ]);
  });

  test('sends a body as JSON', async () => {
    const rest = new FakeRest(() => json({}, { status: 201 }));
    const order = { symbol: 'BTC-USDT', side: 'buy', type: 'market', quantity: '1' } as const;
    await rest.client.submit(order);
    expect(rest.asked).toEqual([{ method: 'POST', path: '/api/v1/orders', body: order }]);
  });

  test('rejects with the problem that the service answers', async () => {
    const headers = { 'retry-after': '2' };
    const rest = new FakeRest(() => json(PROBLEM, { status: 503, headers }));
    const error = await rest.client.bbo('X').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ ...PROBLEM, retryAfterMs: 2000, errors: [] });
  });

  test('takes 503 of the readiness as an answer', async () => {
    const rest = new FakeRest(() => json({ status: 'not ready' }, { status: 503 }));
    await expect(rest.client.readiness()).resolves.toEqual({ status: 'not ready' });
  });

  test.each([
    ['a page of a proxy', () => new Response('<html>', { status: 502 })],
    ['text instead of JSON', () => new Response('hello')],
  ])('does not take %s for an answer', async (_name, answer) => {
    const rest = new FakeRest(answer);
    await expect(rest.client.bbo('X')).rejects.toBeInstanceOf(UnexpectedAnswerError);
  });

  test('ends when its time is up', async () => {
    const rest = new FakeRest(never);
    const call = rest.client.bbo('X', { timeoutMs: 5 });
    await expect(call).rejects.toBeInstanceOf(TimeoutError);
  });

  test('ends with the reason of its signal, also when that is aborted already', async () => {
    const rest = new FakeRest(never);
    const controller = new AbortController();
    const call = rest.client.bbo('X', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect(rest.client.bbo('X', { signal: controller.signal })).rejects.toThrow('enough');
  });

  test('tells whether a lost request may have taken effect', async () => {
    const rest = new FakeRest(() => Promise.reject(new TypeError('fetch failed')));
    const read = await rest.client.bbo('X').catch((reason: unknown) => reason);
    const write = await rest.client.cancelAll({}).catch((reason: unknown) => reason);
    expect(read).toBeInstanceOf(ConnectionError);
    expect(read).toMatchObject({ mayHaveHappened: false });
    expect(write).toMatchObject({ mayHaveHappened: true });
  });
});
