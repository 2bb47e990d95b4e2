/**
 * The public book of one symbol, built from level and BBO events alone, as a subscriber would.
 * Throws when the feed skips a number, shows an empty level or a hidden quantity, or tops that
 * touch or cross outside an auction.
 */
import type { SymbolSnapshot } from '../../../src/core/engine/snapshot';
import type { BboChanged, LevelChanged } from '../../../src/core/events/events';

export class DepthMirror {
  private readonly levels = new Map<string, number>();
  private sequence = 0;
  private top = '0 0 0 0';

  /** All level and BBO events of one command. */
  apply(levels: readonly LevelChanged[], bbo: BboChanged | undefined): void {
    if (levels.length > 0) this.sequence++;
    for (const level of levels) this.change(level);
    if (bbo !== undefined) this.retop(bbo);
  }

  agreesWith(symbol: SymbolSnapshot): void {
    const totals = new Map<string, number>();
    for (const { side, price, remaining, details } of symbol.orders) {
      const key = `${side} ${price}`;
      totals.set(key, (totals.get(key) ?? 0) + remaining - (details?.hidden ?? 0));
    }
    demand(totals.size === this.levels.size, () => 'the feed shows levels that are not there');
    for (const [key, total] of totals) {
      demand(this.levels.get(key) === total, () => `the feed shows a wrong total at ${key}`);
    }
    demand(this.sequence === symbol.bookSequence, () => 'the feed lost count');
    demand(this.top === this.topOfLevels(), () => `the feed shows ${this.top} as the top`);
    const [bid, , ask] = this.top.split(' ').map(Number);
    const isCrossed = bid !== 0 && ask !== 0 && bid >= ask;
    demand(!isCrossed || symbol.tradingState === 'auction', () => `crossed: ${this.top}`);
  }

  private change({ side, price, quantity, bookSequence }: LevelChanged): void {
    const key = `${side} ${price}`;
    demand(bookSequence === this.sequence, () => `book sequence ${bookSequence} is out of order`);
    demand(quantity !== (this.levels.get(key) ?? 0), () => `level ${key} did not change`);
    demand(quantity >= 0 && Number.isSafeInteger(quantity), () => `level ${key} is ${quantity}`);
    if (quantity === 0) this.levels.delete(key);
    else this.levels.set(key, quantity);
  }

  private retop(bbo: BboChanged): void {
    const { bidPrice, bidQuantity, askPrice, askQuantity } = bbo;
    const top = `${bidPrice} ${bidQuantity} ${askPrice} ${askQuantity}`;
    demand(bbo.bookSequence === this.sequence, () => 'BBO and levels differ in sequence');
    demand(top !== this.top, () => 'BBO did not change');
    this.top = top;
  }

  private topOfLevels(): string {
    let [bid, ask] = [0, Infinity];
    for (const key of this.levels.keys()) {
      const [side, price] = key.split(' ').map(Number);
      if (side === 0) bid = Math.max(bid, price);
      else ask = Math.min(ask, price);
    }
    if (ask === Infinity) ask = 0;
    const at = (key: string) => this.levels.get(key) ?? 0;
    return `${bid} ${at(`0 ${bid}`)} ${ask} ${at(`1 ${ask}`)}`;
  }
}

function demand(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}
