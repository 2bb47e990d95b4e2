import { AccountOrders, MOST_KEPT, type OrderStatus, type OwnOrder } from './account-orders';

const order = (orderId: string, status: OrderStatus, at = 1, more = {}): OwnOrder => ({
  orderId,
  status,
  symbol: 'BTC-USDT',
  side: 'buy',
  type: 'limit',
  timeInForce: 'gtc',
  quantity: '1',
  filledQuantity: '0',
  remainingQuantity: '1',
  createdAt: '2026-01-01T00:00:00.000000Z',
  updatedAt: `2026-01-01T00:00:00.${String(at).padStart(6, '0')}Z`,
  ...more,
});

const trade = (tradeId: string, makerOrderId: string, takerOrderId: string) => ({
  ...{ tradeId, makerOrderId, takerOrderId, symbol: 'BTC-USDT', price: '10', quantity: '1' },
  aggressorSide: 'buy' as const,
  timestamp: `2026-01-01T00:00:00.${tradeId.padStart(6, '0')}Z`,
});

const ids = (orders: readonly { orderId: string }[]): string[] => orders.map((o) => o.orderId);

describe('the orders of an account', () => {
  test('are open, newest first, until they end', () => {
    const own = new AccountOrders();
    own.put(order('9', 'open'));
    own.put(order('10', 'pending'));
    own.put(order('11', 'partially_filled'));
    expect(ids(own.open)).toEqual(['11', '10', '9']);
    own.put(order('10', 'cancelled', 2));
    own.put(order('9', 'filled', 3));
    expect(ids(own.open)).toEqual(['11']);
    expect(ids(own.history)).toEqual(['10', '9']);
  });

  test('do not go back to what was before', () => {
    const own = new AccountOrders();
    own.put(order('1', 'partially_filled', 5));
    own.put(order('1', 'open', 4));
    expect(own.open[0].status).toBe('partially_filled');
    own.put(order('1', 'filled', 6));
    own.put(order('1', 'open', 6));
    expect(own.open).toEqual([]);
    expect(own.history[0].status).toBe('filled');
  });

  test('of which the service knows nothing more are not open any more', () => {
    const own = new AccountOrders();
    own.put(order('1', 'open'));
    own.put(order('2', 'filled'));
    own.reset([order('3', 'open')]);
    expect([ids(own.open), ids(own.history)]).toEqual([['3'], ['2']]);
  });

  test('of a service that began anew are other orders, even with a known id', () => {
    const own = new AccountOrders();
    own.put(order('1', 'filled', 9));
    own.put(order('1', 'open', 1, { createdAt: '2026-01-01T01:00:00.000000Z' }));
    expect([ids(own.open), ids(own.history)]).toEqual([['1'], []]);
  });

  test('are kept in bounds once they have ended', () => {
    const own = new AccountOrders();
    for (let i = 1; i <= MOST_KEPT + 50; i++) {
      own.put(order(String(i), 'filled', i));
      own.addTrade({ orderId: String(i), side: 'buy' }, trade(String(i), String(i), '0'));
    }
    expect([own.history.length, own.fills.length]).toEqual([MOST_KEPT, MOST_KEPT]);
    expect([own.history[0].orderId, own.fills[0].tradeId]).toEqual(['250', '250']);
  });
});

describe('fills', () => {
  test('are seen from the own order, each once', () => {
    const own = new AccountOrders();
    own.addTrade({ orderId: '1', side: 'sell' }, trade('1', '1', '2'));
    own.addTrade({ orderId: '1', side: 'sell' }, trade('1', '1', '2'));
    own.addTrade({ orderId: '3', side: 'buy' }, trade('2', '2', '3'));
    expect(own.fills.map(({ tradeId, side, isMaker }) => [tradeId, side, isMaker])).toEqual([
      ['2', 'buy', false],
      ['1', 'sell', true],
    ]);
  });

  test('from before are found among the public trades', () => {
    const own = new AccountOrders();
    own.put(order('1', 'open'));
    own.put(order('2', 'filled', 2, { side: 'sell' }));
    own.findFills([trade('1', '7', '8'), trade('2', '1', '2'), trade('3', '1', '9')]);
    expect(own.fills.map(({ tradeId, orderId }) => `${tradeId}/${orderId}`)).toEqual([
      '3/1',
      '2/2',
      '2/1',
    ]);
  });
});
