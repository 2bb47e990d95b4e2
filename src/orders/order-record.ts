import type { OrderAccepted } from '../core/events/events';
import type { CancelReason } from '../core/events/reasons';
import type { Lots, Ticks } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { OrderStatus } from '../instruments/order-words';
import type { Json } from '../common/json';
import type { OrderResponse } from './dto/order.response';

/** Everything known about one order, as of the last command applied. */
export class OrderRecord {
  price: Ticks;
  quantity: Lots;
  filled = 0 as Lots;
  /** Sum of price × quantity of its trades in ticks × lots. */
  notional = 0n;
  status: OrderStatus = 'open';
  reason: CancelReason | null = null;
  updatedAt: number;
  /** Its JSON text, as long as that is up to date. */
  json: Json<OrderResponse> | null = null;
  /** No longer queryable. */
  evicted = false;

  constructor(
    readonly terms: OrderAccepted,
    readonly instrument: ListedInstrument,
    /** Microseconds since 1970. */
    readonly createdAt: number,
  ) {
    this.price = terms.price;
    this.quantity = terms.quantity;
    this.updatedAt = createdAt;
  }

  get isLive(): boolean {
    return this.status === 'open' || this.status === 'partially_filled';
  }

  /** To be called with every change. */
  touch(time: number): void {
    this.updatedAt = time;
    this.json = null;
  }

  fill(price: Ticks, quantity: Lots, remaining: Lots): void {
    this.filled = (this.filled + quantity) as Lots;
    this.notional += BigInt(price) * BigInt(quantity);
    this.status = remaining === 0 ? 'filled' : 'partially_filled';
  }

  replace(price: Ticks, quantity: Lots): void {
    this.price = price;
    this.quantity = quantity;
  }

  cancel(reason: CancelReason): void {
    this.status = 'cancelled';
    this.reason = reason;
  }
}
