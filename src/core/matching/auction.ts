/**
 * The end of an auction (R27): orders were collected without trading, and may cross each other.
 * All trades of a round are at one price, the one at which most is traded; at a tie the one that
 * leaves the least over, then the nearest to the last trade, then the lowest.
 */
import type { Slot } from '../book/order-store';
import type { BookSide } from '../book/book-side';
import { instructionsOf } from '../book/order-details';
import { NONE } from '../book/records';
import type { LevelHandle } from '../book/price-levels';
import { NO_ACCOUNT } from '../types/ids';
import { SelfTradePrevention } from '../types/order-terms';
import { Side } from '../types/side';
import { NO_PRICE, type Lots, type Ticks } from '../types/units';
import type { Endings } from './endings';
import type { Market } from './market';
import type { Matcher } from './matcher';
import { endsTaker, isOwn, prevent, shrink } from './self-trade';
import { takeShown } from './sweep';

/** A level within the crossed part of the book, both sides merged by price. */
interface Step {
  readonly price: Ticks;
  readonly bought: bigint;
  readonly sold: bigint;
}

export class Auction {
  constructor(
    private readonly market: Market,
    private readonly matcher: Matcher,
    private readonly endings: Endings,
  ) {}

  /** Trades until no bid reaches an offer, then runs what that triggered. */
  uncross(): void {
    const { state } = this.market;
    const prices: Ticks[] = [];
    while (this.isCrossed()) {
      state.firstPrice = NO_PRICE;
      this.tradeAt(this.clearingPrice());
      if (state.firstPrice !== NO_PRICE) prices.push(state.firstPrice);
    }
    state.firstPrice = NO_PRICE;
    for (const price of prices) this.matcher.collectAt(price);
    this.matcher.settle();
  }

  private isCrossed(): boolean {
    const { bids, asks, levels } = this.market.book;
    if (bids.best === NONE || asks.best === NONE) return false;
    return levels.price(bids.best) >= levels.price(asks.best);
  }

  private clearingPrice(): Ticks {
    const steps = this.crossedSteps();
    const last = this.market.state.lastTradePrice;
    let supply = 0n;
    let demand = steps.reduce((sum, { bought }) => sum + bought, 0n);
    let best = { price: NO_PRICE, volume: -1n, surplus: 0n };
    for (const { price, bought, sold } of steps) {
      supply += sold;
      const [volume, most] = demand < supply ? [demand, supply] : [supply, demand];
      const candidate = { price, volume, surplus: most - volume };
      if (isBetter(candidate, best, last)) best = candidate;
      demand -= bought;
    }
    return best.price;
  }

  /** From the best offer up to the best bid. */
  private crossedSteps(): Step[] {
    const { bids, asks, levels } = this.market.book;
    const [low, high] = [levels.price(asks.best), levels.price(bids.best)];
    const steps = new Map<Ticks, { price: Ticks; bought: bigint; sold: bigint }>();
    const collect = (side: BookSide, field: 'bought' | 'sold'): void => {
      let level = side.best;
      for (; level !== NONE; level = side.next(level)) {
        const price = levels.price(level);
        if (price < low || price > high) return;
        const step = steps.get(price) ?? { price, bought: 0n, sold: 0n };
        step[field] = this.fullTotal(level);
        steps.set(price, step);
      }
    };
    collect(bids, 'bought');
    collect(asks, 'sold');
    return [...steps.values()].sort((a, b) => a.price - b.price);
  }

  private fullTotal(level: LevelHandle): bigint {
    const { levels } = this.market.book;
    return BigInt(this.market.book.fullTotalAt(levels.side(level), levels.price(level)));
  }

  private tradeAt(price: Ticks): void {
    const { bids, asks, levels } = this.market.book;
    while (bids.best !== NONE && asks.best !== NONE) {
      if (levels.price(bids.best) < price || levels.price(asks.best) > price) return;
      this.pair(levels.head(bids.best), levels.head(asks.best), price);
    }
  }

  /** The later order counts as the aggressor. */
  private pair(bid: Slot, ask: Slot, price: Ticks): void {
    const { orders } = this.market.book;
    const bidIsLater = orders.orderId(bid) > orders.orderId(ask);
    const [taker, maker] = bidIsLater ? [bid, ask] : [ask, bid];
    if (this.prevents(taker, maker)) this.avoid(taker, maker, price);
    else this.trade(taker, maker, price);
  }

  private trade(taker: Slot, maker: Slot, price: Ticks): void {
    const { market, endings } = this;
    const { orders } = market.book;
    const quantity = Math.min(orders.shown(taker), orders.shown(maker)) as Lots;
    const aggressor = {
      orderId: orders.orderId(taker),
      side: orders.side(taker),
      remaining: (orders.remaining(taker) - quantity) as Lots,
    };
    market.report.trade(aggressor, maker, quantity, price);
    takeShown(maker, quantity, market, endings);
    takeShown(taker, quantity, market, endings);
  }

  private prevents(taker: Slot, maker: Slot): boolean {
    const { book } = this.market;
    const accountId = book.accountId(taker);
    const { selfTradePrevention, tradeGroup } = instructionsOf(book.orders.details(taker));
    if (accountId === NO_ACCOUNT || selfTradePrevention === SelfTradePrevention.None) return false;
    return isOwn({ accountId, tradeGroup }, maker, book);
  }

  private avoid(taker: Slot, maker: Slot, price: Ticks): void {
    const { book } = this.market;
    const mode = instructionsOf(book.orders.details(taker)).selfTradePrevention;
    const takerOrderId = book.orders.orderId(taker);
    const takerRemaining = book.orders.remaining(taker);
    const takerSide: Side = book.orders.side(taker);
    const pair = { mode, takerOrderId, takerSide, takerRemaining, maker, price };
    const by = prevent(pair, this.market, this.endings);
    if (by > 0) shrink(taker, by, book);
    if (endsTaker(mode) || by === takerRemaining) {
      this.endings.cancel(takerOrderId, 'self_trade_prevention');
    }
  }
}

interface Candidate {
  readonly price: Ticks;
  readonly volume: bigint;
  readonly surplus: bigint;
}

/** Prices come in ascending order, so at a full tie the earlier one stays. */
function isBetter(a: Candidate, b: Candidate, last: Ticks): boolean {
  if (a.volume !== b.volume) return a.volume > b.volume;
  if (a.surplus !== b.surplus) return a.surplus < b.surplus;
  if (last === NO_PRICE) return false;
  return Math.abs(a.price - last) < Math.abs(b.price - last);
}
