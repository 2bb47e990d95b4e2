/** An order being written: what is shown of it, what is wrong with it, and its request. */
import { compareDecimals, multiplyDecimals } from '@matching-engine/client';
import { decimalsOf, isDecimal, isOnStep, isPositive } from '../text/decimal';
import {
  choiceOf,
  defaultTime,
  isGiven,
  neededFields,
  optionalFields,
  timesOf,
  type Field,
  type FormValues,
  type OrderType,
  type Role,
  type TimeInForce,
} from './order-rules';

export interface OrderDraft {
  readonly side: 'buy' | 'sell';
  readonly type: OrderType;
  readonly values: FormValues;
  /** Which field of a pair is used, such as quoteQuantity instead of quantity. */
  readonly chosen?: Field;
}

/** What of an instrument an order is checked against. */
export interface Limits {
  readonly symbol: string;
  readonly tickSize: string;
  readonly lotSize: string;
  readonly minQuantity: string;
  readonly maxQuantity: string;
  readonly maxPrice: string;
  readonly minNotional: string;
}

export type Problems = Readonly<Record<string, string>>;

export const EMPTY_DRAFT: OrderDraft = { side: 'buy', type: 'limit', values: {} };

const PRICES: readonly Field[] = ['price', 'triggerPrice', 'protectionPrice', 'trailingAmount'];
const QUANTITIES: readonly Field[] = ['quantity', 'minQuantity', 'displayQuantity'];
const NAMES: readonly Field[] = ['clientOrderId', 'tradeGroup'];
const NAME = /^[A-Za-z0-9.:/-][A-Za-z0-9._:/-]{0,63}$/;
/** An iceberg shows at least this part of itself. */
const MOST_SLICES = 100n;

export function timeOf({ type, values }: OrderDraft, role: Role = 'single'): TimeInForce {
  const time = values.timeInForce as TimeInForce | undefined;
  return time !== undefined && timesOf(type, role).includes(time) ? time : defaultTime(type);
}

/** Everything of a draft that is in force; what its type does not take is left out. */
export function fieldsOf(draft: OrderDraft, role: Role = 'single'): Field[] {
  const time = timeOf(draft, role);
  return [
    ...neededFields(draft.type, time, draft.chosen),
    ...optionalFields(draft.type, time, draft.values),
  ];
}

/** What the service would refuse, by field; empty when nothing can be told without it. */
export function problemsOf(draft: OrderDraft, limits: Limits, role: Role = 'single'): Problems {
  const problems: Record<string, string> = {};
  const needed = neededFields(draft.type, timeOf(draft, role), draft.chosen);
  for (const field of fieldsOf(draft, role)) {
    const text = draft.values[field];
    const problem = isGiven(text)
      ? problemOf(field, text, limits)
      : needed.includes(field) && 'is required';
    if (problem) problems[field] = problem;
  }
  return { ...relationProblems(draft, limits, problems), ...problems };
}

function problemOf(field: Field, text: string, limits: Limits): string | undefined {
  if (PRICES.includes(field)) return priceProblem(text, limits);
  if (QUANTITIES.includes(field)) return quantityProblem(field, text, limits);
  if (field === 'quoteQuantity') return quoteProblem(text, limits);
  if (field === 'trailingDelta') {
    const fits = /^[1-9]\d{0,3}$/.test(text);
    return fits ? undefined : 'must be a whole number from 1 to 9999';
  }
  if (field === 'expireTime') {
    return expireTimeOf(text) === null ? 'must be a date and a time' : undefined;
  }
  if (!NAMES.includes(field)) return undefined;
  return NAME.test(text) ? undefined : 'must be 1 to 64 letters, digits or . : / - _ (not first)';
}

function decimalProblem(text: string): string | undefined {
  if (!isDecimal(text)) return 'must be a decimal such as 0.5';
  return isPositive(text) ? undefined : 'must be greater than zero';
}

function stepProblem(text: string, step: string): string | undefined {
  if (isOnStep(text, step)) return undefined;
  return `must be a multiple of ${step}, with at most ${decimalsOf(step)} decimals`;
}

function priceProblem(text: string, { tickSize, maxPrice }: Limits): string | undefined {
  const problem = decimalProblem(text) ?? stepProblem(text, tickSize);
  if (problem !== undefined) return problem;
  return compareDecimals(text, maxPrice) > 0 ? `must be at most ${maxPrice}` : undefined;
}

function quantityProblem(field: Field, text: string, limits: Limits): string | undefined {
  const problem = decimalProblem(text) ?? stepProblem(text, limits.lotSize);
  if (problem !== undefined || field !== 'quantity') return problem;
  const { minQuantity, maxQuantity } = limits;
  if (compareDecimals(text, minQuantity) < 0) return `must be at least ${minQuantity}`;
  return compareDecimals(text, maxQuantity) > 0 ? `must be at most ${maxQuantity}` : undefined;
}

function quoteProblem(text: string, { tickSize, lotSize }: Limits): string | undefined {
  return decimalProblem(text) ?? stepProblem(text, multiplyDecimals(tickSize, lotSize));
}

/** What is wrong between two fields that are right by themselves. */
function relationProblems(draft: OrderDraft, limits: Limits, known: Problems): Problems {
  const found: Record<string, string> = {};
  const shown = fieldsOf(draft);
  const sound = (field: Field): string | undefined => {
    const text = draft.values[field];
    return shown.includes(field) && isGiven(text) && known[field] === undefined ? text : undefined;
  };
  const [price, quantity] = [sound('price'), sound('quantity')];
  if (quantity === undefined) return found;
  for (const field of ['minQuantity', 'displayQuantity'] as const) {
    const part = sound(field);
    if (part !== undefined && compareDecimals(part, quantity) > 0) {
      found[field] = 'must not be more than the quantity';
    }
  }
  const display = sound('displayQuantity');
  if (display !== undefined && isBelowSlice(display, quantity)) {
    found.displayQuantity = 'must be at least a hundredth of the quantity';
  }
  if (price !== undefined && isBelowNotional(price, quantity, limits)) {
    found.quantity = `price × quantity must be at least ${limits.minNotional}`;
  }
  return found;
}

function isBelowSlice(display: string, quantity: string): boolean {
  return compareDecimals(multiplyDecimals(display, String(MOST_SLICES)), quantity) < 0;
}

function isBelowNotional(price: string, quantity: string, { minNotional }: Limits): boolean {
  return compareDecimals(multiplyDecimals(price, quantity), minNotional) < 0;
}

/** A local date and time, as a field of the browser gives it, in UTC; null when it is none. */
export function expireTimeOf(local: string): string | null {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The body of the request. `accountId` is left out when it is empty. */
export function requestOf(
  draft: OrderDraft,
  { symbol, accountId }: { readonly symbol: string; readonly accountId: string },
  role: Role = 'single',
): Record<string, unknown> {
  const { side, type, values } = draft;
  const request: Record<string, unknown> = { symbol, side, type };
  if (accountId !== '') request.accountId = accountId;
  const time = timeOf(draft, role);
  if (time !== defaultTime(type)) request.timeInForce = time;
  for (const field of fieldsOf(draft, role)) {
    const text = values[field];
    if (isGiven(text)) request[field] = wireValue(field, text);
  }
  return request;
}

function wireValue(field: Field, text: string): unknown {
  if (field === 'trailingDelta') return Number(text);
  return field === 'expireTime' ? expireTimeOf(text) : text;
}

/** Takes what another type has in common, and drops a choice that the new one does not offer. */
export function withType(draft: OrderDraft, type: OrderType): OrderDraft {
  const { chosen } = draft;
  const stays = chosen !== undefined && choiceOf(type)?.includes(chosen) === true;
  return { ...draft, type, chosen: stays ? chosen : undefined };
}
