import { limit, type WireOrder, type WireTrade } from './e2e-orders';
import type { RestClient } from './e2e-rest';

const LOT = 100_000;

/** Makes so many trades of a lot each, 500 to a batch: of each, 500 sell orders and one buy order. */
export async function makeTrades(rest: RestClient, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 500) {
    const size = Math.min(left, 500);
    const makers = Array.from({ length: size }, () => limit('sell', '0.00001', '100'));
    const taker = limit('buy', (size / LOT).toFixed(5), '100', { accountId: 'alice' });
    const { status } = await rest.post('/api/v1/orders/batch', { orders: [...makers, taker] });
    if (status !== 200) throw new Error(`refused with ${status}`);
  }
}

/** Every trade that can be read, newest first. */
export async function allTrades(rest: RestClient): Promise<WireTrade[]> {
  const all: WireTrade[] = [];
  for (;;) {
    const before = all.length === 0 ? '' : `&before=${all[all.length - 1].tradeId}`;
    const path = `/api/v1/trades/BTC-USDT?limit=1000${before}`;
    const { status, body } = await rest.get<{ trades: WireTrade[] }>(path);
    if (status !== 200) throw new Error(`refused with ${status}`);
    if (body.trades.length === 0) return all;
    all.push(...body.trades);
  }
}

/** Every order that can be read, newest first, and over how many pages. */
export async function allOrders(
  rest: RestClient,
  query = '',
): Promise<{ orders: WireOrder[]; pages: number }> {
  const orders: WireOrder[] = [];
  let cursor = '';
  for (let pages = 1; ; pages++) {
    const path = `/api/v1/orders?limit=1000${query}${cursor}`;
    const { status, body } = await rest.get<{ orders: WireOrder[]; nextCursor: string }>(path);
    if (status !== 200) throw new Error(`refused with ${status}`);
    orders.push(...body.orders);
    if (body.nextCursor === null) return { orders, pages };
    cursor = `&cursor=${body.nextCursor}`;
  }
}
