import type { OrderSocket, SubmitOrder } from '@matching-engine/client';
import type { Random } from '../random-flow/random';

const SYMBOL = 'BTC-USDT';
/** The account that enters some of the orders. */
export const ACCOUNT = 'flow';
const BATCH = 50;
/** Batches between two mass cancels of a side: these change a whole book by one command. */
const SWEEP_EVERY = 40;

/** Random orders around a wandering price; enough of them cross, so that there are trades. */
export class OrderFlow {
  private middle = 50_000;
  private batches = 0;
  private resting: string[] = [];

  constructor(
    private readonly orders: OrderSocket,
    private readonly random: Random,
  ) {}

  /** Enters one batch, cancels a few orders, and waits for the answers. */
  async step(): Promise<void> {
    this.middle += this.random.between(-2, 2);
    const answer = this.orders.batch(Array.from({ length: BATCH }, () => this.draw()));
    const cancels = Array.from({ length: BATCH / 5 }, () => this.cancel());
    if (++this.batches % SWEEP_EVERY === 0) cancels.push(this.sweep());
    const { results } = await answer;
    for (const result of results) {
      if ('order' in result && result.order.status === 'open') {
        this.resting.push(result.order.orderId);
      }
    }
    await Promise.all(cancels);
  }

  private draw(): SubmitOrder {
    const side = this.random.chance(50) ? 'buy' : 'sell';
    const away = this.random.between(-3, 25) * (side === 'buy' ? -1 : 1);
    const type = this.random.chance(10) ? 'ioc' : 'limit';
    const quantity = `0.0${this.random.between(1000, 9999)}`;
    const price = `${this.middle + away}.00`;
    const icebergs =
      type === 'limit' && this.random.chance(10) ? { displayQuantity: '0.00500' } : {};
    const owner = this.random.chance(30) ? { accountId: ACCOUNT } : {};
    return { symbol: SYMBOL, side, type, quantity, price, ...icebergs, ...owner };
  }

  private async cancel(): Promise<void> {
    const place = this.random.between(0, Math.max(0, this.resting.length - 1));
    const [orderId] = this.resting.splice(place, 1);
    if (orderId === undefined) return;
    // It may have been filled.
    await this.orders.cancel({ symbol: SYMBOL, orderId }).catch(() => undefined);
  }

  private async sweep(): Promise<void> {
    const side = this.random.chance(50) ? 'buy' : 'sell';
    await this.orders.cancelAll({ symbol: SYMBOL, side });
    this.resting = [];
  }
}
