/**
 * Which fields an order of a type needs and takes, as docs/api.md tables them. The form shows these
 * fields and no others; the service decides in the end, and a test compares the two.
 */

export const ORDER_TYPES = [
  'limit',
  'market',
  'ioc',
  'fok',
  'stop',
  'stop_limit',
  'take_profit',
  'take_profit_limit',
  'trailing_stop',
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

export const LIST_TYPES = ['oco', 'oto', 'otoco'] as const;
export type ListType = (typeof LIST_TYPES)[number];

export const TIMES_IN_FORCE = ['gtc', 'ioc', 'fok', 'gtd', 'day'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export const FIELDS = [
  'triggerPrice',
  'trailingDelta',
  'trailingAmount',
  'price',
  'quantity',
  'quoteQuantity',
  'timeInForce',
  'expireTime',
  'postOnly',
  'minQuantity',
  'displayQuantity',
  'protectionPrice',
  'selfTradePrevention',
  'tradeGroup',
  'clientOrderId',
] as const;
export type Field = (typeof FIELDS)[number];

/** What is typed or chosen; an empty text means that nothing was. */
export type FormValues = Readonly<Partial<Record<Field, string>>>;

interface TypeRule {
  readonly needs: readonly Field[];
  /** Exactly one of the two is needed. */
  readonly oneOf?: readonly [Field, Field];
  readonly takes: readonly Field[];
  readonly times: readonly TimeInForce[];
}

const RESTING: readonly TimeInForce[] = ['gtc', 'gtd', 'day'];
const LIMITED: readonly Field[] = ['price', 'quantity'];
const TRIGGERED: TypeRule = {
  needs: ['triggerPrice', 'quantity'],
  takes: ['protectionPrice'],
  times: TIMES_IN_FORCE,
};
const TRIGGERED_LIMIT: TypeRule = {
  needs: ['triggerPrice', 'price', 'quantity'],
  takes: ['displayQuantity'],
  times: TIMES_IN_FORCE,
};

const RULES: Readonly<Record<OrderType, TypeRule>> = {
  limit: {
    needs: LIMITED,
    takes: ['postOnly', 'minQuantity', 'displayQuantity'],
    times: TIMES_IN_FORCE,
  },
  market: {
    needs: [],
    oneOf: ['quantity', 'quoteQuantity'],
    takes: ['protectionPrice'],
    times: ['ioc', 'fok'],
  },
  ioc: { needs: LIMITED, takes: ['minQuantity'], times: ['ioc'] },
  fok: { needs: LIMITED, takes: [], times: ['fok'] },
  stop: TRIGGERED,
  stop_limit: TRIGGERED_LIMIT,
  take_profit: TRIGGERED,
  take_profit_limit: TRIGGERED_LIMIT,
  trailing_stop: {
    needs: ['quantity'],
    oneOf: ['trailingDelta', 'trailingAmount'],
    takes: ['protectionPrice'],
    times: TIMES_IN_FORCE,
  },
};

/** Fields that go only with some times in force. */
const FIELD_TIMES: Partial<Record<Field, readonly TimeInForce[]>> = {
  expireTime: ['gtd'],
  postOnly: RESTING,
  displayQuantity: RESTING,
  minQuantity: ['gtc', 'ioc', 'gtd', 'day'],
};

/** Fields that every type takes. */
const COMMON: readonly Field[] = ['selfTradePrevention', 'tradeGroup', 'clientOrderId'];

/** What an order is to the others of its list. */
export type Role = 'single' | 'working' | 'paired' | 'dependent';

export const LIST_ROLES: Readonly<Record<ListType, readonly Role[]>> = {
  oco: ['paired', 'paired'],
  oto: ['working', 'dependent'],
  otoco: ['working', 'paired', 'paired'],
};

/** The types that an order of a role may have. */
export function typesOf(role: Role): readonly OrderType[] {
  if (role === 'working') return ['limit'];
  if (role !== 'paired') return ORDER_TYPES;
  return ORDER_TYPES.filter((type) => !['market', 'ioc', 'fok'].includes(type));
}

/** The times in force to choose from, the default first. */
export function timesOf(type: OrderType, role: Role = 'single'): readonly TimeInForce[] {
  const mustRest = (role === 'working' || role === 'paired') && type === 'limit';
  return mustRest ? RESTING : RULES[type].times;
}

export function defaultTime(type: OrderType): TimeInForce {
  return RULES[type].times[0];
}

/** A pair of fields of which exactly one is used. */
export function choiceOf(type: OrderType): readonly [Field, Field] | undefined {
  return RULES[type].oneOf;
}

/** Fields to fill in, in the order of FIELDS. `chosen` is the one taken of a pair. */
export function neededFields(type: OrderType, time: TimeInForce, chosen?: Field): Field[] {
  const { needs, oneOf } = RULES[type];
  const wanted = new Set(needs);
  if (oneOf !== undefined)
    wanted.add(chosen !== undefined && oneOf.includes(chosen) ? chosen : oneOf[0]);
  if (time === 'gtd') wanted.add('expireTime');
  return FIELDS.filter((field) => wanted.has(field));
}

/** Fields that may stay empty. */
export function optionalFields(type: OrderType, time: TimeInForce, values: FormValues): Field[] {
  const postOnly = isGiven(values.postOnly);
  const wanted = [...RULES[type].takes, ...COMMON];
  return FIELDS.filter((field) => {
    if (!wanted.includes(field)) return false;
    if (FIELD_TIMES[field]?.includes(time) === false) return false;
    return !(field === 'minQuantity' && postOnly);
  });
}

export function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
