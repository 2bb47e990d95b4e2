import type { WireOrder, WireTrade } from './e2e-orders';
import { limit, stop } from './e2e-orders';
import type { Json } from './e2e-rest';

/** A list as the wire shows it. */
export interface WireList extends Json {
  readonly listId: string;
  readonly type: string;
  readonly status: string;
  readonly orders: WireOrder[];
  readonly trades?: WireTrade[];
}

/** Sell 1 at 120 or better, or stop at 80. */
export const OCO: Json = { type: 'oco', orders: [limit('sell', '1', '120'), stop('80')] };

/** Buy 1 at 100 or better; then the oco above. */
export const BRACKET: Json = {
  type: 'otoco',
  orders: [limit('buy', '1', '100'), limit('sell', '1', '120'), stop('80')],
};

/** Buy 1 at 100 or better; then sell 1 at 120 or better. */
export const OTO: Json = {
  type: 'oto',
  orders: [limit('buy', '1', '100'), limit('sell', '1', '120')],
};

/** The list with something added to each order. */
export function withTerms(list: Json, ...terms: Json[]): Json {
  const orders = (list.orders as Json[]).map((order, i) => ({
    ...order,
    ...terms[i % terms.length],
  }));
  return { ...list, orders };
}
