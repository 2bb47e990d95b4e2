import type { ComponentChildren } from 'preact';
import type { OwnOrder } from '../orders/account-orders';
import { grouped } from '../text/decimal';
import { words } from '../state/order-entry';

export interface CellShape {
  /** The column's name, shown beside the value on a narrow screen. */
  readonly name: string;
  readonly right?: boolean;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

export function Cell({ name, right = false, class: kind = '', children }: CellShape) {
  return (
    <td data-label={name} class={`${right ? 'right number' : ''} ${kind}`}>
      {children}
    </td>
  );
}

export function SideCell({ side }: { readonly side: 'buy' | 'sell' }) {
  return (
    <Cell name="Side" class={side === 'buy' ? 'up' : 'down'}>
      {side}
    </Cell>
  );
}

/** The type with what makes the order special: `limit · gtd · post only · iceberg`. */
export function TypeCell({ order }: { readonly order: OwnOrder }) {
  const { type, timeInForce, postOnly, displayQuantity, listId } = order;
  const marks = [
    words(type),
    timeInForce === 'gtc' ? '' : timeInForce,
    postOnly ? 'post only' : '',
    displayQuantity === undefined ? '' : 'iceberg',
    listId === undefined ? '' : `list ${listId}`,
  ];
  const text = marks.filter((mark) => mark !== '').join(' · ');
  return (
    <Cell name="Type">
      <span class="cut" title={text}>
        {text}
      </span>
    </Cell>
  );
}

/** The price at which the order becomes active, or how far behind the market it follows. */
export function triggerOf(order: OwnOrder): string {
  const { triggerPrice, trailingDelta, trailingAmount } = order;
  if (trailingDelta !== undefined) return `${trailingDelta} bps`;
  if (trailingAmount !== undefined) return `± ${grouped(trailingAmount)}`;
  return triggerPrice === undefined ? '' : grouped(triggerPrice);
}

export function Heads({ names }: { readonly names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" class={RIGHT.has(name) ? 'right' : undefined}>
            {name === 'Actions' ? <span class="unseen">{name}</span> : name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const RIGHT = new Set(['Price', 'Trigger', 'Quantity', 'Filled', 'Average', 'Actions']);
