import type { Instructions } from '../core/commands/instructions';
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID } from '../core/types/ids';
import type { CancelReason, RejectCode } from '../core/events/reasons';
import type { ListedInstrument } from '../instruments/listed-instrument';

/** Place of an order in a table. */
export type Row = number;

/** No row: the end of a chain of rows, and what a fresh array is filled with. */
export const NO_ROW: Row = 0;

/** A row is the number of a page and, in so many bits, a place on it. */
export const PLACE_BITS = 8;

/** Orders of one page. */
export const ROWS = 1 << PLACE_BITS;

/** Places of the numbers of an order, from the first one on. */
export const Field = {
  OrderId: 0,
  /** Side, type and time in force. */
  Shape: 1,
  AcceptedPrice: 2,
  AcceptedQuantity: 3,
  ExpireTime: 4,
  ListId: 5,
  CreatedAt: 6,
  Sequence: 7,
  Price: 8,
  Quantity: 9,
  TriggerPrice: 10,
  Filled: 11,
  Prevented: 12,
  /** The sum of its trades' notional, as far as a number holds it exactly. */
  Notional: 13,
  Status: 14,
  UpdatedAt: 15,
  Revision: 16,
  Flags: 17,
  /** How many hold the row; 0 when it is free. */
  Holders: 18,
  /** Rows of its neighbours among the live orders of its account; of a free row the next one. */
  Older: 19,
  Newer: 20,
} as const;

/** Numbers of one order. */
export const STRIDE = 21;

/**
 * What a page of orders consists of: numbers side by side, which the garbage collector neither
 * follows nor moves, and apart from them what is not a number.
 */
export class OrderPage {
  readonly numbers = new Float64Array(ROWS * STRIDE);
  readonly instruments = new Array<ListedInstrument | null>(ROWS).fill(null);
  readonly accountIds = new Array<string>(ROWS).fill(NO_ACCOUNT);
  readonly clientOrderIds = new Array<string>(ROWS).fill(NO_CLIENT_ORDER_ID);
  readonly instructions = new Array<Instructions | null>(ROWS).fill(null);
  readonly reasons = new Array<CancelReason | RejectCode | null>(ROWS).fill(null);
  /** What the sum of notional has beyond the number; mostly nothing. */
  readonly notionalRests = new Array<bigint>(ROWS).fill(0n);

  /** Forgets what is not a number. */
  clear(place: number): void {
    this.instruments[place] = null;
    this.accountIds[place] = NO_ACCOUNT;
    this.clientOrderIds[place] = NO_CLIENT_ORDER_ID;
    this.instructions[place] = null;
    this.reasons[place] = null;
    this.notionalRests[place] = 0n;
  }

  /** Takes over an order from another page, or from another place of this one. */
  copy(place: number, from: OrderPage, source: number): void {
    const first = source * STRIDE;
    this.numbers.set(from.numbers.subarray(first, first + STRIDE), place * STRIDE);
    this.instruments[place] = from.instruments[source];
    this.accountIds[place] = from.accountIds[source];
    this.clientOrderIds[place] = from.clientOrderIds[source];
    this.instructions[place] = from.instructions[source];
    this.reasons[place] = from.reasons[source];
    this.notionalRests[place] = from.notionalRests[source];
  }
}
