import { BRACKET, OCO, withTerms, type WireList } from '../support/e2e-lists';
import { accepted, limit, type WireOrder } from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';
import type { SocketClient } from '../support/e2e-socket';

describe('lists of orders over a socket', () => {
  let service: E2eService;
  let socket: SocketClient;

  beforeEach(async () => {
    service = await E2eService.start();
    socket = await service.socket('/ws/orders');
  });

  afterEach(() => service.close());

  /** Everything pushed so far, in words. */
  const pushes = async (client = socket): Promise<string[]> => {
    await client.request('ping');
    return client.history.flatMap((frame) => {
      if (frame.type === 'list') return [`list ${frame.listId} ${frame.status}`];
      if (frame.type !== 'execution') return [];
      const { orderId, status } = frame.order as WireOrder;
      return [`${frame.execution} ${orderId} ${status}`];
    });
  };

  test('submit_list and cancel_list answer as REST does', async () => {
    const { ok, result } = await socket.request('submit_list', OCO);
    expect(ok).toBe(true);
    const { listId } = result as unknown as WireList;
    const { body } = await service.rest.get(`/api/v1/orders/lists/${listId}?symbol=BTC-USDT`);
    expect(result).toMatchObject(body);
    const cancel = await socket.request('cancel_list', { symbol: 'BTC-USDT', listId });
    expect(cancel.result).toMatchObject({ listId, status: 'all_done' });
    const again = await socket.request('cancel_list', { symbol: 'BTC-USDT', listId });
    expect(again.error).toMatchObject({ code: 'list_not_found' });
    const nameless = await socket.request('cancel_list', { symbol: 'BTC-USDT' });
    expect(nameless.error).toMatchObject({ errors: [{ field: 'listId' }] });
    const bad = await socket.request('submit_list', { ...BRACKET, type: 'oco' });
    expect(bad.error).toMatchObject({ code: 'invalid_request', errors: [{ field: 'orders' }] });
  });

  test('a repetition is answered as the first time', async () => {
    const named = withTerms(OCO, { clientOrderId: 'a' }, { clientOrderId: 'b' });
    const { result } = await socket.request('submit_list', named);
    const again = await socket.request('submit_list', named);
    expect(again.result).toEqual({ ...result, duplicate: true });
  });

  test('the life of a bracket is reported in order', async () => {
    await socket.request('submit_list', BRACKET);
    await accepted(service.rest, limit('sell', '1', '100'));
    await accepted(service.rest, limit('buy', '1', '120'));
    expect(await pushes()).toEqual([
      'list 1 executing',
      'accepted 1 open',
      'accepted 2 pending',
      'accepted 3 pending',
      'trade 1 filled',
      'triggered 2 open',
      'trade 2 filled',
      'cancelled 3 cancelled',
      'list 1 all_done',
    ]);
  });

  test('the account is told, and a list frame says what list it is', async () => {
    const watcher = await service.socket('/ws/orders?accountId=alice');
    const other = await service.socket('/ws/orders?accountId=bob');
    const { result } = await socket.request('submit_list', withTerms(OCO, { accountId: 'alice' }));
    await service.rest.delete('/api/v1/orders?accountId=alice');
    const expected = [
      'list 1 executing',
      'accepted 1 open',
      'accepted 2 pending',
      'cancelled 1 cancelled',
      'cancelled 2 cancelled',
      'list 1 all_done',
    ];
    expect(await pushes(watcher)).toEqual(expected);
    expect(await pushes()).toEqual(expected);
    expect(await pushes(other)).toEqual([]);
    expect(watcher.all('list')[0]).toEqual({
      type: 'list',
      accountSequence: 1,
      listId: '1',
      symbol: 'BTC-USDT',
      accountId: 'alice',
      listType: 'oco',
      status: 'executing',
      sequence: result?.sequence,
      timestamp: result?.timestamp,
      orderIds: ['1', '2'],
    });
  });
});
