/** R5: what the public sees of a command is the difference between the book before and after. */
import type { CoreEvent } from '../../../src/core/events/events';
import { Side } from '../../../src/core/types/side';
import type { Depth, Top } from './naive-book';
import type { NaiveMarket } from './naive-market';

interface View {
  readonly depth: Depth;
  readonly bid: Top;
  readonly ask: Top;
}

const NOTHING: Top = { price: 0, quantity: 0 };

export class NaiveFeed {
  /** What the public knows of each market. */
  private readonly known = new Map<NaiveMarket, View>();

  /** Level changes by side and price, then the best bid and offer, as far as they are news. */
  publish(market: NaiveMarket): void {
    const before = this.known.get(market) ?? { depth: new Map(), bid: NOTHING, ask: NOTHING };
    const after = viewOf(market);
    this.known.set(market, after);
    const levels = levelChanges(before.depth, after.depth);
    if (levels.length === 0) return;
    const bookSequence = ++market.bookSequence;
    for (const level of levels) market.emit('level_changed', { bookSequence, ...level });
    if (topOf(before) !== topOf(after)) market.emit('bbo_changed', bbo(bookSequence, after));
  }
}

function viewOf({ book }: NaiveMarket): View {
  return { depth: book.depth(), bid: book.top(Side.Buy), ask: book.top(Side.Sell) };
}

function bbo(bookSequence: number, { bid, ask }: View): Omit<CoreEvent, 'kind'> {
  return {
    bookSequence,
    bidPrice: bid.price,
    bidQuantity: bid.quantity,
    askPrice: ask.price,
    askQuantity: ask.quantity,
  };
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

function topOf({ bid, ask }: View): string {
  return [bid.price, bid.quantity, ask.price, ask.quantity].join();
}
