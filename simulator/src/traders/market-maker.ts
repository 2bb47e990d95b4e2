import type { Order, Side } from '@matching-engine/client';
import { direction, Trader } from './trader.js';

/** Prices of each side that are quoted. */
const RUNGS = 8;
/** Distance of the first from the fair price, and between two, in basis points. */
const HALF_SPREAD = 1.5;
const RUNG = 1.2;

/** Quotes both sides around the fair price, and follows it. */
export class MarketMaker extends Trader {
  act(): Promise<unknown> {
    const stale = this.orders.find((order) => this.isStale(order));
    if (stale !== undefined) return this.follow(stale);
    if (this.isFull) return this.cancelAny();
    return this.quote(this.thinnerSide());
  }

  private quote(side: Side): Promise<unknown> {
    const quantity = this.market.quantityWorth(this.random.between(500, 5_000));
    const price = this.market.price(this.rung(side, this.random.between(0, RUNGS - 1)));
    return this.submit({ side, type: 'limit', quantity, price, postOnly: 'slide' });
  }

  private rung(side: Side, place: number): number {
    const away = this.market.basisPoints(HALF_SPREAD + place * RUNG);
    return this.market.fair + direction(side) * away;
  }

  /** Too far from the fair price, or beyond it. */
  private isStale({ side, price }: Order): boolean {
    const ticks = this.market.ticks.read(price ?? '0');
    const away = direction(side) * (ticks - this.market.fair);
    return away < this.market.basisPoints(0.5) || away > this.market.basisPoints(2 * RUNGS * RUNG);
  }

  private follow(order: Order): Promise<unknown> {
    if (this.random.chance(0.3)) return this.cancel(order);
    return this.move(order, this.market.price(this.rung(order.side, 0)));
  }

  private thinnerSide(): Side {
    const buys = this.orders.filter(({ side }) => side === 'buy').length;
    if (2 * buys === this.orders.length) return this.drawSide();
    return 2 * buys < this.orders.length ? 'buy' : 'sell';
  }
}
