/**
 * When orders expire (R14), over all symbols: live orders by deadline. Adding and removing cost
 * O(log deadlines); asking whether any has come is one comparison.
 */
import { OrderedMap } from '../book/btree';
import type { OrderId, SymbolKey } from '../types/ids';
import type { Micros } from '../types/units';

export class Deadlines {
  private readonly byTime = new OrderedMap<Map<OrderId, SymbolKey>>();
  private earliest = Infinity;

  /** The earliest deadline of a live order; Infinity when there is none. */
  get next(): number {
    return this.earliest;
  }

  add(time: Micros, orderId: OrderId, symbol: SymbolKey): void {
    let orders = this.byTime.get(time);
    if (orders === undefined) {
      orders = new Map();
      this.byTime.set(time, orders);
      if (time < this.earliest) this.earliest = time;
    }
    orders.set(orderId, symbol);
  }

  remove(time: Micros, orderId: OrderId): void {
    const orders = this.byTime.get(time);
    if (orders?.delete(orderId) === true && orders.size === 0) this.drop(time);
  }

  /** The orders whose deadline has come, by symbol. They stay until removed one by one. */
  due(now: Micros): Map<SymbolKey, OrderId[]> {
    const due = new Map<SymbolKey, OrderId[]>();
    for (const [time, orders] of this.byTime.entries()) {
      if (time > now) break;
      for (const [orderId, symbol] of orders) {
        const ofSymbol = due.get(symbol);
        if (ofSymbol === undefined) due.set(symbol, [orderId]);
        else ofSymbol.push(orderId);
      }
    }
    return due;
  }

  clear(): void {
    this.byTime.clear();
    this.earliest = Infinity;
  }

  private drop(time: Micros): void {
    this.byTime.delete(time);
    if (time === this.earliest) this.earliest = this.byTime.least() ?? Infinity;
  }
}
