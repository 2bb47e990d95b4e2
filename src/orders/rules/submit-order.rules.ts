/**
 * Which fields of a new order go together (R7–R21). This is all of it: a row for each type, a row
 * for each field that depends on the time in force, and the few rules between two fields.
 */
import { microsOf } from '../../common/iso-time';
import type { FieldProblem } from '../../common/problem/problem-error';
import type { GivenFields } from '../../common/validation/class-rule';
import { TIMESTAMP } from '../../common/validation/identifiers';
import {
  defaultTimeInForce,
  TIMES_IN_FORCE,
  type OrderTypeWord,
  type TimeInForceWord,
} from '../../instruments/order-words';

interface TypeRule {
  readonly needs: readonly string[];
  /** Exactly one of the two is needed. */
  readonly needsOneOf?: readonly [string, string];
  readonly allows: readonly string[];
  readonly timesInForce: readonly TimeInForceWord[];
}

const RESTING: readonly TimeInForceWord[] = ['gtc', 'gtd', 'day'];

const TYPE_RULES: Readonly<Record<OrderTypeWord, TypeRule>> = {
  limit: {
    needs: ['price', 'quantity'],
    allows: ['postOnly', 'minQuantity', 'displayQuantity'],
    timesInForce: TIMES_IN_FORCE,
  },
  ioc: { needs: ['price', 'quantity'], allows: ['minQuantity'], timesInForce: ['ioc'] },
  fok: { needs: ['price', 'quantity'], allows: [], timesInForce: ['fok'] },
  market: {
    needs: [],
    needsOneOf: ['quantity', 'quoteQuantity'],
    allows: ['protectionPrice'],
    timesInForce: ['ioc', 'fok'],
  },
  stop: {
    needs: ['triggerPrice', 'quantity'],
    allows: ['protectionPrice'],
    timesInForce: TIMES_IN_FORCE,
  },
  stop_limit: {
    needs: ['triggerPrice', 'price', 'quantity'],
    allows: ['displayQuantity'],
    timesInForce: TIMES_IN_FORCE,
  },
  take_profit: {
    needs: ['triggerPrice', 'quantity'],
    allows: ['protectionPrice'],
    timesInForce: TIMES_IN_FORCE,
  },
  take_profit_limit: {
    needs: ['triggerPrice', 'price', 'quantity'],
    allows: ['displayQuantity'],
    timesInForce: TIMES_IN_FORCE,
  },
  trailing_stop: {
    needs: ['quantity'],
    needsOneOf: ['trailingDelta', 'trailingAmount'],
    allows: ['protectionPrice'],
    timesInForce: TIMES_IN_FORCE,
  },
};

/** Fields that only some types know; every type knows the others. */
const FIELDS_OF_TYPES: ReadonlySet<string> = new Set(
  Object.values(TYPE_RULES).flatMap(({ needs, needsOneOf = [], allows }) => [
    ...needs,
    ...needsOneOf,
    ...allows,
  ]),
);

/** Fields that only go with some times in force. */
const FIELD_TIMES_IN_FORCE: Readonly<Record<string, readonly TimeInForceWord[]>> = {
  expireTime: ['gtd'],
  postOnly: RESTING,
  displayQuantity: RESTING,
  minQuantity: ['gtc', 'ioc', 'gtd', 'day'],
};

/** Fields that contradict nothing, whatever the type. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  'symbol',
  'side',
  'type',
  'timeInForce',
  'selfTradePrevention',
  'clientOrderId',
  'accountId',
]);

const NONE: readonly FieldProblem[] = [];

/** What contradicts in a new order, once a field; nothing about an order of no known type. */
export function orderProblems(given: GivenFields): readonly FieldProblem[] {
  const { type } = given;
  if (typeof type !== 'string' || !Object.hasOwn(TYPE_RULES, type)) return NONE;
  const word = type as OrderTypeWord;
  if (isPlain(given, TYPE_RULES[word])) return NONE;
  const problems: FieldProblem[] = [];
  const refuse = (field: string, what: string): void => {
    if (problems.some((known) => known.field === field)) return;
    problems.push({ field, message: `${field} ${what}` });
  };
  checkType(given, word, refuse);
  checkTimeInForce(given, word, refuse);
  checkPairs(given, refuse);
  return problems;
}

/** Whether an order has all it needs and nothing to be looked at closer; most orders are so. */
function isPlain(given: GivenFields, { needs, needsOneOf, timesInForce }: TypeRule): boolean {
  if (needsOneOf !== undefined) return false;
  for (const field of needs) if (given[field] === undefined) return false;
  const { timeInForce } = given;
  if (timeInForce === 'gtd') return false;
  if (timeInForce !== undefined && !timesInForce.includes(timeInForce as TimeInForceWord)) {
    return false;
  }
  for (const field in given) {
    if (!PLAIN_FIELDS.has(field) && !needs.includes(field)) return false;
  }
  return true;
}

type Refuse = (field: string, what: string) => void;

function checkType(given: GivenFields, type: OrderTypeWord, refuse: Refuse): void {
  const { needs, needsOneOf, allows } = TYPE_RULES[type];
  const order = `${withArticle(type)} order`;
  for (const field of needs) {
    if (given[field] === undefined) refuse(field, `is required for ${order}`);
  }
  if (needsOneOf !== undefined) checkOneOf(given, { needsOneOf, order }, refuse);
  for (const field of Object.keys(given)) {
    if (!FIELDS_OF_TYPES.has(field) || !isAsked(given, field)) continue;
    const known = needs.includes(field) || allows.includes(field) || needsOneOf?.includes(field);
    if (known !== true) refuse(field, `is not allowed for ${order}`);
  }
}

interface OneOf {
  readonly needsOneOf: readonly [string, string];
  readonly order: string;
}

function checkOneOf(given: GivenFields, { needsOneOf, order }: OneOf, refuse: Refuse): void {
  const [first, second] = needsOneOf;
  const hasFirst = given[first] !== undefined;
  const hasSecond = given[second] !== undefined;
  if (hasFirst && hasSecond) refuse(second, `is not allowed together with ${first}`);
  if (!hasFirst && !hasSecond) refuse(first, `is required for ${order}, or ${second} instead`);
}

function checkTimeInForce(given: GivenFields, type: OrderTypeWord, refuse: Refuse): void {
  const timeInForce = (given.timeInForce ?? defaultTimeInForce(type)) as TimeInForceWord;
  const { timesInForce } = TYPE_RULES[type];
  if (!timesInForce.includes(timeInForce)) {
    const words = timesInForce.join(' or ');
    refuse('timeInForce', `must be ${words}, or absent, for ${withArticle(type)} order`);
  }
  for (const [field, times] of Object.entries(FIELD_TIMES_IN_FORCE)) {
    if (!isAsked(given, field) || times.includes(timeInForce)) continue;
    refuse(field, `is not allowed when timeInForce is ${timeInForce}; use ${times.join(' or ')}`);
  }
  if (timeInForce === 'gtd' && given.expireTime === undefined) {
    refuse('expireTime', 'is required when timeInForce is gtd');
  }
}

function checkPairs(given: GivenFields, refuse: Refuse): void {
  const { tradeGroup, accountId, expireTime } = given;
  if (isAsked(given, 'postOnly') && isAsked(given, 'minQuantity')) {
    refuse('minQuantity', 'is not allowed for a postOnly order, which never fills at once');
  }
  if (tradeGroup !== undefined && accountId === undefined) {
    refuse('tradeGroup', 'is only allowed for an order with an accountId');
  }
  if (typeof expireTime !== 'string' || !TIMESTAMP.test(expireTime)) return;
  if (Number.isNaN(microsOf(expireTime))) {
    refuse('expireTime', 'must be a moment that exists, from 1970 to 2254');
  }
}

function isAsked(given: GivenFields, field: string): boolean {
  return given[field] !== undefined && given[field] !== false;
}

function withArticle(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
