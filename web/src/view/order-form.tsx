import { multiplyDecimals, type Instrument } from '@matching-engine/client';
import { grouped, isDecimal, trimDecimal } from '../text/decimal';
import { ORDER_TYPES, typesOf, type OrderType } from '../orders/order-rules';
import { instrument } from '../state/instruments';
import {
  activeLeg,
  changeLeg,
  changeMode,
  changeType,
  legs,
  mode,
  outcome,
  pathOf,
  problems,
  roles,
  send,
  sending,
  words,
  type Mode,
} from '../state/order-entry';
import { SelectField } from './field';
import { idOf, OrderFields, type LegShape } from './order-fields';
import { Segments } from './segments';

const MODES: readonly (readonly [Mode, string])[] = [
  ['single', 'Single'],
  ['oco', 'OCO'],
  ['oto', 'OTO'],
  ['otoco', 'OTOCO'],
];

const TYPE_NAMES: Readonly<Record<OrderType, string>> = {
  limit: 'Limit',
  market: 'Market',
  ioc: 'Immediate or cancel (IOC)',
  fok: 'Fill or kill (FOK)',
  stop: 'Stop',
  stop_limit: 'Stop limit',
  take_profit: 'Take profit',
  take_profit_limit: 'Take profit limit',
  trailing_stop: 'Trailing stop',
};

const LEG_NAMES: Readonly<Record<Exclude<Mode, 'single'>, readonly string[]>> = {
  oco: ['One', 'The other'],
  oto: ['First', 'Then'],
  otoco: ['First', 'Then one', 'or the other'],
};

export function OrderForm() {
  const terms = instrument.value;
  if (terms === null) return <p class="empty">No instrument</p>;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form class="order-form" aria-label="Order entry" noValidate onSubmit={onSubmit}>
      <Segments
        label="One order or a list"
        options={MODES}
        value={mode.value}
        choose={changeMode}
      />
      {legs.value.map((draft, leg) => {
        const shape: LegShape = { leg, draft, terms, role: roles.value[leg] };
        return mode.value === 'single' ? (
          <Leg key="single" {...shape} />
        ) : (
          <ListLeg key={leg} {...shape} />
        );
      })}
      <SubmitButton terms={terms} />
      <div role="status">
        {outcome.value !== null && (
          <p class={outcome.value.refused ? 'outcome refused' : 'outcome'}>{outcome.value.text}</p>
        )}
      </div>
    </form>
  );
}

function SubmitButton({ terms }: { readonly terms: Instrument }) {
  const [first] = legs.value;
  const isSingle = mode.value === 'single';
  const action = first.side === 'buy' ? 'Buy' : 'Sell';
  return (
    <button
      class={`submit ${isSingle ? first.side : ''}`}
      aria-keyshortcuts="Enter"
      aria-busy={sending.value}
    >
      {isSingle ? `${action} ${terms.base}` : `Enter ${mode.value.toUpperCase()} list`}
    </button>
  );
}

/** One order of a list; it takes the prices of the ladder once it was touched. */
function ListLeg(shape: LegShape) {
  const { leg } = shape;
  const name = mode.value === 'single' ? '' : LEG_NAMES[mode.value][leg];
  return (
    <fieldset
      class={leg === activeLeg.value ? 'leg active' : 'leg'}
      onFocusCapture={() => (activeLeg.value = leg)}
    >
      <legend class="unseen">{name}</legend>
      <h3 aria-hidden="true">{name}</h3>
      <Leg {...shape} />
    </fieldset>
  );
}

function Leg(shape: LegShape) {
  const { leg, role, draft } = shape;
  const options = ORDER_TYPES.filter((type) => typesOf(role).includes(type)).map(
    (type) => [type, TYPE_NAMES[type]] as const,
  );
  return (
    <>
      <Sides {...shape} />
      <SelectField
        id={idOf(leg, 'type')}
        label="Type"
        problem={problems.value[pathOf(leg, 'type')]}
        value={draft.type}
        options={options}
        change={(type) => changeType(leg, type as OrderType)}
      />
      <OrderFields {...shape} />
      <Total {...shape} />
    </>
  );
}

function Sides({ leg, draft }: LegShape) {
  return (
    <div class="sides" role="group" aria-label="Side">
      {(['buy', 'sell'] as const).map((side) => (
        <button
          key={side}
          type="button"
          class={side}
          aria-pressed={draft.side === side}
          onClick={() => changeLeg(leg, { side })}
        >
          {words(side === 'buy' ? 'Buy' : 'Sell')}
        </button>
      ))}
    </div>
  );
}

/** Price times quantity, exactly, once both are there. */
function Total({ draft, terms }: LegShape) {
  const { price = '', quantity = '' } = draft.values;
  const known = isDecimal(price) && isDecimal(quantity) && draft.type !== 'market';
  return (
    <p class="total">
      <span>Total</span>
      <span class="number">
        {known ? `${grouped(trimDecimal(multiplyDecimals(price, quantity)))} ${terms.quote}` : '–'}
      </span>
    </p>
  );
}
