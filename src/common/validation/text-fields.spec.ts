import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { objectSchema, type RequestClass } from './request-schema';
import { requestValidator } from './request-validator';
import {
  AccountIdField,
  BooleanField,
  ClientOrderIdField,
  DecimalField,
  EnumField,
  IntegerField,
  OrderIdField,
  SymbolField,
  TimestampField,
} from './text-fields';

/** A class with one property, `value`, under the given decorator. */
function withField(decorator: PropertyDecorator): RequestClass {
  class Single {
    value!: unknown;
  }
  decorator(Single.prototype, 'value');
  return Single;
}

/** Both paths' verdict, which must be one. */
function accepts(target: RequestClass, value: unknown): boolean {
  const slow = validateSync(plainToInstance(target, { value })).length === 0;
  let fast = true;
  try {
    requestValidator(target)({ value });
  } catch {
    fast = false;
  }
  expect(fast).toBe(slow);
  return fast;
}

const description = 'Sample';
const ids = {
  good: ['a', 'A.1:/-_', ':x', '9'.repeat(64)],
  bad: ['', '_a', '__proto__', 'a b', 'é', 'a\n', 'a\u0000', 'x'.repeat(65), 7],
};
const table: [string, PropertyDecorator, unknown[], unknown[]][] = [
  [
    'DecimalField',
    DecimalField({ description }),
    ['1', '0.00001', '50000.00', '007', '9'.repeat(20), `1.${'0'.repeat(20)}`],
    [
      ...['', ' ', '0', '0.00', '.5', '5.', '-1', '+1', '1e3', '1E3', 'NaN', 'Infinity', '0x10'],
      ...[' 1', '1 ', '1\n', '1,5', '1_000', '１', '٣', '9'.repeat(21), `1.${'0'.repeat(21)}`],
      ...[1, 1.5, 0, true, null, undefined, [], ['1'], {}, { toString: '1' }],
    ],
  ],
  ['DecimalField with zero', DecimalField({ description, allowZero: true }), ['0', '0.0'], ['-0']],
  [
    'SymbolField',
    SymbolField({ description }),
    ['BTC-USDT', 'btc-usdt', 'NOPE', 'A.B_C'],
    ['', '__proto__', 'BTC USDT', 'BTC/USDT', '-A', 'A'.repeat(33), 1, null],
  ],
  [
    'SymbolField for a listing',
    SymbolField({ description, strict: true }),
    ['BTC-USDT', '1INCH-USD'],
    ['btc-usdt', 'BTC', 'BTC-', 'A-B-C', `${'A'.repeat(13)}-B`],
  ],
  ['ClientOrderIdField', ClientOrderIdField({ description }), ids.good, ids.bad],
  ['AccountIdField', AccountIdField({ description }), ids.good, ids.bad],
  [
    'OrderIdField',
    OrderIdField({ description }),
    ['1', '9'.repeat(16)],
    ['0', '01', '', 'a', '-1', '1.0', '9'.repeat(17), 1, null, '__proto__'],
  ],
  [
    'TimestampField',
    TimestampField({ description }),
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.1Z', '2026-12-31T23:59:59.123456Z'],
    ['2026-01-02', '2026-01-02T03:04:05', '2026-13-02T03:04:05Z', '2026-01-02T24:00:00Z', 1],
  ],
  ['EnumField', EnumField(['buy', 'sell'], { description }), ['buy'], ['BUY', '', 0, null, []]],
  [
    'EnumField of mixed types',
    EnumField([true, false, 'reject'], { description }),
    [true, false, 'reject'],
    ['true', 0, 1, null, ''],
  ],
  ['BooleanField', BooleanField({ description }), [true, false], ['true', 0, 1, null]],
  [
    'IntegerField',
    IntegerField({ description, min: 1, max: 5 }),
    [1, 5],
    [0, 6, 1.5, '1', null, true],
  ],
];

describe.each(table)('%s', (_name, decorator, good, bad) => {
  const target = withField(decorator);

  it.each(good.map((value) => [value]))('accepts %j', (value) => {
    expect(accepts(target, value)).toBe(true);
  });

  it.each(bad.map((value) => [value]))('refuses %j', (value) => {
    expect(accepts(target, value)).toBe(false);
  });

  it('has a schema that does not accept anything', () => {
    const { properties, additionalProperties, required } = objectSchema(target);
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(['value']);
    expect(properties?.value.type).toBeDefined();
  });
});

describe('an optional field', () => {
  const target = withField(DecimalField({ description, optional: true }));

  it('may be left out, but not be null', () => {
    expect(requestValidator(target)({})).toEqual({});
    expect(accepts(target, null)).toBe(false);
  });

  it('is not required by the schema', () => {
    expect(objectSchema(target).required).toBeUndefined();
  });
});
