import type { Fill } from '../orders/account-orders';
import { grouped } from '../text/decimal';
import { shortTime } from '../text/time';
import { Cell, Heads, SideCell } from './order-cells';

const NAMES = ['Time', 'Instrument', 'Side', 'Price', 'Quantity', 'Role', 'Order', 'Trade'];

/** Trades of the account's orders, newest first. */
export function FillsTable({ fills }: { readonly fills: readonly Fill[] }) {
  if (fills.length === 0) return <p class="empty">Nothing has traded yet</p>;
  return (
    <table>
      <caption class="unseen">Fills, newest first</caption>
      <Heads names={NAMES} />
      <tbody>
        {fills.map((fill) => (
          <tr key={`${fill.symbol} ${fill.tradeId} ${fill.orderId}`} data-fill={fill.tradeId}>
            <Cell name="Time" class="muted number">
              {shortTime(fill.timestamp)}
            </Cell>
            <Cell name="Instrument">{fill.symbol}</Cell>
            <SideCell side={fill.side} />
            <Cell name="Price" right>
              {grouped(fill.price)}
            </Cell>
            <Cell name="Quantity" right>
              {fill.quantity}
            </Cell>
            <Cell name="Role">{fill.isMaker ? 'maker' : 'taker'}</Cell>
            <Cell name="Order">{fill.orderId}</Cell>
            <Cell name="Trade">{fill.tradeId}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
