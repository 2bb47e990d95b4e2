/** Books as scenarios draw them: asks above bids, the highest price on top. */
import type { EngineSnapshot, OrderSnapshot } from '../../../src/core/engine/snapshot';
import type { NameOf } from './event-words';
import { amount, sideWord } from './event-words';
import { HOME } from './command-words';

export interface DrawnOrder {
  readonly name: string;
  /** The command that enters it. */
  readonly command: string;
}

/** The orders of a drawn book in the order in which they enter: by name. */
export function ordersOf(book: readonly string[]): DrawnOrder[] {
  return book.flatMap(ordersOfLevel).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ordersOfLevel(line: string): DrawnOrder[] {
  if (line === 'empty book') return [];
  const [place, orders] = line.split(' | ');
  const [price, side, symbol = HOME] = place.split(' ').reverse();
  return orders.split(', ').map((order) => {
    const [name, quantity, owner = ''] = order.split(' ');
    const verb = side === 'bid' ? 'buy' : 'sell';
    const command = `${verb} ${name} ${quantity} @ ${price} ${owner}`.trim();
    return { name, command: `${command} on ${symbol}` };
  });
}

export function draw(snapshot: EngineSnapshot, name: NameOf): string[] {
  const lines = snapshot.symbols.flatMap(({ instrument, orders }) => {
    const prefix = instrument.symbol === HOME ? '' : `${instrument.symbol} `;
    return drawSymbol(orders, name).map((line) => prefix + line);
  });
  return lines.length === 0 ? ['empty book'] : lines;
}

function drawSymbol(orders: readonly OrderSnapshot[], name: NameOf): string[] {
  const levels = new Map<string, { side: number; price: number; orders: string[] }>();
  for (const order of orders) {
    const { side, price } = order;
    const key = `${sideWord(side)} ${price}`;
    const level = levels.get(key) ?? { side, price, orders: [] };
    level.orders.push(drawOrder(order, name));
    levels.set(key, level);
  }
  return [...levels]
    .sort(([, a], [, b]) => b.side - a.side || b.price - a.price)
    .map(([key, level]) => `${key} | ${level.orders.join(', ')}`);
}

function drawOrder(order: OrderSnapshot, name: NameOf): string {
  const { accountId, clientOrderId } = order;
  const owner = clientOrderId === '' ? accountId : `${accountId}:${clientOrderId}`;
  return `${name(order.orderId)} ${amount(order.remaining, order.quantity)} ${owner}`.trim();
}
