import { ProblemError } from '../common/problem/problem-error';
import { DEFAULT_LIMITS } from '../core/instrument/instrument';
import { ListType, OrderType, TimeInForce } from '../core/types/order-terms';
import { Side } from '../core/types/side';
import { ListedInstrument } from '../instruments/listed-instrument';
import type { OrderTypeWord } from '../instruments/order-words';
import type { ReplaceOrderRequest } from './dto/order-reference.request';
import type { SubmitOrderRequest } from './dto/submit-order.request';
import {
  toCancelList,
  toCancelOrder,
  toCancelOrders,
  toReplaceOrder,
  toSubmitList,
  toSubmitOrder,
} from './order-command.mapper';

const names = { symbol: 'BTC-USDT', base: 'BTC', quote: 'USDT' };
const steps = { tickSize: '0.25', lotSize: '0.001' };
const instrument = new ListedInstrument({ ...names, ...steps, ...DEFAULT_LIMITS }, 'open');

const LIMIT: SubmitOrderRequest = {
  symbol: 'BTC-USDT',
  side: 'buy',
  type: 'limit',
  quantity: '0.5',
  price: '100.25',
};

const REFERENCE = { symbol: 'BTC-USDT', orderId: '7' };

interface Refusal {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

function refusalOf(attempt: () => unknown): Refusal {
  const [refusal] = refusalsOf(attempt);
  return refusal;
}

function refusalsOf(attempt: () => unknown): Refusal[] {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, errors = [] } = error;
    return errors.map(({ field, message }) => ({ code, field, message }));
  }
  throw new Error('nothing was refused');
}

describe('requests become commands', () => {
  const submit = (change: Partial<SubmitOrderRequest>) =>
    toSubmitOrder({ ...LIMIT, ...change }, instrument);
  const replace = (change: Partial<ReplaceOrderRequest>) =>
    toReplaceOrder({ ...REFERENCE, ...change }, instrument);

  test('a limit order, in ticks and lots', () => {
    expect(submit({})).toEqual({
      kind: 'submit_order',
      symbol: 'BTC-USDT',
      accountId: '',
      clientOrderId: '',
      side: Side.Buy,
      type: OrderType.Limit,
      timeInForce: TimeInForce.Gtc,
      price: 401,
      quantity: 500,
      instructions: null,
    });
    const named = submit({ side: 'sell', accountId: 'alice', clientOrderId: 'x' });
    expect(named).toMatchObject({ side: Side.Sell, accountId: 'alice', clientOrderId: 'x' });
  });

  test.each<[Partial<SubmitOrderRequest>, OrderType, TimeInForce]>([
    [{ timeInForce: 'gtc' }, OrderType.Limit, TimeInForce.Gtc],
    [{ timeInForce: 'ioc' }, OrderType.Limit, TimeInForce.Ioc],
    [{ timeInForce: 'fok' }, OrderType.Limit, TimeInForce.Fok],
    [{ type: 'ioc' }, OrderType.Limit, TimeInForce.Ioc],
    [{ type: 'ioc', timeInForce: 'ioc' }, OrderType.Limit, TimeInForce.Ioc],
    [{ type: 'fok' }, OrderType.Limit, TimeInForce.Fok],
    [{ type: 'fok', timeInForce: 'fok' }, OrderType.Limit, TimeInForce.Fok],
    [{ type: 'market', price: undefined }, OrderType.Market, TimeInForce.Ioc],
    [{ type: 'market', price: undefined, timeInForce: 'fok' }, OrderType.Market, TimeInForce.Fok],
  ])('%j has type %s and time in force %s', (change, type, timeInForce) => {
    expect(submit(change)).toMatchObject({ type, timeInForce });
  });

  test('a market order has no price', () => {
    expect(submit({ type: 'market', price: undefined }).price).toBe(0);
  });

  test.each<[OrderTypeWord, OrderType]>([
    ['stop', OrderType.Stop],
    ['stop_limit', OrderType.StopLimit],
    ['take_profit', OrderType.TakeProfit],
    ['take_profit_limit', OrderType.TakeProfitLimit],
    ['trailing_stop', OrderType.TrailingStop],
  ])('%s waits good till cancelled unless it says otherwise', (word, type) => {
    expect(submit({ type: word })).toMatchObject({ type, timeInForce: TimeInForce.Gtc });
    expect(submit({ type: word, timeInForce: 'day' }).timeInForce).toBe(TimeInForce.Day);
  });

  test.each<[Partial<SubmitOrderRequest>, Refusal['code'], string, string]>([
    [
      { price: '100.10' },
      'price_not_on_tick',
      'price',
      'price must be a multiple of 0.25, with at most 2 decimals',
    ],
    [
      { quantity: '0.0005' },
      'quantity_not_on_lot',
      'quantity',
      'quantity must be a multiple of 0.001, with at most 3 decimals',
    ],
    [
      { price: '99999999999999999999' },
      'price_out_of_range',
      'price',
      "price must not be above the instrument's maxPrice",
    ],
    [
      { quantity: '99999999999999999999' },
      'above_max_quantity',
      'quantity',
      "quantity must be at most the instrument's maxQuantity",
    ],
  ])('a submit with %j is refused: %s', (change, code, field, message) => {
    expect(refusalsOf(() => submit(change))).toEqual([{ code, field, message }]);
  });

  test('all that is off its step is told at once', () => {
    const refusals = refusalsOf(() =>
      submit({ price: '0.1', quantity: '0.0001', minQuantity: '1' }),
    );
    expect(refusals.map(({ field }) => field)).toEqual(['price', 'quantity']);
  });

  test('a list has the symbol and account of its orders', () => {
    const order = { ...LIMIT, accountId: 'alice' };
    const list = toSubmitList({ type: 'oto', orders: [order, order] }, instrument);
    expect(list).toMatchObject({
      kind: 'submit_list',
      symbol: 'BTC-USDT',
      accountId: 'alice',
      type: ListType.Oto,
      orders: [
        { kind: 'submit_order', price: 401 },
        { kind: 'submit_order', price: 401 },
      ],
    });
    const orders = [LIMIT, { ...LIMIT, price: '0.1' }];
    expect(refusalOf(() => toSubmitList({ type: 'oco', orders }, instrument))).toEqual({
      code: 'price_not_on_tick',
      field: 'orders.1.price',
      message: 'orders.1.price must be a multiple of 0.25, with at most 2 decimals',
    });
  });

  test('a cancel of a list names it', () => {
    expect(toCancelList({ symbol: 'BTC-USDT', listId: '5' })).toEqual({
      kind: 'cancel_list',
      symbol: 'BTC-USDT',
      accountId: '',
      listId: 5,
    });
  });

  test('a cancel names its order by one id', () => {
    expect(toCancelOrder(REFERENCE)).toEqual({
      kind: 'cancel_order',
      symbol: 'BTC-USDT',
      accountId: '',
      orderId: 7,
      clientOrderId: '',
    });
    const named = toCancelOrder({ symbol: 'BTC-USDT', clientOrderId: 'x', accountId: 'alice' });
    expect(named).toMatchObject({ orderId: 0, clientOrderId: 'x', accountId: 'alice' });
  });

  test.each([{ symbol: 'BTC-USDT' }, { ...REFERENCE, clientOrderId: 'x' }])(
    'a cancel with %j is refused',
    (request) => {
      const message = 'exactly one of orderId and clientOrderId is required';
      const refusal = { code: 'invalid_request', field: 'orderId', message };
      expect(refusalOf(() => toCancelOrder(request))).toEqual(refusal);
      expect(refusalOf(() => toReplaceOrder({ ...request, price: '1' }, instrument))).toEqual(
        refusal,
      );
    },
  );

  test('a replace keeps what it does not state', () => {
    expect(replace({ price: '1' })).toMatchObject({ kind: 'replace_order', price: 4, quantity: 0 });
    expect(replace({ triggerPrice: '1' })).toMatchObject({ price: 0, triggerPrice: 4 });
    expect(replace({ quantity: '1' })).toMatchObject({ orderId: 7, price: 0, quantity: 1000 });
  });

  test('a replace that states nothing or is off the steps is refused', () => {
    expect(refusalOf(() => replace({}))).toEqual({
      code: 'invalid_request',
      field: 'price',
      message: 'price, quantity or triggerPrice is required: a replace must change something',
    });
    expect(refusalOf(() => replace({ price: '0.1' })).code).toBe('price_not_on_tick');
    expect(refusalOf(() => replace({ quantity: '0.0001' })).code).toBe('quantity_not_on_lot');
  });

  test('a mass cancel matches all where it states nothing', () => {
    const kind = 'cancel_orders';
    expect(toCancelOrders({})).toEqual({ kind, symbol: null, accountId: null, side: null });
    const filter = { symbol: 'BTC-USDT', side: 'buy', accountId: 'alice' } as const;
    expect(toCancelOrders(filter)).toEqual({ kind, ...filter, side: Side.Buy });
  });
});
