/** Which orders make a list (R21): how many there are, which go where, what they share. */
import type { FieldProblem } from '../../common/problem/problem-error';
import type { GivenFields } from '../../common/validation/class-rule';
import { LIST_TYPES, type ListTypeWord } from '../../instruments/order-words';
import { orderProblems } from './submit-order.rules';

/** What an order of a list is to the others. */
type Role = 'working' | 'paired' | 'dependent';

const ROLES: Readonly<Record<ListTypeWord, readonly Role[]>> = {
  oco: ['paired', 'paired'],
  oto: ['working', 'dependent'],
  otoco: ['working', 'paired', 'paired'],
};

/** Types of an order that may wait or rest. */
const WORKING_TYPES: readonly unknown[] = ['limit'];
const PAIRED_TYPES: readonly unknown[] = [
  'limit',
  'stop',
  'stop_limit',
  'take_profit',
  'take_profit_limit',
  'trailing_stop',
];
const ENDING_TIMES: readonly unknown[] = ['ioc', 'fok'];

type Refuse = (field: string, what: string) => void;

/** What contradicts in a new list and in each of its orders. */
export function listProblems({ type, orders }: GivenFields): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse: Refuse = (field, what) => problems.push({ field, message: `${field} ${what}` });
  if (!Array.isArray(orders) || !orders.every(isObject)) return problems;
  const entries: readonly GivenFields[] = orders;
  entries.forEach((order, place) => {
    for (const { field, message } of orderProblems(order)) {
      refuse(`orders.${place}.${field}`, message.slice(field.length + 1));
    }
  });
  if (!LIST_TYPES.includes(type as ListTypeWord)) return problems;
  const roles = ROLES[type as ListTypeWord];
  if (entries.length !== roles.length) {
    refuse('orders', `must be ${roles.length} orders for an ${String(type)} list`);
  } else {
    checkShared(entries, refuse);
    checkRoles(entries, roles, refuse);
  }
  return problems;
}

function checkShared(orders: readonly GivenFields[], refuse: Refuse): void {
  const names = new Set<unknown>();
  orders.forEach((order, place) => {
    for (const field of ['symbol', 'accountId']) {
      if (order[field] === orders[0][field]) continue;
      refuse(`orders.${place}.${field}`, 'must be the same for all orders of a list');
    }
    const { clientOrderId } = order;
    if (clientOrderId !== undefined && names.has(clientOrderId)) {
      refuse(`orders.${place}.clientOrderId`, 'must differ from those of the other orders');
    }
    names.add(clientOrderId);
  });
}

function checkRoles(orders: readonly GivenFields[], roles: readonly Role[], refuse: Refuse): void {
  const paired = orders.filter((_, place) => roles[place] === 'paired');
  orders.forEach((order, place) => {
    const role = roles[place];
    if (role === 'dependent') return;
    checkCanWait(order, role, (field, what) => refuse(`orders.${place}.${field}`, what));
    if (role === 'paired' && order.side !== paired[0].side) {
      refuse(`orders.${place}.side`, 'must be the same for both orders of a pair');
    }
  });
}

function checkCanWait(order: GivenFields, role: Role, refuse: Refuse): void {
  const { type, timeInForce } = order;
  const types = role === 'working' ? WORKING_TYPES : PAIRED_TYPES;
  const place = role === 'working' ? 'the first order of this list' : 'an order of a pair';
  if (type !== undefined && !types.includes(type)) {
    refuse('type', `must be ${types.join(' or ')} for ${place}`);
  }
  if (type === 'limit' && ENDING_TIMES.includes(timeInForce)) {
    refuse('timeInForce', `must be gtc or gtd or day for ${place}`);
  }
}

function isObject(entry: unknown): entry is GivenFields {
  return typeof entry === 'object' && entry !== null;
}
