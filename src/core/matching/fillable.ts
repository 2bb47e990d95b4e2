/**
 * Look-ahead (R10, R12): how much an order could fill right now. Visits only orders it could trade
 * with, counts only what it can really reach and changes nothing.
 */
import type { Slot } from '../book/order-store';
import type { LevelHandle } from '../book/price-levels';
import { NONE } from '../book/records';
import { NO_LIST_ID, type ListId } from '../types/ids';
import { SelfTradePrevention } from '../types/order-terms';
import type { Lots, Ticks } from '../types/units';
import type { IncomingOrder } from './incoming-order';
import type { Market } from './market';
import { isOwn } from './self-trade';
import { affordable } from './sweep';

/** What one resting order offers: nothing if it is an own one, which may end the sweep. */
interface Offer {
  readonly price: Ticks;
  readonly quantity: number;
  readonly endsSweep: boolean;
}

/** Whether at least this quantity could be filled. */
export function isFillable(order: IncomingOrder, quantity: Lots, market: Market): boolean {
  const { book } = market;
  const avoidsSelf = order.selfTradePrevention !== SelfTradePrevention.None;
  if (!avoidsSelf && book.orders.withDetails === 0) return isOffered(order, quantity, market);
  let missing: number = quantity;
  for (const offer of offersTo(order, market)) {
    missing -= offer.quantity;
    if (missing <= 0) return true;
  }
  return false;
}

/** Whether an order by quote quantity would find enough to spend all it can. */
export function isSpendable(order: IncomingOrder, market: Market): boolean {
  let { budget } = order;
  let reference = 0;
  for (const { price, quantity, endsSweep } of offersTo(order, market)) {
    const wanted = affordable(budget, price);
    if (wanted === 0) return reference > 0;
    if (endsSweep) return false;
    if (wanted < quantity) return true;
    budget -= quantity * price;
    if (quantity > 0) reference = price;
  }
  return budget < reference;
}

/** The same for a book of plain orders only: whole levels are counted. */
function isOffered(order: IncomingOrder, quantity: Lots, { book }: Market): boolean {
  const contra = book.contra(order.side);
  let missing: number = quantity;
  let level = contra.best;
  while (level !== NONE && contra.isWithin(level, order.limit)) {
    missing -= book.levels.total(level);
    if (missing <= 0) return true;
    level = contra.next(level);
  }
  return false;
}

function* offersTo(order: IncomingOrder, market: Market): IterableIterator<Offer> {
  const { orders } = market.book;
  const contra = market.book.contra(order.side);
  const pairs = new Set<ListId>();
  let level = contra.best;
  for (; level !== NONE && contra.isWithin(level, order.limit); level = contra.next(level)) {
    const price = market.book.levels.price(level);
    const { slots, stops } = meetings(level, { order, market, pairs });
    for (const slot of slots) {
      // A hidden part would show itself behind the own order where the sweep ends.
      const quantity = stops ? orders.shown(slot) : orders.remaining(slot);
      yield { price, quantity, endsSweep: false };
    }
    if (!stops) continue;
    yield { price, quantity: 0, endsSweep: true };
    return;
  }
}

interface Walk {
  readonly order: IncomingOrder;
  readonly market: Market;
  /** Lists of which one of two paired orders has been met, which cancels the other. */
  readonly pairs: Set<ListId>;
}

/**
 * The orders of a level that would trade, with NONE for an own one that would be cancelled, which
 * offers nothing; and whether the sweep ends behind them.
 */
function meetings(level: LevelHandle, walk: Walk): { slots: Slot[]; stops: boolean } {
  const { order, market } = walk;
  const { orders, levels } = market.book;
  const mode = order.selfTradePrevention;
  const slots: Slot[] = [];
  for (let slot = levels.head(level); slot !== NONE; slot = orders.next(slot)) {
    if (isSiblingOfMet(slot, walk)) continue;
    const own = mode !== SelfTradePrevention.None && isOwn(order, slot, market.book);
    if (own && mode !== SelfTradePrevention.CancelOldest) return { slots, stops: true };
    slots.push(own ? NONE : slot);
  }
  return { slots, stops: false };
}

/** Whether the other of a pair was met before; takes note of the first of a pair. */
function isSiblingOfMet(slot: Slot, { market, pairs }: Walk): boolean {
  const listId = market.book.orders.details(slot)?.listId ?? NO_LIST_ID;
  if (listId === NO_LIST_ID || market.lists.get(listId)?.phase !== 'paired') return false;
  if (pairs.has(listId)) return true;
  pairs.add(listId);
  return false;
}
