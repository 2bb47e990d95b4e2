import { packShape, sideOf, timeInForceOf, typeOf } from '../codec/terms-codec';
import type { Instructions } from '../core/commands/instructions';
import type { OrderAccepted } from '../core/events/events';
import type { ListId, OrderId } from '../core/types/ids';
import type { OrderType, TimeInForce } from '../core/types/order-terms';
import type { Side } from '../core/types/side';
import type { Lots, Micros, Ticks } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { Field, NO_ROW, STRIDE, type OrderPage, type Row } from './order-page';

/* Flags. */
const ANSWER_KEPT = 1;

/** When and where an order entered. */
export interface Entry {
  /** Microseconds since 1970. */
  readonly createdAt: number;
  /** Place in the log of the command that entered it. */
  readonly sequence: number;
}

/** The row of an order in a table: what it was accepted with, and who keeps it. */
export class OrderRow {
  protected readonly numbers: Float64Array;
  protected readonly first: number;

  constructor(
    protected readonly page: OrderPage,
    protected readonly place: number,
    readonly row: Row,
  ) {
    this.numbers = page.numbers;
    this.first = place * STRIDE;
  }

  get orderId(): OrderId {
    return this.numbers[this.first + Field.OrderId] as OrderId;
  }

  get instrument(): ListedInstrument {
    return this.page.instrument(this.place);
  }

  get symbol(): string {
    return this.instrument.symbol;
  }

  get accountId(): string {
    return this.page.accountId(this.place);
  }

  get clientOrderId(): string {
    return this.page.clientOrderId(this.place);
  }

  get side(): Side {
    return sideOf(this.numbers[this.first + Field.Shape]);
  }

  get type(): OrderType {
    return typeOf(this.numbers[this.first + Field.Shape]);
  }

  get timeInForce(): TimeInForce {
    return timeInForceOf(this.numbers[this.first + Field.Shape]);
  }

  get acceptedPrice(): Ticks {
    return this.numbers[this.first + Field.AcceptedPrice] as Ticks;
  }

  get acceptedQuantity(): Lots {
    return this.numbers[this.first + Field.AcceptedQuantity] as Lots;
  }

  get instructions(): Instructions | null {
    return this.page.instructions(this.place);
  }

  get expireTime(): Micros {
    return this.numbers[this.first + Field.ExpireTime] as Micros;
  }

  get listId(): ListId {
    return this.numbers[this.first + Field.ListId] as ListId;
  }

  /** Microseconds since 1970. */
  get createdAt(): number {
    return this.numbers[this.first + Field.CreatedAt];
  }

  /** Place in the log of the command that entered it. */
  get sequence(): number {
    return this.numbers[this.first + Field.Sequence];
  }

  /* Who keeps it. */

  /** A repetition of its request is answered as the request was, from what it was accepted with. */
  get isAnswerKept(): boolean {
    return this.hasFlag(ANSWER_KEPT);
  }

  set isAnswerKept(isKept: boolean) {
    this.setFlag(ANSWER_KEPT, isKept);
  }

  /** How many hold the row. */
  get holders(): number {
    return this.numbers[this.first + Field.Holders];
  }

  set holders(count: number) {
    this.numbers[this.first + Field.Holders] = count;
  }

  /** Row of the next older live order of its account. */
  get older(): number {
    return this.numbers[this.first + Field.Older];
  }

  set older(row: number) {
    this.numbers[this.first + Field.Older] = row;
  }

  /** Row of the next newer live order of its account. */
  get newer(): number {
    return this.numbers[this.first + Field.Newer];
  }

  set newer(row: number) {
    this.numbers[this.first + Field.Newer] = row;
  }

  /* For the table. */

  /** Fills the row; held once. */
  protected enterTerms(terms: OrderAccepted, instrument: ListedInstrument, entry: Entry): void {
    const { numbers, first, page, place } = this;
    numbers[first + Field.OrderId] = terms.orderId;
    numbers[first + Field.Shape] = packShape(terms);
    numbers[first + Field.AcceptedPrice] = terms.price;
    numbers[first + Field.AcceptedQuantity] = terms.quantity;
    numbers[first + Field.ExpireTime] = terms.expireTime;
    numbers[first + Field.ListId] = terms.listId;
    numbers[first + Field.CreatedAt] = entry.createdAt;
    numbers[first + Field.Sequence] = entry.sequence;
    numbers[first + Field.Flags] = 0;
    numbers[first + Field.Holders] = 1;
    numbers[first + Field.Older] = NO_ROW;
    numbers[first + Field.Newer] = NO_ROW;
    const { accountId, clientOrderId, instructions } = terms;
    page.setNames(place, { instrument, accountId, clientOrderId, instructions });
  }

  /** Fills the row with another order; held once. */
  copyFrom({ page, place }: OrderRow): void {
    this.page.copy(this.place, page, place);
    this.holders = 1;
    this.older = NO_ROW;
    this.newer = NO_ROW;
  }

  /** Empties the row. */
  clear(): void {
    this.page.clear(this.place);
  }

  private hasFlag(flag: number): boolean {
    return (this.numbers[this.first + Field.Flags] & flag) !== 0;
  }

  private setFlag(flag: number, isSet: boolean): void {
    const flags = this.numbers[this.first + Field.Flags];
    this.numbers[this.first + Field.Flags] = isSet ? flags | flag : flags & ~flag;
  }
}
