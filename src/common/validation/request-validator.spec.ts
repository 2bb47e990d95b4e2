import { IsDecimal } from 'class-validator';
import fc from 'fast-check';
import { ProblemError } from '../problem/problem-error';
import { ListField, NestedField, UncheckedListField } from './object-fields';
import { fieldProblems } from './request-problems';
import { objectSchema } from './request-schema';
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

const SEED = Number(process.env.SEED ?? 20_260_102);
const description = 'Sample';

class Leg {
  @DecimalField({ description })
  price!: string;

  @EnumField(['buy', 'sell'], { description, optional: true })
  side?: string;
}

class Base {
  @SymbolField({ description })
  symbol!: string;
}

class Sample extends Base {
  @DecimalField({ description })
  quantity!: string;

  @DecimalField({ description, allowZero: true, optional: true })
  fee?: string;

  @EnumField([true, false, 'reject', 'slide'], { description, optional: true })
  postOnly?: boolean | string;

  @IntegerField({ description, min: 1, max: 10_000, optional: true })
  trailingDelta?: number;

  @BooleanField({ description, optional: true })
  hidden?: boolean;

  @TimestampField({ description, optional: true })
  expireTime?: string;

  @ClientOrderIdField({ description, optional: true })
  clientOrderId?: string;

  @AccountIdField({ description, optional: true })
  accountId?: string;

  @OrderIdField({ description, optional: true })
  orderId?: string;

  @NestedField(Leg, { description, optional: true })
  leg?: Leg;

  @ListField(Leg, { description, min: 1, max: 3, optional: true })
  legs?: Leg[];

  @UncheckedListField(Leg, { description, min: 1, max: 3, optional: true })
  entries?: unknown[];
}

const full = {
  symbol: 'BTC-USDT',
  quantity: '1.5',
  fee: '0',
  postOnly: 'slide',
  trailingDelta: 25,
  hidden: true,
  expireTime: '2026-01-02T03:04:05.123456Z',
  clientOrderId: 'a:1/b-2',
  accountId: 'desk.7',
  orderId: '42',
  leg: { price: '1' },
  legs: [{ price: '1', side: 'buy' }, { price: '2' }],
  entries: [1, 'x', null],
};
const minimal = { symbol: 'ETH-USDT', quantity: '0.00001' };
const validate = requestValidator(Sample);

function refusal(input: unknown): ProblemError {
  try {
    validate(input);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('accepted');
}

function messages(change: object): string[] {
  return (refusal({ ...full, ...change }).errors ?? []).map(({ message }) => message);
}

describe('requestValidator', () => {
  it.each([full, minimal])('returns the very input when it is valid', (input) => {
    expect(validate(input)).toBe(input);
  });

  it('is compiled once per class', () => {
    expect(requestValidator(Sample)).toBe(validate);
  });

  it('names every refused field by its path', () => {
    const error = refusal({
      ...full,
      quantity: 1.5,
      leg: { price: '0', foo: 1 },
      legs: [{ price: '1' }, { price: null }, [], 'x'],
    });
    expect(error).toMatchObject({ code: 'invalid_request', status: 400 });
    const found = (error.errors ?? []).map(({ field, message }) => [field, message]);
    expect(Object.fromEntries(found)).toEqual({
      'leg.foo': 'leg.foo is not a known field',
      'leg.price': 'leg.price must be greater than zero',
      quantity: 'quantity must be a decimal string such as "50000.00", not a JSON number',
      legs: 'legs must be a list of 1 to 3 objects',
      'legs.1.price':
        'legs.1.price must not be null: leave it out, ' +
        'or it must be a decimal string such as "50000.00"',
      'legs.2': 'legs.2 must be an object',
      'legs.3': 'legs.3 must be an object',
    });
  });

  it('refuses null for every field, optional or not', () => {
    for (const field of Object.keys(full)) {
      expect(messages({ [field]: null })).toEqual([
        expect.stringMatching(new RegExp(`^${field} must not be null`)),
      ]);
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'foo'])(
    'refuses the unknown field %s',
    (name) => {
      const input = JSON.parse(`{"symbol":"A-B","quantity":"1","${name}":{"side":"buy"}}`);
      expect(refusal(input).errors).toEqual([
        { field: name, message: `${name} is not a known field` },
      ]);
    },
  );

  it.each([undefined, null, [], [full], 'text', 7, true])('refuses %j as a body', (input) => {
    expect(refusal(input).errors?.[0].field).toBe('body');
  });

  it('does not take fields from a prototype', () => {
    expect(() => validate(Object.create(full))).toThrow(ProblemError);
  });

  it('stays short and fast when the input is hostile', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => [`${index}`.repeat(100), 1]);
    const started = performance.now();
    const error = refusal({
      ...Object.fromEntries(names),
      legs: new Array(200_000).fill({}),
    });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(error.errors?.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(error.errors).length).toBeLessThan(8000);
  });

  it('refuses a class with a property that accepts anything', () => {
    class Open {
      @IsDecimal()
      price!: unknown;
    }
    expect(() => requestValidator(Open)).toThrow('Open.price accepts anything');
  });
});

describe(`the compiled schema and the decorators (seed ${SEED})`, () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      ...[null, true, false, 0, 1, 25, 10_001, 1.5, -1, 1e21, '', ' ', '0', '0.0', '1.', '.5'],
      ...['-1', '+1', '1e5', 'NaN', 'Infinity', '１', '1\n', '007', '1'.repeat(21), 'buy', 'SELL'],
      ...['BTC-USDT', '__proto__', 'a b', '\u0000', 'slide', [], {}, [[]], [null], [{}]],
      ...[[{ price: '1' }], [{ price: 1 }], { price: '3' }, { price: '3', side: null }, ['buy']],
      ...['2026-02-31T00:00:00Z', '2026-13-01T00:00:00Z', new Array(4).fill({ price: '1' })],
    ),
    fc.jsonValue(),
  );
  const key = fc.oneof(
    fc.constantFrom(...Object.keys(full)),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', 'then', 'foo'),
  );
  const change = fc.tuple(key, fc.option(odd, { nil: undefined }));
  const bodies = fc
    .tuple(fc.constantFrom(full, minimal), fc.array(change, { maxLength: 3 }))
    .map(([start, changes]) => {
      const body = new Map<string, unknown>(Object.entries(start));
      for (const [name, value] of changes) {
        if (value === undefined) body.delete(name);
        else body.set(name, value);
      }
      const members = [...body].map(([name, value]) => `"${name}":${JSON.stringify(value)}`);
      return JSON.parse(`{${members.join(',')}}`) as object;
    });

  it('accept and refuse the same bodies', () => {
    const schema = objectSchema(Sample);
    const refusalOf = { target: Sample, schema, errors: [], noun: 'field' };
    const verdicts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(bodies, (body) => {
        const slow = fieldProblems(body, refusalOf);
        let fast = true;
        try {
          validate(body);
        } catch {
          fast = false;
        }
        verdicts[fast ? 'accepted' : 'refused'] += 1;
        expect({ accepted: slow.size === 0, slow }).toEqual({ accepted: fast, slow });
      }),
      { seed: SEED, numRuns: 3000 },
    );
    expect(verdicts.accepted).toBeGreaterThan(300);
    expect(verdicts.refused).toBeGreaterThan(1000);
  });
});
