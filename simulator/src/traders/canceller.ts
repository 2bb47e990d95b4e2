import { direction, Trader } from './trader.js';

/** Enters orders near the top of the book, and takes most of them back unfilled. */
export class Canceller extends Trader {
  act(): Promise<unknown> {
    if (this.isFull || this.random.chance(0.48)) return this.cancelAny();
    const side = this.drawSide();
    const best = this.market.best(side) ?? this.market.fair;
    const away = this.random.between(0, this.market.basisPoints(8));
    const price = this.market.price(best + direction(side) * away);
    const quantity = this.market.quantityWorth(this.random.between(200, 2_000));
    const postOnly = this.random.chance(0.1) ? 'reject' : 'slide';
    return this.submit({ side, type: 'limit', quantity, price, postOnly });
  }
}
