/**
 * Finds the slot of an order by its id: an open-addressing hash table, expected O(1), at most half
 * full, 16–32 bytes an order, bounded by the orders that are in it at once.
 * Ids are dense and neighbours live together, so 8 consecutive ids share one cache line; the
 * lines themselves are scattered, so that survivors of old ids never pile up into long probes.
 */
import type { OrderId } from '../types/ids';
import type { Slot } from './order-store';
import { NONE } from './records';

/** A cell is two integers: the low 32 bits of the id, and the slot or NONE for a free cell. */
const CELL = 2;
const INITIAL_BITS = 11;
const LINE_BITS = 3;
const LINE = 1 << LINE_BITS;
/** 2^32 divided by the golden ratio: spreads consecutive lines evenly (Knuth, TAOCP 6.4). */
const SCATTER = 0x9e3779b1 | 0;

/** Tells the id of an order in a slot. */
export interface OrderIds {
  orderId(slot: Slot): OrderId;
}

export class OrderIndex {
  private cells = new Int32Array(CELL << INITIAL_BITS);
  /** Wraps a position in `cells`. */
  private mask = (CELL << INITIAL_BITS) - 1;
  /** Leaves as many high bits of the scattered line number as there are lines. */
  private shift = 32 - (INITIAL_BITS - LINE_BITS);
  private count = 0;

  constructor(private readonly orders: OrderIds) {}

  /** Slot of an order that was added and not removed, or NONE. */
  find(orderId: OrderId): Slot {
    return this.cells[this.cellOf(orderId) + 1];
  }

  add(orderId: OrderId, slot: Slot): void {
    if (++this.count * CELL * 2 > this.cells.length) this.grow();
    this.place(orderId | 0, slot);
  }

  /** The order, which must be present, is in another slot now. */
  move(orderId: OrderId, slot: Slot): void {
    this.cells[this.cellOf(orderId) + 1] = slot;
  }

  /** Closes the gap so that no probe is cut short. The order must be present. */
  remove(orderId: OrderId): void {
    const { cells, mask } = this;
    let gap = this.cellOf(orderId);
    let cell = (gap + CELL) & mask;
    for (; cells[cell + 1] !== NONE; cell = (cell + CELL) & mask) {
      const home = this.home(cells[cell]);
      if (((cell - home) & mask) < ((cell - gap) & mask)) continue;
      cells[gap] = cells[cell];
      cells[gap + 1] = cells[cell + 1];
      gap = cell;
    }
    cells[gap + 1] = NONE;
    this.count--;
  }

  /** The cell that holds the id, or the free cell where the search for it ends. */
  private cellOf(orderId: OrderId): number {
    const { cells, mask } = this;
    const low = orderId | 0;
    let cell = this.home(low);
    for (;;) {
      const slot = cells[cell + 1];
      if (slot === NONE) return cell;
      // Ids above 2^32 may share their low bits; order storage knows the whole id.
      if (cells[cell] === low && this.orders.orderId(slot) === orderId) return cell;
      cell = (cell + CELL) & mask;
    }
  }

  private place(low: number, slot: Slot): void {
    const { cells, mask } = this;
    let cell = this.home(low);
    while (cells[cell + 1] !== NONE) cell = (cell + CELL) & mask;
    cells[cell] = low;
    cells[cell + 1] = slot;
  }

  /** The cell where the search for an id starts. */
  private home(low: number): number {
    const line = Math.imul(low >> LINE_BITS, SCATTER) >>> this.shift;
    return ((line << LINE_BITS) | (low & (LINE - 1))) * CELL;
  }

  private grow(): void {
    const old = this.cells;
    this.cells = new Int32Array(old.length * 2);
    this.mask = this.cells.length - 1;
    this.shift--;
    for (let at = 0; at < old.length; at += CELL) {
      if (old[at + 1] !== NONE) this.place(old[at], old[at + 1]);
    }
  }
}
