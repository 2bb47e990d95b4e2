/** R5: what the public sees of a command is the difference between the book before and after. */
import type { BboChanged, CoreEvent, LevelChanged } from '../../../src/core/events/events';
import { Side } from '../../../src/core/types/side';
import type { Depth, NaiveBook, Top } from './naive-book';

/** What the public knew before a command. */
export interface MarketView {
  readonly depth: Depth;
  readonly bid: Top;
  readonly ask: Top;
}

export function viewOf(book: NaiveBook): MarketView {
  return { depth: book.depth(), bid: book.top(Side.Buy), ask: book.top(Side.Sell) };
}

/** Level changes by side and price, then the best bid and offer. */
export function marketEvents(
  symbol: string,
  bookSequence: number,
  [before, after]: [MarketView, MarketView],
): CoreEvent[] {
  const levels = levelChanges(before.depth, after.depth).map(
    (level) => ({ kind: 'level_changed', symbol, bookSequence, ...level }) as LevelChanged,
  );
  if (levels.length === 0 || sameTop(before, after)) return levels;
  const bbo = {
    kind: 'bbo_changed',
    symbol,
    bookSequence,
    bidPrice: after.bid.price,
    bidQuantity: after.bid.quantity,
    askPrice: after.ask.price,
    askQuantity: after.ask.quantity,
  } as BboChanged;
  return [...levels, bbo];
}

function levelChanges(before: Depth, after: Depth) {
  const gone = [...before.values()]
    .filter(({ side, price }) => !after.has(`${side} ${price}`))
    .map((level) => ({ ...level, quantity: 0 }));
  const changed = [...after.values()].filter(
    ({ side, price, quantity }) => before.get(`${side} ${price}`)?.quantity !== quantity,
  );
  return [...gone, ...changed].sort((a, b) => a.side - b.side || a.price - b.price);
}

function sameTop(a: MarketView, b: MarketView): boolean {
  const words = ({ bid, ask }: MarketView) =>
    [bid.price, bid.quantity, ask.price, ask.quantity].join();
  return words(a) === words(b);
}
