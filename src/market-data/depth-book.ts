import { OrderedMap } from '../core/book/btree';
import { Side } from '../core/types/side';
import { NO_PRICE } from '../core/types/units';

/** A side's best price and its total, in ticks and lots; null when the side is empty. */
export interface Top {
  readonly price: number;
  readonly quantity: number;
}

/** Quantity by price of one side, best first. */
export class DepthSide {
  private readonly levels = new OrderedMap<number>();
  private readonly direction: 1 | -1;
  private bestPrice: number = NO_PRICE;
  private bestQuantity = 0;

  constructor(side: Side) {
    this.direction = side === Side.Buy ? -1 : 1;
  }

  get size(): number {
    return this.levels.size;
  }

  /** Sets the total at a price; 0 removes the level. True when the level is new. */
  set(price: number, quantity: number): boolean {
    if (quantity > 0) return this.levels.set(this.direction * price, quantity);
    this.levels.delete(this.direction * price);
    return false;
  }

  get best(): Top | null {
    const { bestPrice: price, bestQuantity: quantity } = this;
    return price === NO_PRICE ? null : { price, quantity };
  }

  /** @param price NO_PRICE when the side is empty */
  setBest(price: number, quantity: number): void {
    this.bestPrice = price;
    this.bestQuantity = quantity;
  }

  /** Total at a price; 0 when there is none. */
  at(price: number): number {
    return this.levels.get(this.direction * price) ?? 0;
  }

  /** Visits at most `depth` levels, best first. */
  forEachBest(depth: number, visit: (price: number, quantity: number) => void): void {
    if (this.levels.size === 0) return;
    let left = depth;
    for (const [key, quantity] of this.levels.entries()) {
      visit(this.direction * key, quantity);
      if (--left === 0) return;
    }
  }
}

/** The aggregated book of one symbol, as of the last command applied. */
export class DepthBook {
  readonly bids = new DepthSide(Side.Buy);
  readonly asks = new DepthSide(Side.Sell);
  /** Number of commands that changed a level. */
  sequence = 0;
  /** When a level last changed, in microseconds. */
  time = 0;

  get bestBid(): Top | null {
    return this.bids.best;
  }

  get bestAsk(): Top | null {
    return this.asks.best;
  }

  side(side: Side): DepthSide {
    return side === Side.Buy ? this.bids : this.asks;
  }
}
