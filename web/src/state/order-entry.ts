/** The order, or the list of orders, that is being written. */
import { computed, signal } from '@preact/signals';
import { refusalOf } from '../link/client';
import {
  EMPTY_DRAFT,
  fieldsOf,
  problemsOf,
  requestOf,
  withType,
  type OrderDraft,
  type Problems,
} from '../orders/order-draft';
import { placeRefusal, type PlacedRefusal } from '../orders/order-problems';
import {
  LIST_ROLES,
  typesOf,
  type Field,
  type ListType,
  type OrderType,
  type Role,
} from '../orders/order-rules';
import { submit, submitList } from './account';
import { instrument } from './instruments';
import { account } from './settings';

export type Mode = 'single' | ListType;

export interface Outcome {
  readonly refused: boolean;
  readonly text: string;
}

const NOTHING: PlacedRefusal = { fields: {}, rest: null };

export const mode = signal<Mode>('single');
export const legs = signal<readonly OrderDraft[]>([EMPTY_DRAFT]);
/** The order that a price from the ladder goes to. */
export const activeLeg = signal(0);
export const sending = signal(false);
export const outcome = signal<Outcome | null>(null);

/** Whether fields that are still empty are told to be required. */
const asked = signal(false);
const refused = signal<PlacedRefusal>(NOTHING);

export const roles = computed<readonly Role[]>(() =>
  mode.value === 'single' ? ['single'] : LIST_ROLES[mode.value],
);

/** The dotted path of a field, as the service names it. */
export function pathOf(leg: number, field: string): string {
  return mode.value === 'single' ? field : `orders.${leg}.${field}`;
}

/** What is wrong, by path: what the service refused, and what can be told without it. */
export const problems = computed<Problems>(() => ({
  ...localProblems(false),
  ...refused.value.fields,
}));

function localProblems(all: boolean): Problems {
  const limits = instrument.value;
  if (limits === null) return {};
  const found: Record<string, string> = {};
  legs.value.forEach((draft, leg) => {
    for (const [field, text] of Object.entries(problemsOf(draft, limits, roles.value[leg]))) {
      const isEmpty = !draft.values[field as Field];
      if (all || asked.value || !isEmpty) found[pathOf(leg, field)] = text;
    }
  });
  return found;
}

export function changeMode(next: Mode): void {
  mode.value = next;
  activeLeg.value = 0;
  legs.value = roles.value.map((role, leg) => fitting(legs.value[leg] ?? legs.value[0], role));
  startOver();
}

/** A draft for a place in a list, which does not take every type. */
function fitting(draft: OrderDraft, role: Role): OrderDraft {
  const types = typesOf(role);
  return types.includes(draft.type) ? draft : withType(draft, types[0]);
}

export function changeLeg(leg: number, change: Partial<OrderDraft>): void {
  const isPair = change.side !== undefined && roles.value[leg] === 'paired';
  legs.value = legs.value.map((draft, place) => {
    if (place === leg) return { ...draft, ...change };
    // Both orders of a pair have one side.
    return isPair && roles.value[place] === 'paired' ? { ...draft, side: change.side! } : draft;
  });
}

export function changeType(leg: number, type: OrderType): void {
  changeLeg(leg, withType(legs.value[leg], type));
  forgetRefusal();
}

export function changeValue(leg: number, field: Field, text: string): void {
  changeLeg(leg, { values: { ...legs.value[leg].values, [field]: text } });
  const { [pathOf(leg, field)]: _gone, ...fields } = refused.value.fields;
  refused.value = { ...refused.value, fields };
}

/** Takes a price from the ladder; an order that has no place for it becomes a limit order. */
export function takePrice(price: string): void {
  const leg = activeLeg.value;
  const draft = legs.value[leg];
  const shown = fieldsOf(draft, roles.value[leg]);
  const suits = (['price', 'triggerPrice'] as const).find((field) => shown.includes(field));
  if (suits === undefined) changeType(leg, 'limit');
  changeValue(leg, suits ?? 'price', price);
}

/** Sends what was written, unless it is plain that it would be refused. */
export async function send(): Promise<void> {
  asked.value = true;
  forgetRefusal();
  outcome.value = null;
  const limits = instrument.value;
  if (limits === null || sending.value || Object.keys(localProblems(true)).length > 0) return;
  const target = { symbol: limits.symbol, accountId: account.value };
  const requests = legs.value.map((draft, leg) => requestOf(draft, target, roles.value[leg]));
  sending.value = true;
  try {
    outcome.value = { refused: false, text: await enter(requests) };
    succeed();
  } catch (error) {
    refuse(error);
  } finally {
    sending.value = false;
  }
}

async function enter(requests: Record<string, unknown>[]): Promise<string> {
  if (mode.value === 'single') {
    const { order, trades } = await submit(requests[0]);
    const reason = order.reason === undefined ? '' : ` (${words(order.reason)})`;
    const price = order.averagePrice === undefined ? '' : ` at ${order.averagePrice}`;
    const filled = trades.length > 0 ? `, ${order.filledQuantity} filled${price}` : '';
    return `Order ${order.orderId} is ${words(order.status)}${reason}${filled}`;
  }
  const { listId, orders } = await submitList(mode.value, requests);
  const parts = orders.map(({ orderId, status }) => `${orderId} ${words(status)}`);
  return `List ${listId} is entered: orders ${parts.join(', ')}`;
}

function succeed(): void {
  asked.value = false;
  legs.value = legs.value.map((draft) => ({
    ...draft,
    values: { ...draft.values, clientOrderId: '' },
  }));
}

function refuse(error: unknown): void {
  const shown = legs.value.flatMap((draft, leg) =>
    [...fieldsOf(draft, roles.value[leg]), 'timeInForce', 'type', 'side'].map((field) =>
      pathOf(leg, field),
    ),
  );
  refused.value = placeRefusal(refusalOf(error), new Set(shown));
  const text = refused.value.rest ?? 'Refused: see the marked fields.';
  outcome.value = { refused: true, text };
}

function forgetRefusal(): void {
  refused.value = NOTHING;
}

function startOver(): void {
  asked.value = false;
  outcome.value = null;
  forgetRefusal();
}

/** `partially_filled` as people write it. */
export function words(word: string): string {
  return word.replaceAll('_', ' ');
}
