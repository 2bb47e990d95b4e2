/**
 * A book of levels, best first, in whole units of the instrument's last decimals, so that sums and
 * groups of it are exact.
 */
import { decimalsOf, printUnits, unitsOf } from '../text/decimal';

export type LevelText = readonly [price: string, quantity: string];

export interface Level {
  readonly price: bigint;
  readonly quantity: bigint;
}

/** Both sides as the feed prints them, best first. */
export interface BookText {
  readonly bids: readonly LevelText[];
  readonly asks: readonly LevelText[];
}

export interface Steps {
  readonly tickSize: string;
  readonly lotSize: string;
}

export class Book {
  /** The smallest price step, in units. */
  readonly tick: bigint;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  private readonly priceDecimals: number;
  private readonly quantityDecimals: number;

  constructor({ tickSize, lotSize }: Steps, { bids, asks }: BookText) {
    this.priceDecimals = decimalsOf(tickSize);
    this.quantityDecimals = decimalsOf(lotSize);
    this.tick = unitsOf(tickSize, this.priceDecimals);
    this.bids = bids.map((level) => this.levelOf(level));
    this.asks = asks.map((level) => this.levelOf(level));
  }

  printPrice(units: bigint): string {
    return printUnits(units, this.priceDecimals);
  }

  printQuantity(units: bigint): string {
    return printUnits(units, this.quantityDecimals);
  }

  private levelOf([price, quantity]: LevelText): Level {
    return {
      price: unitsOf(price, this.priceDecimals),
      quantity: unitsOf(quantity, this.quantityDecimals),
    };
  }
}
