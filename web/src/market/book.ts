/**
 * The levels of one instrument's book, best first, as the feed tells them. Prices and quantities
 * are whole units of the instrument's last decimal, so sums and groups are exact. A change costs a
 * binary search and a move within an array that the feed's `depth` bounds.
 */
import { decimalsOf, printUnits, unitsOf } from '../text/decimal';

export type LevelText = readonly [price: string, quantity: string];

export interface Level {
  readonly price: bigint;
  quantity: bigint;
}

export interface BookChange {
  readonly bids: readonly LevelText[];
  readonly asks: readonly LevelText[];
}

export interface Steps {
  readonly tickSize: string;
  readonly lotSize: string;
}

export class Book {
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** The smallest price step, in units. */
  readonly tick: bigint;
  bids: Level[] = [];
  asks: Level[] = [];

  constructor({ tickSize, lotSize }: Steps) {
    this.priceDecimals = decimalsOf(tickSize);
    this.quantityDecimals = decimalsOf(lotSize);
    this.tick = unitsOf(tickSize, this.priceDecimals);
  }

  /** Forgets all levels and takes these, which come best first. */
  reset({ bids, asks }: BookChange): void {
    this.bids = bids.map((level) => this.levelOf(level));
    this.asks = asks.map((level) => this.levelOf(level));
  }

  /** Takes absolute quantities; zero removes a level. */
  apply({ bids, asks }: BookChange): void {
    for (const level of bids) put(this.bids, this.levelOf(level), -1);
    for (const level of asks) put(this.asks, this.levelOf(level), 1);
  }

  printPrice(units: bigint): string {
    return printUnits(units, this.priceDecimals);
  }

  printQuantity(units: bigint): string {
    return printUnits(units, this.quantityDecimals);
  }

  private levelOf([price, quantity]: LevelText): Level {
    // A removal is written "0", without decimals.
    return {
      price: unitsOf(price, this.priceDecimals),
      quantity: unitsOf(quantity, this.quantityDecimals),
    };
  }
}

/** @param direction 1 for prices that ascend from the best, -1 for those that descend */
function put(levels: Level[], level: Level, direction: 1 | -1): void {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { price } = levels[middle];
    if (price === level.price) {
      if (level.quantity === 0n) levels.splice(middle, 1);
      else levels[middle].quantity = level.quantity;
      return;
    }
    const before = direction === 1 ? price < level.price : price > level.price;
    if (before) low = middle + 1;
    else high = middle;
  }
  if (level.quantity !== 0n) levels.splice(low, 0, level);
}
