import { NONE } from '../core/book/records';
import type { Instructions } from '../core/commands/instructions';
import type { CancelReason, RejectCode } from '../core/events/reasons';
import type { ListedInstrument } from '../instruments/listed-instrument';

/** Place of an order in a table. */
export type Row = number;

/** No row: the end of a chain of rows, and what the index says of an order that it does not have. */
export const NO_ROW: Row = NONE;

/** A row is the number of a page and, in so many bits, a place on it. */
export const PLACE_BITS = 8;

/** Orders of one page. */
export const ROWS = 1 << PLACE_BITS;

/** Places of the numbers of an order. Those that a step needs share a cache line of eight. */
export const Field = {
  OrderId: 0,
  Price: 1,
  Quantity: 2,
  Filled: 3,
  Status: 4,
  Flags: 5,
  /** How many hold the row; 0 when it is free or of a page that was taken. */
  Holders: 6,
  /** Rows of its neighbours among the live orders of its account; of a free row the next one. */
  Older: 7,

  Newer: 8,
  UpdatedAt: 9,
  Revision: 10,
  /** The sum of its trades' notional, as far as a number holds it exactly. */
  Notional: 11,
  TriggerPrice: 12,
  Prevented: 13,
  /** Side, type and time in force. */
  Shape: 14,
  AcceptedPrice: 15,

  AcceptedQuantity: 16,
  CreatedAt: 17,
  Sequence: 18,
  ExpireTime: 19,
  ListId: 20,
} as const;

/** Numbers of one order, and how far they are apart: whole cache lines. */
const FIELDS = 21;
export const STRIDE = 24;

/* Places of what is no number of an order, and how many of them there are. */
const INSTRUMENT = 0;
const ACCOUNT_ID = 1;
const CLIENT_ORDER_ID = 2;
const INSTRUCTIONS = 3;
const REASON = 4;
const NOTIONAL_REST = 5;
const THINGS = 6;

/** What is no number of an order that was accepted. */
export interface Names {
  readonly instrument: ListedInstrument;
  readonly accountId: string;
  readonly clientOrderId: string;
  readonly instructions: Instructions | null;
}

/**
 * What a page of orders consists of: numbers side by side, which the garbage collector neither
 * follows nor moves, and apart from them what is no number. A place holds nothing until an order
 * has been put there.
 */
export class OrderPage {
  readonly numbers = new Float64Array(ROWS * STRIDE);
  private readonly things = new Array<unknown>(ROWS * THINGS);

  instrument(place: number): ListedInstrument {
    return this.things[place * THINGS + INSTRUMENT] as ListedInstrument;
  }

  accountId(place: number): string {
    return this.things[place * THINGS + ACCOUNT_ID] as string;
  }

  clientOrderId(place: number): string {
    return this.things[place * THINGS + CLIENT_ORDER_ID] as string;
  }

  instructions(place: number): Instructions | null {
    return this.things[place * THINGS + INSTRUCTIONS] as Instructions | null;
  }

  reason(place: number): CancelReason | RejectCode | null {
    return this.things[place * THINGS + REASON] as CancelReason | RejectCode | null;
  }

  /** What the sum of notional has beyond the number; mostly nothing. */
  notionalRest(place: number): bigint {
    return this.things[place * THINGS + NOTIONAL_REST] as bigint;
  }

  setNames(place: number, names: Names): void {
    const { things } = this;
    const first = place * THINGS;
    things[first + INSTRUMENT] = names.instrument;
    things[first + ACCOUNT_ID] = names.accountId;
    things[first + CLIENT_ORDER_ID] = names.clientOrderId;
    things[first + INSTRUCTIONS] = names.instructions;
  }

  setReason(place: number, reason: CancelReason | RejectCode | null): void {
    this.things[place * THINGS + REASON] = reason;
  }

  setNotionalRest(place: number, rest: bigint): void {
    this.things[place * THINGS + NOTIONAL_REST] = rest;
  }

  /** Lets go of what is no number. */
  clear(place: number): void {
    const first = place * THINGS;
    for (let i = 0; i < THINGS; i++) this.things[first + i] = null;
  }

  clearAll(): void {
    this.things.fill(null);
  }

  /** Takes over an order from another page, or from another place of this one. */
  copy(place: number, from: OrderPage, source: number): void {
    const { numbers, things } = this;
    for (let i = 0; i < FIELDS; i++) {
      numbers[place * STRIDE + i] = from.numbers[source * STRIDE + i];
    }
    for (let i = 0; i < THINGS; i++) {
      things[place * THINGS + i] = from.things[source * THINGS + i];
    }
  }
}
