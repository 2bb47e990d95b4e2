import { BRACKET, OCO, OTO, withTerms, type WireList } from '../support/e2e-lists';
import { accepted, expectProblem, limit, read, TIMESTAMP } from '../support/e2e-orders';
import type { Answer, Json } from '../support/e2e-rest';
import { E2eService } from '../support/e2e-service';

const LISTS = '/api/v1/orders/lists';

describe('lists of orders over REST (R21)', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await E2eService.start();
  });

  afterEach(() => service.close());

  const submit = (list: Json): Promise<Answer<WireList>> => service.rest.post(LISTS, list);

  const enter = async (list: Json): Promise<WireList> => {
    const { status, body } = await submit(list);
    expect([status, body]).toEqual([201, body]);
    return body;
  };

  const current = async ({ listId }: WireList): Promise<WireList> =>
    (await service.rest.get<WireList>(`${LISTS}/${listId}?symbol=BTC-USDT`)).body;

  const statuses = async (list: WireList): Promise<string[]> =>
    (await current(list)).orders.map(({ status }) => status);

  test('an oco is answered with its orders as they were sent', async () => {
    const list = await enter(OCO);
    expect(list).toEqual({
      sequence: expect.any(Number),
      timestamp: expect.stringMatching(TIMESTAMP),
      listId: '1',
      symbol: 'BTC-USDT',
      type: 'oco',
      status: 'executing',
      orders: [
        expect.objectContaining({ type: 'limit', status: 'open', listId: '1' }),
        expect.objectContaining({ type: 'stop', status: 'pending', listId: '1' }),
      ],
      createdAt: list.timestamp,
      updatedAt: list.timestamp,
      trades: [],
    });
    const { sequence: _s, timestamp: _t, trades: _trades, ...known } = list;
    expect(await current(list)).toEqual(known);
    expect(await read(service.rest, list.orders[1].orderId)).toEqual(list.orders[1]);
  });

  test('any fill of one order of an oco cancels the other', async () => {
    const list = await enter(OCO);
    await accepted(service.rest, limit('buy', '0.1', '120'));
    expect(await statuses(list)).toEqual(['partially_filled', 'cancelled']);
    expect((await current(list)).orders[1]).toMatchObject({ reason: 'list_sibling' });
    await accepted(service.rest, limit('buy', '0.9', '120'));
    expect(await current(list)).toMatchObject({ status: 'all_done' });
  });

  test('the second order of an oto enters when the first is filled', async () => {
    const list = await enter(OTO);
    expect(await statuses(list)).toEqual(['open', 'pending']);
    await accepted(service.rest, limit('sell', '0.4', '100'));
    expect(await statuses(list)).toEqual(['partially_filled', 'pending']);
    await accepted(service.rest, limit('sell', '0.6', '100'));
    expect(await statuses(list)).toEqual(['filled', 'open']);
  });

  test('a post-only order that slides when its turn comes shows where it rests', async () => {
    const slide = limit('sell', '1', '95', { postOnly: 'slide' });
    const list = await enter({ type: 'oto', orders: [limit('buy', '1', '100'), slide] });
    expect(list.orders[1]).toMatchObject({ status: 'pending', price: '95.00' });
    await accepted(service.rest, limit('buy', '1', '99'));
    await accepted(service.rest, limit('sell', '1', '100', { type: 'ioc' }));
    const { orders } = await current(list);
    expect(orders[1]).toMatchObject({ status: 'open', price: '99.01' });
  });

  test('a bracket: entry, then profit or stop', async () => {
    await accepted(service.rest, limit('sell', '1', '99'));
    const list = await enter(BRACKET);
    expect(list.trades).toMatchObject([{ price: '99.00' }]);
    expect(list.orders.map(({ status }) => status)).toEqual(['filled', 'open', 'pending']);
    await accepted(service.rest, limit('buy', '1', '120'));
    expect(await statuses(list)).toEqual(['filled', 'filled', 'cancelled']);
  });

  test('cancelling one order cancels the list', async () => {
    const list = await enter(BRACKET);
    const path = `/api/v1/orders/${list.orders[2].orderId}?symbol=BTC-USDT`;
    expect((await service.rest.delete(path)).status).toBe(200);
    expect(await statuses(list)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('a list is cancelled as a whole, by its owner', async () => {
    const list = await enter(withTerms(OCO, { accountId: 'alice' }));
    const path = `${LISTS}/${list.listId}?symbol=BTC-USDT`;
    const notFound = { status: 404, code: 'list_not_found' };
    expectProblem(await service.rest.delete(`${path}&accountId=bob`), notFound);
    expectProblem(await service.rest.get(`${path}&accountId=bob`), notFound);
    expectProblem(await service.rest.delete(`${LISTS}/1?symbol=ETH-USDT`), notFound);
    expectProblem(await service.rest.delete(`${LISTS}/7?symbol=BTC-USDT`), notFound);
    const { status, body } = await service.rest.delete<WireList>(`${path}&accountId=alice`);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ listId: '1', status: 'all_done', accountId: 'alice' }),
    ]);
    expect(body.orders).toMatchObject([{ reason: 'user_request' }, { reason: 'user_request' }]);
    expectProblem(await service.rest.delete(path), notFound);
  });

  test('the same list again gets the original answer', async () => {
    const named = withTerms(OCO, { clientOrderId: 'a' }, { clientOrderId: 'b' });
    const original = await enter(named);
    await service.rest.delete(`${LISTS}/${original.listId}?symbol=BTC-USDT`);
    const again = await submit(named);
    expect([again.status, again.body]).toEqual([200, { ...original, duplicate: true }]);
    const other = withTerms(named, { quantity: '2' });
    const conflict = { status: 409, code: 'duplicate_client_order_id' };
    expectProblem(await submit(other), conflict);
    const single = await service.rest.post('/api/v1/orders', (named.orders as Json[])[0]);
    const { sequence, timestamp, trades } = original;
    const [order] = original.orders;
    const repeated = { sequence, timestamp, order, trades, duplicate: true };
    expect([single.status, single.body]).toEqual([200, repeated]);
  });

  test('lists are found by symbol, account and status, in pages', async () => {
    const lists: WireList[] = [];
    for (let i = 0; i < 3; i++) lists.push(await enter(withTerms(OCO, { accountId: `a${i}` })));
    await service.rest.delete(`${LISTS}/${lists[1].listId}?symbol=BTC-USDT`);
    const find = async (query: string): Promise<unknown> => {
      const { body } = await service.rest.get<{ lists: WireList[] }>(`${LISTS}?${query}`);
      return body.lists.map(({ listId }) => listId);
    };
    expect(await find('symbol=BTC-USDT')).toEqual(['3', '2', '1']);
    expect(await find('status=executing')).toEqual(['3', '1']);
    expect(await find('status=all_done')).toEqual(['2']);
    expect(await find('accountId=a0')).toEqual(['1']);
    expect(await find('symbol=ETH-USDT')).toEqual([]);
    const page = await service.rest.get(`${LISTS}?limit=2`);
    expect(page.body).toMatchObject({ lists: [{ listId: '3' }, { listId: '2' }], nextCursor: '2' });
    const last = await service.rest.get(`${LISTS}?limit=2&cursor=2`);
    expect(last.body).toMatchObject({ lists: [{ listId: '1' }], nextCursor: null });
  });
});
