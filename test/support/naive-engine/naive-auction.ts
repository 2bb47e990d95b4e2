/**
 * The end of an auction: the collected book trades at one price, the one at which most is traded,
 * least is left over, and which is next to the last price.
 */
import { Side } from '../../../src/core/types/side';
import type { NaiveMarket } from './naive-market';
import { isSelfTrade } from './naive-order';
import { prevent, trade } from './naive-trades';

export function uncross(market: NaiveMarket): void {
  while (isCrossed(market)) {
    const price = auctionPrice(market);
    while (meetsAt(market, price)) pairHeads(market, price);
  }
}

function isCrossed({ book }: NaiveMarket): boolean {
  const [bid, ask] = [book.bestPrice(Side.Buy), book.bestPrice(Side.Sell)];
  return bid > 0 && ask > 0 && bid >= ask;
}

function meetsAt(market: NaiveMarket, price: number): boolean {
  const { book } = market;
  const [bid, ask] = [book.bestPrice(Side.Buy), book.bestPrice(Side.Sell)];
  return bid > 0 && ask > 0 && bid >= price && ask <= price;
}

/** The younger of the two first in line is the aggressor. */
function pairHeads(market: NaiveMarket, price: number): void {
  const [older, younger] = [market.book.side(Side.Buy)[0], market.book.side(Side.Sell)[0]].sort(
    (a, b) => a.orderId - b.orderId,
  );
  const meeting = { taker: younger, maker: older, price };
  if (isSelfTrade(younger, older)) prevent(market, meeting);
  else trade(market, meeting);
}

function auctionPrice(market: NaiveMarket): number {
  const { book, lastTradePrice } = market;
  const [bid, ask] = [book.bestPrice(Side.Buy), book.bestPrice(Side.Sell)];
  const levels = [...new Set(book.all().map(({ terms }) => terms.price))];
  const candidates = levels
    .filter((price) => price >= ask && price <= bid)
    .map((price) => ({ price, ...interestAt(market, price) }));
  candidates.sort(
    (a, b) =>
      Number(b.volume - a.volume) ||
      Number(a.surplus - b.surplus) ||
      (lastTradePrice === 0
        ? 0
        : Math.abs(a.price - lastTradePrice) - Math.abs(b.price - lastTradePrice)) ||
      a.price - b.price,
  );
  return candidates[0].price;
}

/** What would trade at the price, and what would be left over on the larger side. */
function interestAt({ book }: NaiveMarket, price: number) {
  const total = (side: Side, isWilling: (limit: number) => boolean) =>
    book
      .side(side)
      .filter(({ terms }) => isWilling(terms.price))
      .reduce((sum, { remaining }) => sum + BigInt(remaining), 0n);
  const demand = total(Side.Buy, (limit) => limit >= price);
  const supply = total(Side.Sell, (limit) => limit <= price);
  const [less, more] = demand < supply ? [demand, supply] : [supply, demand];
  return { volume: less, surplus: more - less };
}
