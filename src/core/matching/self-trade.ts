/**
 * Self-trade prevention (R26): decided by the aggressor's mode for each resting order of its own
 * account or trade group that it reaches. Earlier fills stand.
 */
import type { OrderBook } from '../book/order-book';
import { blankDetails } from '../book/order-details';
import type { Slot } from '../book/order-store';
import { NO_ACCOUNT, type AccountId, type OrderId } from '../types/ids';
import { SelfTradePrevention } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { Endings } from './endings';
import type { Market } from './market';

/** Who an aggressor must not trade with. */
export interface Self {
  readonly accountId: AccountId;
  readonly tradeGroup: string;
}

/** Two orders that must not trade with each other, and what would have traded. */
export interface PreventedPair {
  readonly mode: SelfTradePrevention;
  readonly takerOrderId: OrderId;
  readonly takerSide: Side;
  readonly takerRemaining: Lots;
  readonly maker: Slot;
  readonly price: Ticks;
}

/** Whether a resting order belongs to the same account or trade group. */
export function isOwn(self: Self, resting: Slot, book: OrderBook): boolean {
  const accountId = book.accountId(resting);
  if (accountId === NO_ACCOUNT) return false;
  if (accountId === self.accountId) return true;
  if (self.tradeGroup === '') return false;
  return book.orders.details(resting)?.instructions?.tradeGroup === self.tradeGroup;
}

export function endsTaker(mode: SelfTradePrevention): boolean {
  return mode === SelfTradePrevention.CancelNewest || mode === SelfTradePrevention.CancelBoth;
}

/**
 * Reports the pair and does to the maker what the mode asks for. Returns what the taker shrinks
 * by; whether the mode ends the taker is told by `endsTaker`.
 */
export function prevent(pair: PreventedPair, market: Market, endings: Endings): Lots {
  const { book, report } = market;
  const { mode, maker } = pair;
  const remaining = book.orders.remaining(maker);
  const quantity = Math.min(remaining, pair.takerRemaining) as Lots;
  const by = mode === SelfTradePrevention.Decrement ? quantity : (0 as Lots);
  report.matchPrevented({
    mode,
    price: pair.price,
    quantity,
    aggressorSide: pair.takerSide,
    makerOrderId: book.orders.orderId(maker),
    takerOrderId: pair.takerOrderId,
    makerRemaining: (remaining - by) as Lots,
    takerRemaining: (pair.takerRemaining - by) as Lots,
  });
  if (by > 0) shrink(maker, by, book);
  if (endsMaker(mode) || by === remaining) endings.cancelResting(maker, 'self_trade_prevention');
  return by;
}

function endsMaker(mode: SelfTradePrevention): boolean {
  return mode === SelfTradePrevention.CancelOldest || mode === SelfTradePrevention.CancelBoth;
}

/** Takes quantity away from a resting order, the hidden part first; it keeps its place. */
export function shrink(slot: Slot, by: Lots, book: OrderBook): void {
  const { orders } = book;
  let details = orders.details(slot);
  if (details === null) {
    details = blankDetails();
    orders.setDetails(slot, details);
  }
  const fromHidden = Math.min(details.hidden, by);
  details.hidden = (details.hidden - fromHidden) as Lots;
  details.prevented = (details.prevented + by) as Lots;
  if (by > fromHidden) book.reduce(slot, (by - fromHidden) as Lots);
}
