import { useState } from 'preact/hooks';
import type { OwnOrder } from '../orders/account-orders';
import { replacementOf } from '../orders/replacement';
import { refusalOf } from '../link/client';
import { cancel, replace } from '../state/account';
import { instruments } from '../state/instruments';
import { words } from '../state/order-entry';
import { grouped, moveBySteps } from '../text/decimal';
import { shortTime } from '../text/time';
import { Cell, Heads, SideCell, triggerOf, TypeCell } from './order-cells';

const NAMES = [
  'Time',
  'Instrument',
  'Side',
  'Type',
  'Price',
  'Trigger',
  'Quantity',
  'Filled',
  'Status',
  'Actions',
];
/** Rows shown; whoever has more is told so. */
const MOST_ROWS = 200;

export function OpenOrdersTable({ orders }: { readonly orders: readonly OwnOrder[] }) {
  if (orders.length === 0) return <p class="empty">No open orders</p>;
  return (
    <>
      <table>
        <caption class="unseen">Open and pending orders, newest first</caption>
        <Heads names={NAMES} />
        <tbody>
          {orders.slice(0, MOST_ROWS).map((order) => (
            <OpenOrderRow key={order.orderId} order={order} />
          ))}
        </tbody>
      </table>
      {orders.length > MOST_ROWS && <p class="empty">and {orders.length - MOST_ROWS} older ones</p>}
    </>
  );
}

/** What of an order is being changed, by field; null while nothing is. */
type Edit = Readonly<Record<string, string>> | null;

function OpenOrderRow({ order }: { readonly order: OwnOrder }) {
  const [edit, setEdit] = useState<Edit>(null);
  const [problem, setProblem] = useState('');
  const attempt = async (task: () => Promise<unknown>): Promise<void> => {
    setProblem('');
    try {
      await task();
      setEdit(null);
    } catch (error) {
      setProblem(refusalOf(error).detail);
    }
  };
  const save = (): void => {
    const terms = replacementOf(order, edit ?? {});
    if (Object.keys(terms).length === 0) setEdit(null);
    else void attempt(() => replace(order, terms));
  };
  return (
    <>
      <tr data-order={order.orderId}>
        <Cell name="Time" class="muted number">
          {shortTime(order.createdAt)}
        </Cell>
        <Cell name="Instrument">{order.symbol}</Cell>
        <SideCell side={order.side} />
        <TypeCell order={order} />
        <EditCell name="Price" field="price" order={order} edit={edit} {...{ setEdit, save }} />
        <TriggerCell order={order} edit={edit} {...{ setEdit, save }} />
        <EditCell
          name="Quantity"
          field="quantity"
          order={order}
          edit={edit}
          {...{ setEdit, save }}
        />
        <Cell name="Filled" right>
          {order.filledQuantity}
        </Cell>
        <Cell name="Status">{words(order.status)}</Cell>
        <td class="actions-cell whole">
          <div class="actions">
            <Actions
              order={order}
              editing={edit !== null}
              begin={() => setEdit({})}
              save={save}
              leave={() => setEdit(null)}
              remove={() => void attempt(() => cancel(order))}
            />
          </div>
        </td>
      </tr>
      {problem !== '' && (
        <tr>
          <td class="row-problem whole" colSpan={NAMES.length} role="alert">
            {problem}
          </td>
        </tr>
      )}
    </>
  );
}

interface EditShape {
  readonly name: string;
  readonly field: 'price' | 'quantity' | 'triggerPrice';
  readonly order: OwnOrder;
  readonly edit: Edit;
  readonly setEdit: (edit: Edit) => void;
  readonly save: () => void;
}

/** A value that becomes a field while the order is being changed, if the order has it at all. */
function EditCell({ name, field, order, edit, setEdit, save }: EditShape) {
  const value = order[field];
  const fixed = value === undefined || (field === 'quantity' && order.quoteQuantity !== undefined);
  if (edit === null || fixed) {
    return (
      <Cell name={name} right>
        {value === undefined ? '' : grouped(value)}
      </Cell>
    );
  }
  const change = (text: string): void => setEdit({ ...edit, [field]: text });
  const onKeyDown = (event: KeyboardEvent): void => {
    const up = event.key === 'ArrowUp';
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') setEdit(null);
    else if (up || event.key === 'ArrowDown') {
      change(moveBySteps(edit[field] ?? value, stepOf(order, field), up ? 1 : -1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Cell name={name} right>
      <input
        aria-label={`New ${words(name).toLowerCase()} of order ${order.orderId}`}
        inputMode="decimal"
        autocomplete="off"
        value={edit[field] ?? value}
        onInput={(event) => change(event.currentTarget.value.trim())}
        onKeyDown={onKeyDown}
      />
    </Cell>
  );
}

function stepOf({ symbol }: OwnOrder, field: string): string {
  const terms = instruments.value.find((one) => one.symbol === symbol);
  return (field === 'quantity' ? terms?.lotSize : terms?.tickSize) ?? '1';
}

function TriggerCell(shape: Omit<EditShape, 'name' | 'field'>) {
  const { order } = shape;
  const canChange = order.status === 'pending' && order.type !== 'trailing_stop';
  if (canChange && order.triggerPrice !== undefined) {
    return <EditCell name="Trigger" field="triggerPrice" {...shape} />;
  }
  return (
    <Cell name="Trigger" right>
      {triggerOf(order)}
    </Cell>
  );
}

interface ActionsShape {
  readonly order: OwnOrder;
  readonly editing: boolean;
  readonly begin: () => void;
  readonly save: () => void;
  readonly leave: () => void;
  readonly remove: () => void;
}

function Actions({ order, editing, begin, save, leave, remove }: ActionsShape) {
  const name = `order ${order.orderId}`;
  if (editing) {
    return (
      <>
        <button type="button" aria-label={`Save ${name}`} onClick={save}>
          Save
        </button>
        <button type="button" class="quiet" aria-label={`Keep ${name} as it is`} onClick={leave}>
          Back
        </button>
      </>
    );
  }
  return (
    <>
      <button type="button" aria-label={`Replace ${name}`} onClick={begin}>
        Replace
      </button>
      <button type="button" class="danger" aria-label={`Cancel ${name}`} onClick={remove}>
        Cancel
      </button>
    </>
  );
}
