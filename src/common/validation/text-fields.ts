import { IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Field, type FieldOptions, mustBe } from './field';
import {
  CLIENT_ID,
  DECIMAL,
  ORDER_ID,
  POSITIVE_DECIMAL,
  SYMBOL,
  SYMBOL_LIKE,
  TIMESTAMP,
} from './identifiers';

export interface PatternOptions extends FieldOptions {
  /** Anchored, without flags. */
  readonly pattern: RegExp;
  /** Completes "must be …". */
  readonly expectation: string | ((value: unknown) => string);
}

/** A string that matches a pattern. */
export function PatternField(options: PatternOptions): PropertyDecorator {
  const { pattern, expectation } = options;
  return Field(options, {
    validators: [Matches(pattern, { message: mustBe(expectation) })],
    schema: { type: 'string', pattern: pattern.source },
  });
}

export interface DecimalOptions extends FieldOptions {
  /** Accepts `"0"`; refused otherwise. */
  readonly allowZero?: boolean;
}

/** A price or quantity: digits with an optional point, as a string, greater than zero. */
export function DecimalField(options: DecimalOptions): PropertyDecorator {
  const form = `a decimal string such as "${String(options.example ?? '50000.00')}"`;
  return PatternField({
    ...options,
    pattern: options.allowZero === true ? DECIMAL : POSITIVE_DECIMAL,
    expectation: (value) => {
      if (typeof value === 'number') return `${form}, not a JSON number`;
      const isZero = typeof value === 'string' && DECIMAL.test(value);
      return isZero ? 'greater than zero' : form;
    },
  });
}

export interface SymbolOptions extends FieldOptions {
  /** Only what may be listed; otherwise also what may merely be looked up. */
  readonly strict?: boolean;
}

/** An instrument's symbol. */
export function SymbolField(options: SymbolOptions): PropertyDecorator {
  return PatternField({
    example: 'BTC-USDT',
    ...options,
    pattern: options.strict === true ? SYMBOL : SYMBOL_LIKE,
    expectation: 'a symbol such as "BTC-USDT"',
  });
}

const CLIENT_ID_FORM =
  'a string of 1 to 64 letters, digits, or the characters . : / - _ (not first)';

/** An order id chosen by the client. */
export function ClientOrderIdField(options: FieldOptions): PropertyDecorator {
  return PatternField({
    example: 'my-order-1',
    ...options,
    pattern: CLIENT_ID,
    expectation: CLIENT_ID_FORM,
  });
}

/** The account an order belongs to. */
export function AccountIdField(options: FieldOptions): PropertyDecorator {
  return PatternField({
    example: 'desk-7',
    ...options,
    pattern: CLIENT_ID,
    expectation: CLIENT_ID_FORM,
  });
}

/** An order id assigned by the engine. */
export function OrderIdField(options: FieldOptions): PropertyDecorator {
  return idField('an order id', options);
}

/** The id of a list of orders, assigned by the engine. */
export function ListIdField(options: FieldOptions): PropertyDecorator {
  return idField('a list id', options);
}

/** The id of a prevented match, assigned by the engine. */
export function PreventedMatchIdField(options: FieldOptions): PropertyDecorator {
  return idField('a preventedMatchId', options);
}

function idField(noun: string, options: FieldOptions): PropertyDecorator {
  return PatternField({
    example: '1024',
    ...options,
    pattern: ORDER_ID,
    expectation: `${noun}: a string of at most 16 digits without leading zero`,
  });
}

/** A moment in UTC. */
export function TimestampField(options: FieldOptions): PropertyDecorator {
  return PatternField({
    example: '2026-01-02T03:04:05.123456Z',
    ...options,
    pattern: TIMESTAMP,
    expectation: 'a UTC time such as "2026-01-02T03:04:05.123456Z"',
  });
}

/** One of the listed strings or booleans. */
export function EnumField(
  values: readonly (string | boolean)[],
  options: FieldOptions,
): PropertyDecorator {
  const types = [...new Set(values.map((value) => typeof value as 'string' | 'boolean'))];
  const byType = types.map((type) => ({
    type,
    enum: values.filter((value) => typeof value === type),
  }));
  const expectation = `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  return Field(
    { example: values[0], ...options },
    {
      validators: [IsIn([...values], { message: mustBe(expectation) })],
      schema: { type: types, enum: values },
      api: byType.length === 1 ? byType[0] : { oneOf: byType },
    },
  );
}

/** A JSON boolean. */
export function BooleanField(options: FieldOptions): PropertyDecorator {
  return Field(options, {
    validators: [IsBoolean({ message: mustBe('true or false') })],
    schema: { type: 'boolean' },
  });
}

export interface IntegerOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

/** A JSON integer within limits, both included. */
export function IntegerField(options: IntegerOptions): PropertyDecorator {
  const { min, max } = options;
  const message = mustBe(`an integer from ${min} to ${max}`);
  return Field(options, {
    validators: [IsInt({ message }), Min(min, { message }), Max(max, { message })],
    schema: { type: 'integer', minimum: min, maximum: max },
  });
}
