import {
  EMPTY_DRAFT,
  expireTimeOf,
  fieldsOf,
  problemsOf,
  requestOf,
  withType,
  type OrderDraft,
} from './order-draft';
import type { FormValues, OrderType } from './order-rules';

const LIMITS = {
  symbol: 'BTC-USDT',
  tickSize: '0.01',
  lotSize: '0.00001',
  minQuantity: '0.00010',
  maxQuantity: '100.00000',
  maxPrice: '1000000.00',
  minNotional: '10.0000000',
};
const TARGET = { symbol: 'BTC-USDT', accountId: 'alice' };

const draft = (type: OrderType, values: FormValues = {}): OrderDraft => ({
  side: 'buy',
  type,
  values,
});
const LIMIT = { price: '50000.00', quantity: '1' };
const problems = (type: OrderType, values: FormValues) => problemsOf(draft(type, values), LIMITS);

describe('a draft', () => {
  test('asks for what its type needs', () => {
    expect(problemsOf(EMPTY_DRAFT, LIMITS)).toEqual({
      price: 'is required',
      quantity: 'is required',
    });
    expect(Object.keys(problems('stop_limit', {}))).toEqual(['triggerPrice', 'price', 'quantity']);
    expect(Object.keys(problems('limit', { ...LIMIT, timeInForce: 'gtd' }))).toEqual([
      'expireTime',
    ]);
  });

  test.each([
    ['price', '50000.001', 'must be a multiple of 0.01, with at most 2 decimals'],
    ['price', '50000.000', 'must be a multiple of 0.01, with at most 2 decimals'],
    ['price', '5e4', 'must be a decimal such as 0.5'],
    ['price', '0.00', 'must be greater than zero'],
    ['price', '1000000.01', 'must be at most 1000000.00'],
    ['quantity', '0.000001', 'must be a multiple of 0.00001, with at most 5 decimals'],
    ['quantity', '0.00009', 'must be at least 0.00010'],
    ['quantity', '100.00001', 'must be at most 100.00000'],
    ['quantity', '0.0001', 'price × quantity must be at least 10.0000000'],
    ['minQuantity', '1.1', 'must not be more than the quantity'],
    ['displayQuantity', '0.00999', 'must be at least a hundredth of the quantity'],
    ['clientOrderId', '_mine', 'must be 1 to 64 letters, digits or . : / - _ (not first)'],
  ])('with %s %s is told that it %s', (field, text, message) => {
    expect(problems('limit', { ...LIMIT, [field]: text })).toEqual({ [field]: message });
  });

  test('with what is right has no problem', () => {
    const values = { ...LIMIT, minQuantity: '1.00000', displayQuantity: '0.01' };
    expect(problems('limit', values)).toEqual({});
    expect(problems('trailing_stop', { trailingDelta: '9999', quantity: '1' })).toEqual({});
  });

  test.each(['0', '10000', '1.5', '-1'])('refuses a distance of %s basis points', (text) => {
    expect(problems('trailing_stop', { trailingDelta: text, quantity: '1' })).toEqual({
      trailingDelta: 'must be a whole number from 1 to 9999',
    });
  });

  test('checks a quote quantity against tick × lot', () => {
    const market = (quoteQuantity: string): OrderDraft => ({
      ...draft('market', { quoteQuantity }),
      chosen: 'quoteQuantity',
    });
    expect(problemsOf(market('1000.0000001'), LIMITS)).toEqual({});
    expect(problemsOf(market('0.00000001'), LIMITS)).toHaveProperty('quoteQuantity');
  });

  test('ignores what its type does not show', () => {
    const values = { ...LIMIT, triggerPrice: 'nonsense', protectionPrice: '1', postOnly: 'slide' };
    expect(problems('ioc', values)).toEqual({});
    expect(requestOf(draft('ioc', values), TARGET)).toEqual({
      symbol: 'BTC-USDT',
      accountId: 'alice',
      side: 'buy',
      type: 'ioc',
      ...LIMIT,
    });
  });

  test('offers no minimum fill to a post-only order', () => {
    expect(fieldsOf(draft('limit', {}))).toContain('minQuantity');
    expect(fieldsOf(draft('limit', { postOnly: 'reject' }))).not.toContain('minQuantity');
  });

  test('drops a choice that the new type does not know', () => {
    const market = { ...draft('market'), chosen: 'quoteQuantity' as const };
    expect(withType(market, 'stop').chosen).toBeUndefined();
    expect(withType(market, 'market').chosen).toBe('quoteQuantity');
  });
});

describe('a request', () => {
  test('carries decimals as they were typed, and basis points as a number', () => {
    const values = { trailingDelta: '150', quantity: '0.10', selfTradePrevention: 'none' };
    expect(requestOf(draft('trailing_stop', values), { ...TARGET, accountId: '' })).toEqual({
      symbol: 'BTC-USDT',
      side: 'buy',
      type: 'trailing_stop',
      trailingDelta: 150,
      quantity: '0.10',
      selfTradePrevention: 'none',
    });
  });

  test('ends in UTC when it was typed in local time', () => {
    const time = expireTimeOf('2099-12-31T12:00');
    expect(time).toMatch(/^20\d\d-\d\d-\d\dT\d\d:00:00\.000Z$/);
    expect(Date.parse(String(time))).toBe(new Date(2099, 11, 31, 12).getTime());
    expect(expireTimeOf('soon')).toBeNull();
    const values = { ...LIMIT, timeInForce: 'gtd', expireTime: '2099-12-31T12:00' };
    expect(requestOf(draft('limit', values), TARGET)).toMatchObject({
      timeInForce: 'gtd',
      expireTime: time,
    });
  });
});
