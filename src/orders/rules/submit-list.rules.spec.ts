import { listProblems } from './submit-list.rules';

type Fields = Readonly<Record<string, unknown>>;

const BUY: Fields = { symbol: 'BTC-USDT', side: 'buy', type: 'limit', quantity: '1', price: '100' };
const SELL: Fields = { ...BUY, side: 'sell', price: '120' };
const STOP: Fields = {
  symbol: 'BTC-USDT',
  side: 'sell',
  type: 'stop',
  quantity: '1',
  triggerPrice: '90',
};
const MARKET: Fields = { symbol: 'BTC-USDT', side: 'sell', type: 'market', quantity: '1' };

function problemsOf(type: unknown, ...orders: unknown[]): string[] {
  return listProblems({ type, orders }).map(({ message }) => message);
}

describe('orders that make a list', () => {
  test.each([
    ['oco', [SELL, STOP]],
    ['oco', [STOP, { ...STOP, type: 'take_profit', triggerPrice: '130', timeInForce: 'ioc' }]],
    ['oto', [BUY, MARKET]],
    [
      'oto',
      [
        { ...BUY, timeInForce: 'day' },
        { ...SELL, timeInForce: 'fok' },
      ],
    ],
    ['otoco', [BUY, SELL, STOP]],
  ])('%s of %j', (type, orders) => {
    expect(problemsOf(type, ...orders)).toEqual([]);
  });
});

describe('orders that do not make a list', () => {
  const both = 'must be the same for both orders of a pair';
  const all = 'must be the same for all orders of a list';

  test.each<[string, unknown[], string[]]>([
    ['oco', [SELL, STOP, STOP], ['orders must be 2 orders for an oco list']],
    ['oto', [BUY, SELL, STOP], ['orders must be 2 orders for an oto list']],
    ['otoco', [BUY, SELL], ['orders must be 3 orders for an otoco list']],
    ['oco', [SELL, BUY], [`orders.1.side ${both}`]],
    ['otoco', [BUY, SELL, { ...STOP, side: 'buy' }], [`orders.2.side ${both}`]],
    ['oco', [SELL, { ...STOP, symbol: 'ETH-USDT' }], [`orders.1.symbol ${all}`]],
    ['oco', [{ ...SELL, accountId: 'a' }, STOP], [`orders.1.accountId ${all}`]],
    [
      'oco',
      [
        { ...SELL, clientOrderId: 'x' },
        { ...STOP, clientOrderId: 'x' },
      ],
      ['orders.1.clientOrderId must differ from those of the other orders'],
    ],
    [
      'oto',
      [{ ...BUY, timeInForce: 'ioc' }, STOP],
      ['orders.0.timeInForce must be gtc or gtd or day for the first order of this list'],
    ],
    ['otoco', [STOP, SELL, STOP], ['orders.0.type must be limit for the first order of this list']],
    [
      'oco',
      [MARKET, { ...SELL, timeInForce: 'fok' }],
      [
        'orders.0.type must be limit or stop or stop_limit or take_profit or take_profit_limit' +
          ' or trailing_stop for an order of a pair',
        'orders.1.timeInForce must be gtc or gtd or day for an order of a pair',
      ],
    ],
    ['oto', [BUY, { ...STOP, price: '1' }], ['orders.1.price is not allowed for a stop order']],
  ])('%s of %j', (type, orders, messages) => {
    expect(problemsOf(type, ...orders)).toEqual(messages);
  });

  test('name their fields', () => {
    const [problem] = listProblems({ type: 'oto', orders: [BUY, { ...STOP, price: '1' }] });
    expect(problem.field).toBe('orders.1.price');
  });

  test('are looked at as far as they can be read', () => {
    expect(problemsOf('oco', null, 5)).toEqual([]);
    expect(problemsOf('ring', { ...BUY, price: undefined })).toEqual([
      'orders.0.price is required for a limit order',
    ]);
    expect(listProblems({ type: 'oco', orders: 'none' })).toEqual([]);
    expect(listProblems({})).toEqual([]);
  });
});
