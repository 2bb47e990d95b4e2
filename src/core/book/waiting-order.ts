/**
 * An accepted order that has not entered the market: it waits for its trigger price to be reached,
 * or for its list's turn. Says when it is triggered; does not know who else waits.
 */
import type { SubmitOrder } from '../commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../commands/instructions';
import type { OrderId } from '../types/ids';
import { OrderType, isConditional } from '../types/order-terms';
import { Side } from '../types/side';
import { NO_PRICE, type Ticks } from '../types/units';
import type { OrderDetails } from './order-details';

/** What a waiting order waits for; `queued`: for nothing any more. */
export type WaitingFor = 'turn' | 'trigger' | 'queued';

const BASIS_POINTS = 10_000;

export class WaitingOrder {
  waitingFor: WaitingFor = 'turn';
  /** Whether it waited for its list's turn, and that came. */
  turnCame = false;
  /** Place among orders with the same trigger price; 0 before it waits for one. */
  entry = 0;
  /** Best trade price since a trailing stop became active. */
  extreme: Ticks = NO_PRICE;
  /** Neighbours in the queue of its trigger price. */
  previous: WaitingOrder | null = null;
  next: WaitingOrder | null = null;

  constructor(
    readonly orderId: OrderId,
    public terms: SubmitOrder,
    public details: OrderDetails,
  ) {}

  get isConditional(): boolean {
    return isConditional(this.terms.type);
  }

  get isTrailing(): boolean {
    return this.terms.type === OrderType.TrailingStop;
  }

  private get instructions(): Instructions {
    return this.terms.instructions ?? NO_INSTRUCTIONS;
  }

  /** True for an order that a rising price triggers, false for one that a falling price does (R15). */
  get triggersRising(): boolean {
    const { type, side } = this.terms;
    const takesProfit = type === OrderType.TakeProfit || type === OrderType.TakeProfitLimit;
    return takesProfit === (side === Side.Sell);
  }

  /** Price that triggers it; a trailing stop has none that can be reached before its first trade. */
  get triggerPrice(): Ticks {
    return this.isTrailing ? this.trailingTrigger() : this.instructions.triggerPrice;
  }

  /** Whether a trade at this price triggers it. */
  isReachedBy(price: Ticks): boolean {
    const trigger = this.triggerPrice;
    if (price === NO_PRICE || trigger <= 0) return false;
    return this.triggersRising ? price >= trigger : price <= trigger;
  }

  /** Lets a trailing stop take note of a trade price (R19). */
  follow(price: Ticks): void {
    if (price === NO_PRICE) return;
    const better = this.triggersRising ? price < this.extreme : price > this.extreme;
    if (this.extreme === NO_PRICE || better) this.extreme = price;
  }

  private trailingTrigger(): Ticks {
    const { trailingAmount, trailingDelta } = this.instructions;
    if (this.extreme === NO_PRICE) return NO_PRICE;
    const sign = this.triggersRising ? 1 : -1;
    if (trailingAmount !== NO_PRICE) return (this.extreme + sign * trailingAmount) as Ticks;
    return (this.extreme + sign * share(this.extreme, trailingDelta)) as Ticks;
  }
}

/** So many basis points of a price, rounded up to a tick. */
function share(price: Ticks, basisPoints: number): number {
  const whole = Math.floor(price / BASIS_POINTS) * basisPoints;
  return whole + Math.ceil(((price % BASIS_POINTS) * basisPoints) / BASIS_POINTS);
}
