import type { OrderAccepted, OrderReplaced } from '../core/events/events';
import type { CancelReason, RejectCode } from '../core/events/reasons';
import { isConditional } from '../core/types/order-terms';
import { NO_PRICE, type Lots, type Ticks } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { OrderStatus } from '../instruments/order-words';

const LIVE: ReadonlySet<OrderStatus> = new Set(['open', 'partially_filled', 'pending']);

/** Everything known about one order, as of the last command applied. */
export class OrderRecord {
  price: Ticks;
  /** Total; of an order by quote quantity, what it has traded. */
  quantity: Lots;
  triggerPrice: Ticks;
  filled = 0 as Lots;
  /** What self-trade prevention took away. */
  prevented = 0 as Lots;
  status: OrderStatus = 'open';
  reason: CancelReason | RejectCode | null = null;
  updatedAt: number;
  /** Counts its changes. */
  revision = 0;
  /* The sum of its trades' notional: what a number holds exactly, and the rest. */
  private notionalPart = 0;
  private notionalRest = 0n;
  /** A repetition of its request is answered as the request was, from its terms. */
  isAnswerKept = false;
  /** No longer queryable. */
  evicted = false;
  /** Its neighbours among the live orders of its account. */
  older: OrderRecord | null = null;
  newer: OrderRecord | null = null;

  constructor(
    readonly terms: OrderAccepted,
    readonly instrument: ListedInstrument,
    /** Microseconds since 1970. */
    readonly createdAt: number,
    /** Place in the log of the command that entered it. */
    readonly sequence: number,
  ) {
    this.price = terms.price;
    this.quantity = terms.quantity;
    this.triggerPrice = triggerPriceOf(terms);
    this.updatedAt = createdAt;
    if (isConditional(terms.type)) this.wait();
  }

  /** Whether everything that has happened to it follows from its terms. */
  get isAsAccepted(): boolean {
    const { terms, status } = this;
    return (
      status === (isConditional(terms.type) ? 'pending' : 'open') &&
      this.price === terms.price &&
      this.quantity === terms.quantity &&
      this.triggerPrice === triggerPriceOf(terms) &&
      this.updatedAt === this.createdAt &&
      this.filled === 0 &&
      this.prevented === 0
    );
  }

  /** The order right after it was accepted. */
  asAccepted(): OrderRecord {
    return new OrderRecord(this.terms, this.instrument, this.createdAt, this.sequence);
  }

  /** The order as it is now; the copy does not change any more. */
  copy(): OrderRecord {
    const copy = this.asAccepted();
    copy.price = this.price;
    copy.quantity = this.quantity;
    copy.triggerPrice = this.triggerPrice;
    copy.filled = this.filled;
    copy.prevented = this.prevented;
    copy.notional = this.notional;
    copy.status = this.status;
    copy.reason = this.reason;
    copy.updatedAt = this.updatedAt;
    copy.revision = this.revision;
    copy.isAnswerKept = this.isAnswerKept;
    copy.evicted = this.evicted;
    return copy;
  }

  get isLive(): boolean {
    return LIVE.has(this.status);
  }

  get isPending(): boolean {
    return this.status === 'pending';
  }

  /** What is neither traded nor prevented; nothing is known of an order by quote quantity. */
  get remaining(): Lots {
    return (this.isByQuote ? 0 : this.quantity - this.filled - this.prevented) as Lots;
  }

  /** To be called with every change. */
  touch(time: number): void {
    this.updatedAt = time;
    this.revision++;
  }

  fill(price: Ticks, quantity: Lots, remaining: Lots): void {
    this.filled = (this.filled + quantity) as Lots;
    this.addNotional(price, quantity);
    if (this.isByQuote) this.quantity = this.filled;
    this.status = remaining === 0 && !this.isByQuote ? 'filled' : 'partially_filled';
  }

  /** An order by quote quantity has spent what it could. */
  complete(): void {
    this.status = 'filled';
  }

  shrink(quantity: Lots): void {
    this.prevented = (this.prevented + quantity) as Lots;
  }

  wait(): void {
    this.status = 'pending';
  }

  enter(): void {
    this.status = 'open';
  }

  replace({ price, quantity, triggerPrice }: OrderReplaced): void {
    this.price = price;
    this.quantity = quantity;
    if (triggerPrice !== NO_PRICE) this.triggerPrice = triggerPrice;
  }

  cancel(reason: CancelReason): void {
    this.status = reason === 'expired' ? 'expired' : 'cancelled';
    this.reason = reason;
  }

  reject(code: RejectCode): void {
    this.status = 'rejected';
    this.reason = code;
  }

  /** Sum of price × quantity of its trades in ticks × lots. */
  get notional(): bigint {
    return BigInt(this.notionalPart) + this.notionalRest;
  }

  set notional(sum: bigint) {
    this.notionalPart = 0;
    this.notionalRest = sum;
  }

  private addNotional(price: Ticks, quantity: Lots): void {
    const sum = this.notionalPart + price * quantity;
    if (sum <= Number.MAX_SAFE_INTEGER) this.notionalPart = sum;
    else this.notionalRest += BigInt(price) * BigInt(quantity);
  }

  private get isByQuote(): boolean {
    const { instructions } = this.terms;
    return instructions !== null && instructions.quoteQuantity > 0;
  }
}

function triggerPriceOf({ instructions }: OrderAccepted): Ticks {
  return instructions?.triggerPrice ?? NO_PRICE;
}
