import { direction, Trader } from './trader.js';

/** Buys and sells at once, mostly little, now and then a lot. */
export class Taker extends Trader {
  act(): Promise<unknown> {
    const side = this.drawSide();
    const value = this.random.chance(0.02) ? 60_000 : this.random.between(100, 3_000);
    const quantity = this.market.quantityWorth(value);
    if (this.random.chance(0.3)) return this.submit({ side, type: 'market', quantity });
    const beyond = this.market.basisPoints(20);
    const price = this.market.price(this.market.fair - direction(side) * beyond);
    return this.submit({ side, type: 'ioc', quantity, price });
  }
}
