import { orderProblems } from './submit-order.rules';

type Fields = Readonly<Record<string, unknown>>;

const BASE: Fields = { symbol: 'BTC-USDT', side: 'buy', quantity: '1' };
const LIMIT: Fields = { ...BASE, type: 'limit', price: '100' };
const GOOD: readonly Fields[] = [
  LIMIT,
  { ...BASE, type: 'market' },
  { ...LIMIT, type: 'ioc' },
  { ...LIMIT, type: 'fok' },
  { ...BASE, type: 'stop', triggerPrice: '90' },
  { ...LIMIT, type: 'stop_limit', triggerPrice: '90' },
  { ...BASE, type: 'take_profit', triggerPrice: '90' },
  { ...LIMIT, type: 'take_profit_limit', triggerPrice: '90' },
  { ...BASE, type: 'trailing_stop', trailingDelta: 100 },
  { ...BASE, type: 'trailing_stop', trailingAmount: '5' },
];

function good(type: string): Fields {
  return GOOD.find((order) => order.type === type) as Fields;
}

function messagesOf(order: Fields): string[] {
  return orderProblems(order).map(({ message }) => message);
}

function without(order: Fields, field: string): Fields {
  return Object.fromEntries(Object.entries(order).filter(([name]) => name !== field));
}

describe('fields of a new order that go together', () => {
  test.each(GOOD)('%j', (order) => {
    expect(messagesOf(order)).toEqual([]);
  });

  test.each<[type: string, change: Fields]>([
    ['limit', { timeInForce: 'day' }],
    ['limit', { timeInForce: 'gtd', expireTime: '2099-01-01T00:00:00Z' }],
    ['limit', { postOnly: true }],
    ['limit', { postOnly: 'slide', displayQuantity: '0.1', timeInForce: 'day' }],
    ['limit', { minQuantity: '0.1', timeInForce: 'ioc' }],
    ['limit', { minQuantity: '0.1', displayQuantity: '0.1' }],
    ['limit', { accountId: 'a', tradeGroup: 'g', selfTradePrevention: 'none' }],
    ['limit', { selfTradePrevention: 'decrement' }],
    ['ioc', { minQuantity: '0.1' }],
    ['market', { timeInForce: 'fok', protectionPrice: '110' }],
    ['market', { postOnly: false }],
    ['stop', { timeInForce: 'gtd', expireTime: '2099-01-01T00:00:00.5Z', protectionPrice: '80' }],
    ['stop', { timeInForce: 'fok' }],
    ['stop_limit', { displayQuantity: '0.1' }],
    ['take_profit_limit', { timeInForce: 'ioc' }],
    ['trailing_stop', { timeInForce: 'day' }],
  ])('%s with %j', (type, change) => {
    expect(messagesOf({ ...good(type), ...change })).toEqual([]);
  });

  test('a market order by quote quantity has no quantity', () => {
    const order = without(good('market'), 'quantity');
    expect(messagesOf({ ...order, quoteQuantity: '1000' })).toEqual([]);
  });
});

describe('fields that a new order lacks', () => {
  test.each<[type: string, field: string, message: string]>([
    ['limit', 'price', 'price is required for a limit order'],
    ['limit', 'quantity', 'quantity is required for a limit order'],
    ['ioc', 'price', 'price is required for an ioc order'],
    ['fok', 'quantity', 'quantity is required for a fok order'],
    ['market', 'quantity', 'quantity is required for a market order, or quoteQuantity instead'],
    ['stop', 'triggerPrice', 'triggerPrice is required for a stop order'],
    ['stop', 'quantity', 'quantity is required for a stop order'],
    ['stop_limit', 'triggerPrice', 'triggerPrice is required for a stop_limit order'],
    ['stop_limit', 'price', 'price is required for a stop_limit order'],
    ['take_profit', 'triggerPrice', 'triggerPrice is required for a take_profit order'],
    ['take_profit_limit', 'price', 'price is required for a take_profit_limit order'],
    [
      'trailing_stop',
      'trailingDelta',
      'trailingDelta is required for a trailing_stop order, or trailingAmount instead',
    ],
  ])('%s without %s', (type, field, message) => {
    expect(orderProblems(without(good(type), field))).toEqual([{ field, message }]);
  });

  test('gtd without an expire time', () => {
    const message = 'expireTime is required when timeInForce is gtd';
    const problem = { field: 'expireTime', message };
    expect(orderProblems({ ...LIMIT, timeInForce: 'gtd' })).toEqual([problem]);
  });
});

describe('fields of a new order that contradict each other', () => {
  test.each<[type: string, change: Fields, message: string]>([
    ['market', { price: '1' }, 'price is not allowed for a market order'],
    ['stop', { price: '1' }, 'price is not allowed for a stop order'],
    ['take_profit', { price: '1' }, 'price is not allowed for a take_profit order'],
    ['trailing_stop', { price: '1' }, 'price is not allowed for a trailing_stop order'],
    ['limit', { triggerPrice: '1' }, 'triggerPrice is not allowed for a limit order'],
    ['market', { triggerPrice: '1' }, 'triggerPrice is not allowed for a market order'],
    [
      'trailing_stop',
      { triggerPrice: '1' },
      'triggerPrice is not allowed for a trailing_stop order',
    ],
    ['limit', { trailingDelta: 1 }, 'trailingDelta is not allowed for a limit order'],
    ['stop', { trailingDelta: 1 }, 'trailingDelta is not allowed for a stop order'],
    ['stop', { trailingAmount: '1' }, 'trailingAmount is not allowed for a stop order'],
    ['limit', { protectionPrice: '1' }, 'protectionPrice is not allowed for a limit order'],
    [
      'stop_limit',
      { protectionPrice: '1' },
      'protectionPrice is not allowed for a stop_limit order',
    ],
    ['limit', { quoteQuantity: '1' }, 'quoteQuantity is not allowed for a limit order'],
    ['stop', { quoteQuantity: '1' }, 'quoteQuantity is not allowed for a stop order'],
    ['market', { postOnly: true }, 'postOnly is not allowed for a market order'],
    ['stop_limit', { postOnly: 'slide' }, 'postOnly is not allowed for a stop_limit order'],
    ['ioc', { postOnly: 'reject' }, 'postOnly is not allowed for an ioc order'],
    ['market', { displayQuantity: '1' }, 'displayQuantity is not allowed for a market order'],
    ['fok', { displayQuantity: '1' }, 'displayQuantity is not allowed for a fok order'],
    ['stop', { minQuantity: '1' }, 'minQuantity is not allowed for a stop order'],
    ['fok', { minQuantity: '1' }, 'minQuantity is not allowed for a fok order'],
    [
      'market',
      { timeInForce: 'gtc' },
      'timeInForce must be ioc or fok, or absent, for a market order',
    ],
    ['ioc', { timeInForce: 'gtc' }, 'timeInForce must be ioc, or absent, for an ioc order'],
    ['fok', { timeInForce: 'ioc' }, 'timeInForce must be fok, or absent, for a fok order'],
    [
      'limit',
      { expireTime: '2099-01-01T00:00:00Z' },
      'expireTime is not allowed when timeInForce is gtc; use gtd',
    ],
    [
      'limit',
      { timeInForce: 'day', expireTime: '2099-01-01T00:00:00Z' },
      'expireTime is not allowed when timeInForce is day; use gtd',
    ],
    [
      'limit',
      { timeInForce: 'gtd', expireTime: '2099-02-30T00:00:00Z' },
      'expireTime must be a moment that exists, from 1970 to 2254',
    ],
    [
      'limit',
      { timeInForce: 'ioc', postOnly: 'slide' },
      'postOnly is not allowed when timeInForce is ioc; use gtc or gtd or day',
    ],
    [
      'limit',
      { timeInForce: 'ioc', displayQuantity: '0.1' },
      'displayQuantity is not allowed when timeInForce is ioc; use gtc or gtd or day',
    ],
    [
      'stop_limit',
      { timeInForce: 'fok', displayQuantity: '0.1' },
      'displayQuantity is not allowed when timeInForce is fok; use gtc or gtd or day',
    ],
    [
      'limit',
      { timeInForce: 'fok', minQuantity: '0.1' },
      'minQuantity is not allowed when timeInForce is fok; use gtc or ioc or gtd or day',
    ],
    [
      'limit',
      { postOnly: true, minQuantity: '0.1' },
      'minQuantity is not allowed for a postOnly order, which never fills at once',
    ],
    ['limit', { tradeGroup: 'g' }, 'tradeGroup is only allowed for an order with an accountId'],
    ['market', { quoteQuantity: '1' }, 'quoteQuantity is not allowed together with quantity'],
    [
      'trailing_stop',
      { trailingDelta: 1, trailingAmount: '1' },
      'trailingAmount is not allowed together with trailingDelta',
    ],
  ])('%s with %j', (type, change, message) => {
    const [field] = message.split(' ');
    expect(orderProblems({ ...good(type), ...change })).toEqual([{ field, message }]);
  });

  test('are all told at once, each field once', () => {
    const order = {
      ...good('stop'),
      price: '1',
      postOnly: true,
      timeInForce: 'gtd',
      tradeGroup: 'g',
    };
    const fields = orderProblems(without(order, 'triggerPrice')).map(({ field }) => field);
    expect(fields.sort()).toEqual([
      'expireTime',
      'postOnly',
      'price',
      'tradeGroup',
      'triggerPrice',
    ]);
  });

  test('are not looked for in an order of no known type', () => {
    for (const type of [undefined, null, 5, 'iceberg', '__proto__', 'toString', {}]) {
      expect(orderProblems({ ...BASE, type })).toEqual([]);
    }
  });
});
