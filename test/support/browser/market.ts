/** Orders of others, so that there is something to see and to trade with. */
import { RestClient, type Json } from '../e2e-rest';

export const SYMBOL = 'BTC-USDT';

export interface Placed extends Json {
  readonly orderId: string;
  readonly status: string;
}

export class Market {
  private readonly rest: RestClient;

  constructor(url: string) {
    this.rest = new RestClient(url);
  }

  /** Enters an order as another account. */
  async place(order: Json): Promise<Placed> {
    const body = { symbol: SYMBOL, accountId: 'maker', type: 'limit', ...order };
    const { status, body: answer } = await this.rest.post<{ order: Placed }>(
      '/api/v1/orders',
      body,
    );
    if (status !== 201) throw new Error(JSON.stringify(answer));
    return answer.order;
  }

  /** A last price of 50000, bids from 49990 down, asks from 50010 up. */
  async open(levels = 12): Promise<void> {
    await this.place({ side: 'sell', price: '50000.00', quantity: '0.5' });
    await this.place({ side: 'buy', type: 'market', quantity: '0.5', accountId: 'taker' });
    for (let i = 0; i < levels; i++) {
      const quantity = `${1 + (i % 4)}.5`;
      await this.place({ side: 'buy', price: `${49_990 - i * 5}.00`, quantity });
      await this.place({ side: 'sell', price: `${50_010 + i * 5}.00`, quantity });
    }
  }

  /** Orders of an account, newest first. */
  async ordersOf(accountId: string, query = ''): Promise<Placed[]> {
    const path = `/api/v1/orders?accountId=${accountId}${query}`;
    return (await this.rest.get<{ orders: Placed[] }>(path)).body.orders;
  }

  async clear(): Promise<void> {
    await this.rest.delete('/api/v1/orders');
  }

  async batch(orders: readonly Json[]): Promise<void> {
    await this.rest.post('/api/v1/orders/batch', { orders });
  }
}
