/** What may be refused, written as the rulebook says it, in exact integers. */
import type { RejectCode } from '../../../src/core/events/reasons';
import type { Instrument } from '../../../src/core/instrument/instrument';
import type { TradingState } from '../../../src/core/instrument/trading-state';
import { OrderType } from '../../../src/core/types/order-terms';
import type { NaiveBook } from './naive-book';
import { mayRest, type NaiveOrder } from './naive-order';

const LARGEST_TOTAL = 2n ** 53n - 1n;

/** R27. */
export function stateRefusal(
  state: TradingState,
  order: NaiveOrder,
  book: NaiveBook,
): RejectCode | null {
  if (state === 'halted') return 'market_halted';
  if (state === 'cancel_only') return 'market_cancel_only';
  if (state === 'open') return null;
  const takes = !mayRest(order) || book.reachableBy(order).length > 0;
  return takes ? 'market_post_only' : null;
}

/** R4, R28. */
export function limitRefusal(instrument: Instrument, order: NaiveOrder): RejectCode | null {
  const { minQuantity, maxQuantity, maxPrice, minNotional } = instrument;
  if (order.quantity > maxQuantity) return 'above_max_quantity';
  if (!isWithin(order.quantity, minQuantity, maxQuantity)) return 'below_min_quantity';
  if (order.type === OrderType.Market) return null;
  if (!isWithin(order.price, 1, maxPrice)) return 'price_out_of_range';
  const value = BigInt(order.price) * BigInt(order.quantity);
  return value < BigInt(minNotional) ? 'below_min_notional' : null;
}

/** R29. `self` is the resting order that a replace moves: it no longer counts where it stands. */
export function capacityRefusal(
  book: NaiveBook,
  order: NaiveOrder,
  self?: NaiveOrder,
): RejectCode | null {
  if (book.reachableBy(order).length > 0) return null;
  const others = book
    .all()
    .filter((other) => other !== self && other.side === order.side && other.price === order.price);
  const total = others.reduce((sum, other) => sum + BigInt(other.remaining), 0n);
  return total + BigInt(order.remaining) > LARGEST_TOTAL ? 'level_capacity' : null;
}

/** NaN is within no range. */
function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
