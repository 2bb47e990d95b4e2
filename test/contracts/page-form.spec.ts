/** The form of the page offers exactly the fields that the service takes. */
import { orderProblems } from '../../src/orders/rules/submit-order.rules';
import { listProblems } from '../../src/orders/rules/submit-list.rules';
import { requestOf, type OrderDraft } from '../../web/src/orders/order-draft';
import {
  choiceOf,
  FIELDS,
  LIST_ROLES,
  LIST_TYPES,
  neededFields,
  optionalFields,
  ORDER_TYPES,
  TIMES_IN_FORCE,
  timesOf,
  typesOf,
  type Field,
  type FormValues,
  type OrderType,
  type Role,
  type TimeInForce,
} from '../../web/src/orders/order-rules';
import { ORDER_TYPES as SERVICE_TYPES } from '../../src/instruments/order-words';

const SAMPLES: Readonly<Record<Field, string>> = {
  triggerPrice: '49000.00',
  trailingDelta: '100',
  trailingAmount: '500.00',
  price: '50000.00',
  quantity: '0.5',
  quoteQuantity: '1000.00',
  timeInForce: 'gtc',
  expireTime: '2099-12-31T23:59',
  postOnly: 'reject',
  minQuantity: '0.1',
  displayQuantity: '0.1',
  protectionPrice: '51000.00',
  selfTradePrevention: 'decrement',
  tradeGroup: 'desk-7',
  clientOrderId: 'my-1',
};
const TARGET = { symbol: 'BTC-USDT', accountId: 'alice' };

interface Case {
  readonly type: OrderType;
  readonly time: TimeInForce;
  readonly chosen?: Field;
}

const CASES: Case[] = ORDER_TYPES.flatMap((type) =>
  timesOf(type).flatMap((time) =>
    (choiceOf(type) ?? [undefined]).map((chosen) => ({ type, time, chosen })),
  ),
);

function draftOf({ type, time, chosen }: Case, fields: readonly Field[]): OrderDraft {
  const values: Partial<Record<Field, string>> = { timeInForce: time };
  for (const field of fields) values[field] = SAMPLES[field];
  return { side: 'buy', type, chosen, values };
}

function shown({ type, time, chosen }: Case, values: FormValues = {}): Field[] {
  return [...neededFields(type, time, chosen), ...optionalFields(type, time, values)];
}

test('the form knows every type of the service', () => {
  expect([...ORDER_TYPES].sort()).toEqual([...SERVICE_TYPES].sort());
});

describe.each(CASES)('$type $time $chosen', (entry) => {
  const { type, time, chosen } = entry;
  const needed = neededFields(type, time, chosen);

  test('is accepted with what the form needs, and misses nothing of it', () => {
    expect(orderProblems(requestOf(draftOf(entry, needed), TARGET))).toEqual([]);
    for (const missing of needed) {
      const rest = needed.filter((field) => field !== missing);
      const problems = orderProblems(requestOf(draftOf(entry, rest), TARGET));
      expect(problems.map(({ field }) => field)).toContain(
        choiceOf(type)?.includes(missing) ? choiceOf(type)?.[0] : missing,
      );
    }
  });

  test('takes each field that the form offers, and refuses each that it does not', () => {
    const base = requestOf(draftOf(entry, needed), TARGET);
    const given: Record<string, unknown> = { ...base, timeInForce: time };
    for (const field of FIELDS) {
      if (field === 'timeInForce' || needed.includes(field)) continue;
      const sample = field === 'trailingDelta' ? 100 : SAMPLES[field];
      const refused = orderProblems({ ...given, [field]: sample }).length > 0;
      expect([field, !refused]).toEqual([field, shown(entry).includes(field)]);
    }
  });

  test('is accepted with everything that the form shows at once', () => {
    for (const postOnly of ['', 'slide']) {
      const fields = shown(entry, { postOnly });
      const draft = draftOf(entry, fields);
      const values = { ...draft.values, postOnly };
      expect(orderProblems(requestOf({ ...draft, values }, TARGET))).toEqual([]);
    }
  });
});

test('the times in force that the form leaves out are refused', () => {
  for (const type of ORDER_TYPES) {
    for (const time of TIMES_IN_FORCE) {
      const entry = { type, time: timesOf(type)[0] };
      const base = requestOf(draftOf(entry, neededFields(type, entry.time)), TARGET);
      const request = { ...base, timeInForce: time, expireTime: SAMPLES.expireTime };
      const refused = orderProblems(request).some(({ field }) => field === 'timeInForce');
      expect([type, time, !refused]).toEqual([type, time, timesOf(type).includes(time)]);
    }
  }
});

describe.each(LIST_TYPES)('a list %s', (list) => {
  const roles = LIST_ROLES[list];

  const legOf = (role: Role, type = typesOf(role)[0]): Record<string, unknown> => {
    const [time] = timesOf(type, role);
    return requestOf(draftOf({ type, time }, neededFields(type, time)), TARGET, role);
  };

  test('is accepted with each type that the form offers in each place, and no other', () => {
    roles.forEach((role, place) => {
      for (const type of ORDER_TYPES) {
        const orders: Record<string, unknown>[] = roles.map((other) => legOf(other));
        orders[place] = legOf(role, type);
        const refused = listProblems({ type: list, orders }).length > 0;
        expect([place, type, !refused]).toEqual([place, type, typesOf(role).includes(type)]);
      }
    });
  });
});
