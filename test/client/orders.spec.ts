/** Order entry of the client against the real service. */
import { ClientService, limitOrder, until } from '../support/client-service';

const SYMBOL = 'BTC-USDT';

describe('the order socket of the client', () => {
  let running: ClientService;

  beforeEach(async () => void (running = await ClientService.start()));
  afterEach(() => running.close());

  test('submits, replaces and cancels, many at once', async () => {
    const orders = running.client.orders();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        orders.submit(limitOrder('buy', '0.1', `${100 + i}.00`)),
      ),
    );
    const sequences = answers.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    const { orderId } = answers[7].order;
    const replaced = await orders.replace({ symbol: SYMBOL, orderId, price: '99.00' });
    expect(replaced.order.price).toBe('99.00');
    expect((await orders.cancel({ symbol: SYMBOL, orderId })).order.reason).toBe('user_request');
    expect((await orders.cancelAll({ symbol: SYMBOL })).cancelled).toHaveLength(49);
    await orders.ping();
  });

  test('tells of executions before the answer', async () => {
    const orders = running.client.orders();
    const seen: string[] = [];
    orders.on('execution', ({ execution }) => seen.push(execution));
    await orders.submit(limitOrder('buy', '0.1', '100.00'));
    expect(seen).toEqual(['accepted']);
  });

  test('enters lists and batches, and tries orders', async () => {
    const orders = running.client.orders();
    const legs = [limitOrder('sell', '1', '60000.00'), limitOrder('sell', '1', '61000.00')];
    const { listId } = await orders.submitList({ type: 'oco', orders: legs });
    const ended = await orders.cancelList({ symbol: SYMBOL, listId });
    expect(ended.status).toBe('all_done');
    await orders.test(legs[0]);
    const { results } = await orders.batch([legs[0], limitOrder('buy', '1', '1.001')]);
    expect(results.map((result) => 'order' in result)).toEqual([true, false]);
  });

  test('rejects with the code of the problem', async () => {
    const orders = running.client.orders();
    const call = orders.cancel({ symbol: SYMBOL, orderId: '999' });
    await expect(call).rejects.toMatchObject({ code: 'order_not_found' });
  });

  test('sends a named order again after a cut, and it is entered once', async () => {
    const orders = running.client.orders();
    await orders.ready;
    const named = limitOrder('buy', '0.1', '100.00', { clientOrderId: 'once' });
    await running.client.rest.submit(named);
    const answer = orders.submit(named);
    running.cutSockets();
    expect(await answer).toMatchObject({ duplicate: true });
    await until(() => orders.state === 'live', 'another connection');
    const { orders: all } = await running.client.rest.orders({ symbol: SYMBOL });
    expect(all).toHaveLength(1);
  });
});

describe('the account socket of the client', () => {
  let running: ClientService;

  beforeEach(async () => void (running = await ClientService.start()));
  afterEach(() => running.close());

  test('begins with the live orders and keeps them, whoever enters orders', async () => {
    const { client } = running;
    const alice = { accountId: 'alice' };
    await client.rest.submit(limitOrder('buy', '0.1', '100.00', alice));
    const account = client.account('alice');
    await account.ready;
    expect([account.orders.size, account.accountSequence]).toEqual([1, 1]);
    await account.submit(limitOrder('buy', '0.1', '101.00'));
    await client.rest.submit(limitOrder('sell', '0.1', '101.00', { accountId: 'bob' }));
    await until(() => account.accountSequence === 3, 'the trade');
    expect([...account.orders.values()].map(({ price }) => price)).toEqual(['100.00']);
    expect((await account.cancelAll({})).cancelled).toHaveLength(1);
  });

  test('is told after a cut what happened meanwhile', async () => {
    const { client } = running;
    const account = client.account('alice');
    await account.ready;
    const seen: (number | undefined)[] = [];
    account.on('execution', ({ accountSequence }) => seen.push(accountSequence));
    running.cutSockets();
    await client.rest.submit(limitOrder('buy', '0.1', '100.00', { accountId: 'alice' }));
    await until(() => seen.length === 1 && account.state === 'live', 'the missed report');
    expect([seen, account.orders.size]).toEqual([[1], 1]);
  });
});
