import type { Level, PriceAndQuantity, Side } from '../types.js';
import { CHECKED, crc32, digitsOf } from './checksum.js';
import { PriceLadder } from './price-ladder.js';

interface Entry {
  readonly price: string;
  readonly quantity: string;
  /** What it adds to the checksum. */
  readonly digits: string;
}

/** What a program may ask of a book of levels. */
export interface DepthView {
  /** Place in the feed of the last change. */
  readonly sequence: number;
  /** Time of the last change, ISO-8601 UTC; empty before the first snapshot. */
  readonly timestamp: string;
  readonly bestBid: PriceAndQuantity | null;
  readonly bestAsk: PriceAndQuantity | null;
  /** The best `count` bids (all by default), the best first. */
  bids(count?: number): Level[];
  /** The best `count` asks (all by default), the best first. */
  asks(count?: number): Level[];
  /** What rests at a price as it is printed; "0" when nothing does. */
  quantityAt(side: Side, price: string): string;
  /** As the service computes it: of the best 10 asks, then the best 10 bids. */
  checksum(): number;
}

/** A book of price levels, rebuilt from a feed. */
export class DepthBook implements DepthView {
  sequence = 0;
  timestamp = '';
  private readonly buys = new PriceLadder<Entry>('buy');
  private readonly sells = new PriceLadder<Entry>('sell');

  get bestBid(): PriceAndQuantity | null {
    return topOf(this.buys);
  }

  get bestAsk(): PriceAndQuantity | null {
    return topOf(this.sells);
  }

  bids(count = Infinity): Level[] {
    return levelsOf(this.buys, count);
  }

  asks(count = Infinity): Level[] {
    return levelsOf(this.sells, count);
  }

  quantityAt(side: Side, price: string): string {
    return (side === 'buy' ? this.buys : this.sells).get(price)?.quantity ?? '0';
  }

  checksum(): number {
    let text = '';
    for (const ladder of [this.sells, this.buys]) {
      for (const { digits } of ladder.top(CHECKED)) text += digits;
    }
    return crc32(text);
  }

  /** Begins anew with these levels. */
  restart(bids: readonly Level[], asks: readonly Level[]): void {
    this.buys.clear();
    this.sells.clear();
    this.apply(bids, asks);
  }

  /** Sets each level to its quantity; "0" removes it. */
  apply(bids: readonly Level[], asks: readonly Level[]): void {
    for (const level of bids) setLevel(this.buys, level);
    for (const level of asks) setLevel(this.sells, level);
  }
}

function setLevel(ladder: PriceLadder<Entry>, [price, quantity]: Level): void {
  if (quantity === '0') ladder.delete(price);
  else ladder.set({ price, quantity, digits: digitsOf(price) + digitsOf(quantity) });
}

function topOf({ best }: PriceLadder<Entry>): PriceAndQuantity | null {
  return best === undefined ? null : { price: best.price, quantity: best.quantity };
}

function levelsOf(ladder: PriceLadder<Entry>, count: number): Level[] {
  return ladder.top(count).map(({ price, quantity }): Level => [price, quantity]);
}
