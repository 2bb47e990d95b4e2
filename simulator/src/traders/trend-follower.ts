import type { Side } from '@matching-engine/client';
import { Trader } from './trader.js';

const FAST = 5;
const SLOW = 40;

/** Buys what rises and sells what falls, and leaves stops behind. */
export class TrendFollower extends Trader {
  act(): Promise<unknown> {
    const side = this.trend();
    if (side === undefined) return Promise.resolve();
    if (this.isFull) return this.cancelAny();
    const quantity = this.market.quantityWorth(this.random.between(200, 2_000));
    if (this.random.chance(0.2)) return this.leaveStop(side === 'buy' ? 'sell' : 'buy', quantity);
    return this.submit({ side, type: 'market', quantity });
  }

  /** Where the last trades are, compared with those before; undefined: nowhere. */
  private trend(): Side | undefined {
    const prices = this.market.lastPrices(SLOW);
    if (prices.length < SLOW) return undefined;
    const move = mean(prices.slice(0, FAST)) - mean(prices);
    if (Math.abs(move) < this.market.basisPoints(0.5)) return undefined;
    return move > 0 ? 'buy' : 'sell';
  }

  private leaveStop(side: Side, quantity: string): Promise<unknown> {
    if (this.random.chance(0.5)) {
      return this.submit({ side, type: 'trailing_stop', quantity, trailingDelta: 30 });
    }
    const away = this.market.basisPoints(25) * (side === 'buy' ? 1 : -1);
    return this.submit({
      side,
      type: 'stop',
      quantity,
      triggerPrice: this.market.price(this.market.fair + away),
    });
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
