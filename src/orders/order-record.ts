import type { OrderAccepted, OrderReplaced } from '../core/events/events';
import type { CancelReason, RejectCode } from '../core/events/reasons';
import { isConditional } from '../core/types/order-terms';
import { NO_PRICE, type Lots, type Ticks } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { STATUSES, type OrderStatus } from '../instruments/order-words';
import { Field } from './order-page';
import { OrderRow, type Entry } from './order-row';

/* Statuses by their place in the list of words. */
const placeOf = (status: OrderStatus): number => STATUSES.indexOf(status);
const OPEN = placeOf('open');
const PARTIALLY_FILLED = placeOf('partially_filled');
const PENDING = placeOf('pending');
const FILLED = placeOf('filled');
const CANCELLED = placeOf('cancelled');
const EXPIRED = placeOf('expired');
const REJECTED = placeOf('rejected');

/** Number of the last state that any order got. */
let lastState = 0;

/** What changes in the life of an order. */
export type OrderState = Pick<
  OrderRecord,
  | 'price'
  | 'quantity'
  | 'triggerPrice'
  | 'filled'
  | 'prevented'
  | 'notional'
  | 'status'
  | 'reason'
  | 'updatedAt'
>;

/**
 * Everything known about one order, as of the last command applied: a view of its row in a table,
 * to be used as long as somebody holds the row.
 */
export class OrderRecord extends OrderRow {
  /* What has become of it. */

  get price(): Ticks {
    return this.numbers[this.first + Field.Price] as Ticks;
  }

  set price(price: Ticks) {
    this.numbers[this.first + Field.Price] = price;
  }

  /** Total; of an order by quote quantity, what it has traded. */
  get quantity(): Lots {
    return this.numbers[this.first + Field.Quantity] as Lots;
  }

  get triggerPrice(): Ticks {
    return this.numbers[this.first + Field.TriggerPrice] as Ticks;
  }

  get filled(): Lots {
    return this.numbers[this.first + Field.Filled] as Lots;
  }

  /** What self-trade prevention took away. */
  get prevented(): Lots {
    return this.numbers[this.first + Field.Prevented] as Lots;
  }

  /** Sum of price × quantity of its trades in ticks × lots. */
  get notional(): bigint {
    const part = this.numbers[this.first + Field.Notional];
    return BigInt(part) + this.page.notionalRest(this.place);
  }

  get status(): OrderStatus {
    return STATUSES[this.numbers[this.first + Field.Status]];
  }

  get reason(): CancelReason | RejectCode | null {
    return this.page.reason(this.place);
  }

  /** Microseconds since 1970. */
  get updatedAt(): number {
    return this.numbers[this.first + Field.UpdatedAt];
  }

  /** Names its state: no other state of any order has the same. */
  get revision(): number {
    return this.numbers[this.first + Field.Revision];
  }

  get isLive(): boolean {
    const status = this.numbers[this.first + Field.Status];
    return status === OPEN || status === PARTIALLY_FILLED || status === PENDING;
  }

  get isPending(): boolean {
    return this.numbers[this.first + Field.Status] === PENDING;
  }

  /** What is neither traded nor prevented; nothing is known of an order by quote quantity. */
  get remaining(): Lots {
    return (this.isByQuote ? 0 : this.quantity - this.filled - this.prevented) as Lots;
  }

  /** Whether everything that has happened to it follows from what it was accepted with. */
  get isAsAccepted(): boolean {
    return (
      this.numbers[this.first + Field.Status] === this.firstStatus &&
      this.price === this.acceptedPrice &&
      this.quantity === this.acceptedQuantity &&
      this.triggerPrice === this.firstTriggerPrice &&
      this.updatedAt === this.createdAt &&
      this.filled === 0 &&
      this.prevented === 0
    );
  }

  /* Its steps. */

  /** Fills the row with an order that has just been accepted. */
  enter(terms: OrderAccepted, instrument: ListedInstrument, entry: Entry): void {
    this.enterTerms(terms, instrument, entry);
    this.rewind();
  }

  /** Makes it what it was right after it was accepted. */
  rewind(): void {
    const { numbers, first, page, place } = this;
    numbers[first + Field.Price] = numbers[first + Field.AcceptedPrice];
    numbers[first + Field.Quantity] = numbers[first + Field.AcceptedQuantity];
    numbers[first + Field.TriggerPrice] = this.firstTriggerPrice;
    numbers[first + Field.Filled] = 0;
    numbers[first + Field.Prevented] = 0;
    numbers[first + Field.Notional] = 0;
    numbers[first + Field.Status] = this.firstStatus;
    page.setReason(place, null);
    page.setNotionalRest(place, 0n);
    this.touch(this.createdAt);
  }

  /** Makes it what it was at another time. */
  restore(state: OrderState): void {
    const { numbers, first, page, place } = this;
    numbers[first + Field.Price] = state.price;
    numbers[first + Field.Quantity] = state.quantity;
    numbers[first + Field.TriggerPrice] = state.triggerPrice;
    numbers[first + Field.Filled] = state.filled;
    numbers[first + Field.Prevented] = state.prevented;
    numbers[first + Field.Status] = placeOf(state.status);
    page.setReason(place, state.reason);
    const isSmall = state.notional <= Number.MAX_SAFE_INTEGER;
    numbers[first + Field.Notional] = isSmall ? Number(state.notional) : 0;
    page.setNotionalRest(place, isSmall ? 0n : state.notional);
    this.touch(state.updatedAt);
  }

  /** To be called with every change. */
  touch(time: number): void {
    this.numbers[this.first + Field.UpdatedAt] = time;
    this.numbers[this.first + Field.Revision] = ++lastState;
  }

  fill(price: Ticks, quantity: Lots, remaining: Lots): void {
    const { numbers, first } = this;
    const { isByQuote } = this;
    numbers[first + Field.Filled] += quantity;
    this.addNotional(price, quantity);
    if (isByQuote) numbers[first + Field.Quantity] = this.filled;
    numbers[first + Field.Status] = remaining === 0 && !isByQuote ? FILLED : PARTIALLY_FILLED;
  }

  /** An order by quote quantity has spent what it could. */
  complete(): void {
    this.numbers[this.first + Field.Status] = FILLED;
  }

  shrink(quantity: Lots): void {
    this.numbers[this.first + Field.Prevented] += quantity;
  }

  wait(): void {
    this.numbers[this.first + Field.Status] = PENDING;
  }

  /** It waits no longer. */
  activate(): void {
    this.numbers[this.first + Field.Status] = OPEN;
  }

  replace({ price, quantity, triggerPrice }: OrderReplaced): void {
    const { numbers, first } = this;
    numbers[first + Field.Price] = price;
    numbers[first + Field.Quantity] = quantity;
    if (triggerPrice !== NO_PRICE) numbers[first + Field.TriggerPrice] = triggerPrice;
  }

  cancel(reason: CancelReason): void {
    this.numbers[this.first + Field.Status] = reason === 'expired' ? EXPIRED : CANCELLED;
    this.page.setReason(this.place, reason);
  }

  reject(code: RejectCode): void {
    this.numbers[this.first + Field.Status] = REJECTED;
    this.page.setReason(this.place, code);
  }

  private addNotional(price: Ticks, quantity: Lots): void {
    const { numbers, first, page, place } = this;
    const sum = numbers[first + Field.Notional] + price * quantity;
    if (sum <= Number.MAX_SAFE_INTEGER) numbers[first + Field.Notional] = sum;
    else {
      const more = BigInt(price) * BigInt(quantity);
      page.setNotionalRest(place, page.notionalRest(place) + more);
    }
  }

  private get isByQuote(): boolean {
    const { instructions } = this;
    return instructions !== null && instructions.quoteQuantity > 0;
  }

  private get firstStatus(): number {
    return isConditional(this.type) ? PENDING : OPEN;
  }

  private get firstTriggerPrice(): Ticks {
    return this.instructions?.triggerPrice ?? NO_PRICE;
  }
}
