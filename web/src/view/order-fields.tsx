import { multiplyDecimals, type Instrument } from '@matching-engine/client';
import { moveBySteps } from '../text/decimal';
import { timeOf, type OrderDraft } from '../orders/order-draft';
import {
  choiceOf,
  neededFields,
  optionalFields,
  timesOf,
  type Field,
  type Role,
} from '../orders/order-rules';
import { changeLeg, changeValue, pathOf, problems, words } from '../state/order-entry';
import { SelectField, TextField } from './field';

export interface LegShape {
  readonly leg: number;
  readonly role: Role;
  readonly draft: OrderDraft;
  readonly terms: Instrument;
}

type Options = readonly (readonly [value: string, text: string])[];

const LABELS: Readonly<Record<Field, string>> = {
  triggerPrice: 'Trigger price',
  trailingDelta: 'Trailing distance',
  trailingAmount: 'Trailing distance',
  price: 'Price',
  quantity: 'Quantity',
  quoteQuantity: 'Amount to spend or earn',
  timeInForce: 'Time in force',
  expireTime: 'Expires',
  postOnly: 'Post only',
  minQuantity: 'Minimum fill',
  displayQuantity: 'Shown quantity (iceberg)',
  protectionPrice: 'Protection price',
  selfTradePrevention: 'Self-trade prevention',
  tradeGroup: 'Trade group',
  clientOrderId: 'Client order id',
};

const TIMES: Readonly<Record<string, string>> = {
  gtc: 'Good till cancelled',
  ioc: 'Immediate or cancel',
  fok: 'Fill or kill',
  gtd: 'Good till date',
  day: 'Until 00:00 UTC',
};

const CHOICES: Partial<Record<Field, Options>> = {
  postOnly: [
    ['', 'No'],
    ['reject', 'Refuse if it would trade'],
    ['slide', 'Slide away from the other side'],
  ],
  selfTradePrevention: [
    ['', 'Cancel the newest (default)'],
    ['none', 'None'],
    ['cancel_oldest', 'Cancel the oldest'],
    ['cancel_both', 'Cancel both'],
    ['decrement', 'Decrement both'],
  ],
};

/** What the other field of a pair is called on the switch to it. */
const SWITCHES: Partial<Record<Field, string>> = {
  quantity: 'by quantity',
  quoteQuantity: 'by amount',
  trailingDelta: 'in basis points',
  trailingAmount: 'as an amount',
};

/** The fields that the order's type needs, its time in force, and the others folded away. */
export function OrderFields(shape: LegShape) {
  const { draft, role } = shape;
  const time = timeOf(draft, role);
  const needed = neededFields(draft.type, time, draft.chosen);
  const optional = optionalFields(draft.type, time, draft.values);
  const given = optional.filter((field) => draft.values[field]).length;
  const isRefused = optional.some((field) => problems.value[pathOf(shape.leg, field)]);
  return (
    <>
      <div class="fields needed">
        {needed
          .filter((field) => field !== 'expireTime')
          .map((field) => (
            <OneField key={field} field={field} {...shape} />
          ))}
      </div>
      <div class={needed.includes('expireTime') ? 'fields two' : 'fields'}>
        <TimeInForceField {...shape} />
        {needed.includes('expireTime') && <OneField field="expireTime" {...shape} />}
      </div>
      <details open={isRefused || undefined}>
        <summary>More options{given > 0 && ` (${given} in use)`}</summary>
        <div class="fields">
          {optional.map((field) => (
            <OneField key={field} field={field} {...shape} />
          ))}
        </div>
      </details>
    </>
  );
}

function TimeInForceField({ leg, role, draft }: LegShape) {
  const options = timesOf(draft.type, role).map((time) => [time, TIMES[time]] as const);
  return (
    <SelectField
      id={idOf(leg, 'timeInForce')}
      label={LABELS.timeInForce}
      problem={problems.value[pathOf(leg, 'timeInForce')]}
      value={timeOf(draft, role)}
      options={options}
      change={(text) => changeValue(leg, 'timeInForce', text)}
    />
  );
}

function OneField({ field, leg, draft, terms }: LegShape & { readonly field: Field }) {
  const shape = {
    id: idOf(leg, field),
    label: LABELS[field],
    problem: problems.value[pathOf(leg, field)],
    value: draft.values[field] ?? '',
    change: (text: string) => changeValue(leg, field, text),
    aside: <Switch field={field} leg={leg} draft={draft} />,
  };
  const options = CHOICES[field];
  if (options !== undefined) return <SelectField {...shape} options={options} />;
  if (field === 'expireTime') return <TextField {...shape} type="datetime-local" />;
  const size = stepOf(field, terms);
  const step =
    size === undefined
      ? undefined
      : (count: number) => shape.change(moveBySteps(shape.value, size, count));
  return <TextField {...shape} unit={unitOf(field, terms)} placeholder={size} step={step} />;
}

function Switch({
  field,
  leg,
  draft,
}: Pick<LegShape, 'leg' | 'draft'> & { readonly field: Field }) {
  const pair = choiceOf(draft.type);
  if (pair === undefined || !pair.includes(field)) return null;
  const other = pair[0] === field ? pair[1] : pair[0];
  return (
    <button type="button" onClick={() => changeLeg(leg, { chosen: other })}>
      {SWITCHES[other] ?? words(other)}
    </button>
  );
}

/** The control of a field, for labels and shortcuts. */
export function idOf(leg: number, field: string): string {
  return `order-${leg}-${field}`;
}

/** How far an arrow key moves a value; nothing for what is no amount. */
function stepOf(field: Field, { tickSize, lotSize }: Instrument): string | undefined {
  if (/price$|Amount$/i.test(field)) return tickSize;
  if (field === 'quoteQuantity') return multiplyDecimals(tickSize, lotSize);
  if (/quantity$/i.test(field)) return lotSize;
  return field === 'trailingDelta' ? '1' : undefined;
}

function unitOf(field: Field, { base, quote }: Instrument): string | undefined {
  if (field === 'trailingDelta') return 'bps';
  if (/price$|Amount$/i.test(field) || field === 'quoteQuantity') return quote;
  return /quantity$/i.test(field) ? base : undefined;
}
