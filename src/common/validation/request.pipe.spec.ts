import type { ArgumentMetadata } from '@nestjs/common';
import { ProblemError } from '../problem/problem-error';
import { OrderIdParam, SymbolParam } from './param-pipes';
import { BooleanQuery, IntegerQuery } from './query-fields';
import { RequestPipe } from './request.pipe';
import { EnumField, SymbolField } from './text-fields';

class BookQuery {
  @SymbolField({ description: 'Instrument' })
  symbol!: string;

  @IntegerQuery({ description: 'Levels', min: 1, max: 1000, default: 10 })
  depth!: number;

  @BooleanQuery({ description: 'With orders', default: false })
  full!: boolean;

  @EnumField(['buy', 'sell'], { description: 'Side', optional: true })
  side?: string;
}

class CursorQuery extends BookQuery {
  @IntegerQuery({ description: 'From', min: 0, max: 9, optional: true })
  from?: number;
}

const pipe = new RequestPipe();
const query = (metatype: ArgumentMetadata['metatype']): ArgumentMetadata => ({
  type: 'query',
  metatype,
});

/** Like the query parser: no prototype. */
function parsed(values: object): object {
  return Object.assign(Object.create(null) as object, values);
}

function refusalOf(call: () => unknown): ProblemError {
  try {
    call();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('RequestPipe', () => {
  it('parses a query and fills in defaults', () => {
    const given = parsed({ symbol: 'A-B', depth: '25', full: 'true', side: 'buy' });
    expect({ ...(pipe.transform(given, query(BookQuery)) as object) }).toEqual({
      symbol: 'A-B',
      depth: 25,
      full: true,
      side: 'buy',
    });
    expect({ ...(pipe.transform(parsed({ symbol: 'A-B' }), query(BookQuery)) as object) }).toEqual({
      symbol: 'A-B',
      depth: 10,
      full: false,
    });
  });

  it('inherits the rules of parameters', () => {
    const given = parsed({ symbol: 'A-B', from: '0' });
    expect(pipe.transform(given, query(CursorQuery))).toMatchObject({ depth: 10, from: 0 });
    expect(refusalOf(() => pipe.transform(given, query(BookQuery))).code).toBe('invalid_request');
  });

  it.each([
    [{}, 'symbol is required and must be a symbol such as "BTC-USDT"'],
    [{ symbol: 'A-B', depth: '0' }, 'depth must be an integer from 1 to 1000'],
    [{ symbol: 'A-B', depth: '' }, 'depth must be an integer from 1 to 1000'],
    [{ symbol: 'A-B', depth: '1e1' }, 'depth must be an integer from 1 to 1000'],
    [{ symbol: 'A-B', depth: ' 1' }, 'depth must be an integer from 1 to 1000'],
    [{ symbol: 'A-B', full: '1' }, 'full must be true or false'],
    [{ symbol: 'A-B', deep: '1' }, 'deep is not a known query parameter'],
    [{ symbol: 'A-B', depth: ['1', '2'] }, 'the query parameter depth must be given only once'],
    [{ symbol: 'A-B', constructor: '1' }, 'constructor is not a known query parameter'],
  ])('refuses %j', (given, message) => {
    const { errors } = refusalOf(() => pipe.transform(parsed(given), query(BookQuery)));
    expect(errors?.map((error) => error.message)).toEqual([message]);
  });

  it('refuses a __proto__ parameter', () => {
    const given = parsed({ symbol: 'A-B' });
    Object.defineProperty(given, '__proto__', { value: 'x', enumerable: true });
    const { errors } = refusalOf(() => pipe.transform(given, query(BookQuery)));
    expect(errors?.[0].field).toBe('__proto__');
  });

  it('hands a valid body on as it came', () => {
    const body = { symbol: 'A-B', depth: 1, full: true };
    expect(pipe.transform(body, { type: 'body', metatype: BookQuery })).toBe(body);
    const error = refusalOf(() => pipe.transform({}, { type: 'body', metatype: BookQuery }));
    expect(error.errors?.map(({ field }) => field)).toEqual(['symbol']);
  });

  it('names path parameters as such', () => {
    const error = refusalOf(() =>
      pipe.transform({ x: '1' }, { type: 'param', metatype: BookQuery }),
    );
    expect(error.errors?.[0].message).toBe('x is not a known path parameter');
  });

  it.each([undefined, String, Number, Object, Array])('leaves a single %p alone', (metatype) => {
    const argument = { type: 'query', metatype, data: 'x' } as ArgumentMetadata;
    expect(pipe.transform('x', argument)).toBe('x');
    expect(pipe.transform('x', { type: 'custom', metatype: BookQuery })).toBe('x');
  });

  it.each(['body', 'query', 'param'] as const)('passes no whole %s without a class', (type) => {
    expect(() => pipe.transform({}, { type, metatype: Object })).toThrow('no request class');
  });
});

describe('path parameters', () => {
  it.each(['BTC-USDT', 'NOPE', '1INCH-USD'])('look up the symbol %s', (symbol) => {
    expect(new SymbolParam().transform(symbol)).toBe(symbol);
  });

  it.each(['__proto__', '', 'A B', 'A'.repeat(33)])('know no symbol "%s"', (symbol) => {
    expect(refusalOf(() => new SymbolParam().transform(symbol)).code).toBe('symbol_not_found');
  });

  it.each([
    ['__proto__', 'invalid_request'],
    ['a b', 'invalid_request'],
    ['\u0000', 'invalid_request'],
    ['nope', 'order_not_found'],
    ['0', 'order_not_found'],
    ['9'.repeat(17), 'order_not_found'],
  ])('tell the order id "%s" as %s', (orderId, code) => {
    expect(refusalOf(() => new OrderIdParam().transform(orderId)).code).toBe(code);
    expect(new OrderIdParam().transform('17')).toBe('17');
  });
});
