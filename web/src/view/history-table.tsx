import type { OwnOrder } from '../orders/account-orders';
import { words } from '../state/order-entry';
import { grouped } from '../text/decimal';
import { shortTime } from '../text/time';
import { Cell, Heads, SideCell, triggerOf, TypeCell } from './order-cells';

const NAMES = [
  'Ended',
  'Instrument',
  'Side',
  'Type',
  'Price',
  'Trigger',
  'Quantity',
  'Filled',
  'Average',
  'Status',
];

/** Orders that ended, newest first. */
export function HistoryTable({ orders }: { readonly orders: readonly OwnOrder[] }) {
  if (orders.length === 0) return <p class="empty">Nothing has ended yet</p>;
  return (
    <table>
      <caption class="unseen">Orders that ended, newest first</caption>
      <Heads names={NAMES} />
      <tbody>
        {orders.map((order) => (
          <HistoryRow key={order.orderId} order={order} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({ order }: { readonly order: OwnOrder }) {
  const reason = order.reason === undefined ? '' : ` · ${words(order.reason)}`;
  return (
    <tr data-order={order.orderId}>
      <Cell name="Ended" class="muted number">
        {shortTime(order.updatedAt)}
      </Cell>
      <Cell name="Instrument">{order.symbol}</Cell>
      <SideCell side={order.side} />
      <TypeCell order={order} />
      <Cell name="Price" right>
        {order.price === undefined ? '' : grouped(order.price)}
      </Cell>
      <Cell name="Trigger" right>
        {triggerOf(order)}
      </Cell>
      <Cell name="Quantity" right>
        {order.quantity}
      </Cell>
      <Cell name="Filled" right>
        {order.filledQuantity}
      </Cell>
      <Cell name="Average" right>
        {order.averagePrice === undefined ? '' : grouped(order.averagePrice)}
      </Cell>
      <Cell name="Status">
        {words(order.status)}
        <span class="muted">{reason}</span>
      </Cell>
    </tr>
  );
}
