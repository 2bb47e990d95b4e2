/**
 * Books as scenarios draw them: asks above bids, the highest price on top, and below them what
 * waits and the lists that tie orders together.
 */
import type {
  EngineSnapshot,
  OrderSnapshot,
  SymbolSnapshot,
} from '../../../src/core/engine/snapshot';
import { HOME } from './command-words';
import { drawList, drawWaiting, ownerWord } from './drawn-waiting';
import { amount, sideWord, type NameOf } from './event-words';

export interface DrawnOrder {
  readonly name: string;
  /** The command that enters it. */
  readonly command: string;
  readonly waits: boolean;
}

/** The orders of a drawn book in the order in which they enter: by name. */
export function ordersOf(book: readonly string[]): DrawnOrder[] {
  return book.flatMap(ordersOfLine).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ordersOfLine(line: string): DrawnOrder[] {
  if (line === 'empty book') return [];
  const [place, orders] = line.split(' | ');
  const [last, before, symbol = HOME] = place.split(' ').reverse();
  if (last === 'waiting') return [waitingOrder(orders, before ?? HOME)];
  const verb = before === 'bid' ? 'buy' : 'sell';
  return orders.split(', ').map((order) => {
    const [name, quantity, owner = ''] = order.split(' ');
    const command = `${verb} ${name} ${quantityWords(quantity, last)} ${owner}`.trim();
    return { name, command: `${command} on ${symbol}`, waits: false };
  });
}

/** `S sell 5 stop 95` is entered by `sell S 5 stop 95`. */
function waitingOrder(words: string, symbol: string): DrawnOrder {
  const [name, verb, ...terms] = words.split(' ');
  return { name, command: `${verb} ${name} ${terms.join(' ')} on ${symbol}`, waits: true };
}

/** `3+7` shows three of ten. */
function quantityWords(quantity: string, price: string): string {
  if (!quantity.includes('+')) return `${quantity} @ ${price}`;
  const [shown, hidden] = quantity.split('+').map(Number);
  return `${shown + hidden} @ ${price} show ${shown}`;
}

export function draw(snapshot: EngineSnapshot, name: NameOf): string[] {
  const lines = snapshot.symbols.flatMap((symbol) => {
    const key = symbol.instrument.symbol;
    const prefix = key === HOME ? '' : `${key} `;
    return drawSymbol(symbol, name).map((line) => prefix + line);
  });
  return lines.length === 0 ? ['empty book'] : lines;
}

function drawSymbol({ orders, waiting, lists }: SymbolSnapshot, name: NameOf): string[] {
  return [
    ...drawLevels(orders, name),
    ...waiting.map((order) => drawWaiting(order, name)),
    ...lists.map((list) => drawList(list, name)),
  ];
}

function drawLevels(orders: readonly OrderSnapshot[], name: NameOf): string[] {
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
  return `${name(order.orderId)} ${drawQuantity(order)} ${ownerWord(order)}`.trim();
}

function drawQuantity({ remaining, quantity, details }: OrderSnapshot): string {
  const hidden = details?.hidden ?? 0;
  if (hidden === 0) return amount(remaining, quantity);
  const parts = `${remaining - hidden}+${hidden}`;
  return remaining === quantity ? parts : `${parts}/${quantity}`;
}
