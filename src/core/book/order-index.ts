/**
 * Finds a resting order by id: an open-addressing hash table, expected O(1), at most half full,
 * 16–32 bytes an order, bounded by the orders that rest at once.
 * Ids are dense and neighbours live together, so 8 consecutive ids share one cache line; the
 * lines themselves are scattered, so that survivors of old ids never pile up into long probes.
 */
import type { OrderId } from '../types/ids';
import { NONE, type OrderStore, type Slot } from './order-store';

/** A cell is two integers: the low 32 bits of the id and the slot, or NONE for a free cell. */
const CELL = 2;
const INITIAL_BITS = 11;
const LINE_BITS = 3;
const LINE = 1 << LINE_BITS;
/** 2^32 divided by the golden ratio: spreads consecutive lines evenly (Knuth, TAOCP 6.4). */
const SCATTER = 0x9e3779b1 | 0;

export class OrderIndex {
  private cells = new Int32Array(CELL << INITIAL_BITS).fill(NONE);
  private mask = (1 << INITIAL_BITS) - 1;
  /** Leaves as many high bits of the scattered line number as there are lines. */
  private shift = 32 - (INITIAL_BITS - LINE_BITS);
  private count = 0;

  constructor(private readonly orders: OrderStore) {}

  /** Slot of a resting order, or NONE. */
  find(orderId: OrderId): Slot {
    const cell = this.cellOf(orderId);
    return this.cells[cell * CELL + 1];
  }

  add(orderId: OrderId, slot: Slot): void {
    if (++this.count * 2 > this.mask) this.grow();
    this.place(orderId | 0, slot);
  }

  /** Closes the gap so that no probe is cut short. The order must be present. */
  remove(orderId: OrderId): void {
    let gap = this.cellOf(orderId);
    let cell = (gap + 1) & this.mask;
    for (; this.cells[cell * CELL + 1] !== NONE; cell = (cell + 1) & this.mask) {
      const home = this.home(this.cells[cell * CELL]);
      if (((cell - home) & this.mask) < ((cell - gap) & this.mask)) continue;
      this.cells[gap * CELL] = this.cells[cell * CELL];
      this.cells[gap * CELL + 1] = this.cells[cell * CELL + 1];
      gap = cell;
    }
    this.cells[gap * CELL + 1] = NONE;
    this.count--;
  }

  /** The cell that holds the id, or the free cell where the search for it ends. */
  private cellOf(orderId: OrderId): number {
    const low = orderId | 0;
    let cell = this.home(low);
    for (;;) {
      const slot = this.cells[cell * CELL + 1];
      if (slot === NONE) return cell;
      // Ids above 2^32 may share their low bits; order storage knows the whole id.
      if (this.cells[cell * CELL] === low && this.orders.orderId(slot) === orderId) return cell;
      cell = (cell + 1) & this.mask;
    }
  }

  private place(low: number, slot: Slot): void {
    let cell = this.home(low);
    while (this.cells[cell * CELL + 1] !== NONE) cell = (cell + 1) & this.mask;
    this.cells[cell * CELL] = low;
    this.cells[cell * CELL + 1] = slot;
  }

  /** The cell where the search for an id starts. */
  private home(low: number): number {
    const line = Math.imul(low >> LINE_BITS, SCATTER) >>> this.shift;
    return (line << LINE_BITS) | (low & (LINE - 1));
  }

  private grow(): void {
    const old = this.cells;
    this.cells = new Int32Array(old.length * 2).fill(NONE);
    this.mask = this.mask * 2 + 1;
    this.shift--;
    for (let at = 0; at < old.length; at += CELL) {
      if (old[at + 1] !== NONE) this.place(old[at], old[at + 1]);
    }
  }
}
