import { OrderedMap } from '../core/book/btree';
import { Side } from '../core/types/side';

/** Quantity by price of one side, best first. */
export class DepthSide {
  private readonly levels = new OrderedMap<number>();
  private readonly direction: 1 | -1;

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

/** A side's best price and its total, in ticks and lots; null when the side is empty. */
export interface Top {
  readonly price: number;
  readonly quantity: number;
}

/** The aggregated book of one symbol, as of the last command applied. */
export class DepthBook {
  readonly bids = new DepthSide(Side.Buy);
  readonly asks = new DepthSide(Side.Sell);
  bestBid: Top | null = null;
  bestAsk: Top | null = null;
  /** Number of commands that changed a level. */
  sequence = 0;
  /** When a level last changed, in microseconds. */
  time = 0;

  side(side: Side): DepthSide {
    return side === Side.Buy ? this.bids : this.asks;
  }
}
