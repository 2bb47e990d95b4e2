/**
 * R10, R12: what an order would trade if it entered now, found by walking the other side with
 * copied quantities, slice by slice as a sweep would, up to the first order that stops it.
 */
import { SelfTradePrevention } from '../../../src/core/types/order-terms';
import { asked, isByQuote, isSelfTrade, lotsAt, type NaiveOrder } from './naive-order';

/** A resting order as the walk sees it. */
interface Met {
  readonly order: NaiveOrder;
  readonly price: number;
  shown: number;
  hidden: number;
}

export interface Contra {
  /** Those within the limit, in the order a sweep meets them. */
  readonly reachable: readonly NaiveOrder[];
  /** The order that a fill or the end of this one cancels. */
  readonly partnerOf: (order: NaiveOrder) => NaiveOrder | undefined;
}

export function fillsAtOnce(taker: NaiveOrder, contra: Contra, need: number): boolean {
  return walk(taker, contra).bought >= need;
}

/** Of an order by quote quantity: whether it would buy something and be left with less than a lot. */
export function spendsItsQuote(taker: NaiveOrder, contra: Contra): boolean {
  const { bought, left, nextPrice, lastPrice } = walk(taker, contra);
  return bought > 0 && left.budget < (nextPrice ?? lastPrice);
}

function walk(taker: NaiveOrder, { reachable, partnerOf }: Contra) {
  const left = { ...taker };
  let ahead: Met[] = reachable.map(met);
  let [bought, lastPrice] = [0, 0];
  while (ahead.length > 0) {
    const first = ahead[0];
    const lots = lotsAt(left, first.price);
    if (lots === 0) break;
    const withoutPartner = ahead.filter(({ order }) => order !== partnerOf(first.order));
    if (isSelfTrade(taker, first.order)) {
      if (asked(taker).selfTradePrevention !== SelfTradePrevention.CancelOldest) break;
      ahead = withoutPartner.filter((other) => other !== first);
      continue;
    }
    const quantity = Math.min(lots, first.shown);
    first.shown -= quantity;
    pay(left, first.price, quantity);
    [bought, lastPrice] = [bought + quantity, first.price];
    ahead = first.shown > 0 ? withoutPartner : turnOver(withoutPartner);
  }
  return { bought, left, lastPrice, nextPrice: ahead[0]?.price };
}

function met(order: NaiveOrder): Met {
  const { remaining, hidden, terms } = order;
  return { order, price: terms.price, shown: remaining - hidden, hidden };
}

function pay(left: NaiveOrder, price: number, quantity: number): void {
  if (isByQuote(left)) left.budget -= price * quantity;
  else left.remaining -= quantity;
}

/** The first is eaten up: it goes, or shows its next slice at the back of its level. */
function turnOver([first, ...others]: Met[]): Met[] {
  if (first.hidden === 0) return others;
  const shown = Math.min(asked(first.order).displayQuantity, first.hidden);
  const next: Met = { ...first, shown, hidden: first.hidden - shown };
  const behind = others.findIndex(({ price }) => price !== first.price);
  return others.toSpliced(behind === -1 ? others.length : behind, 0, next);
}
