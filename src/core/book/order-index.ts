/**
 * Finds a resting order by id: an open-addressing hash table of slots over order storage.
 * Expected O(1), at most half full, 8–16 bytes an order, bounded by the orders that rest at once.
 * Ids are dense and neighbours live together, so 16 consecutive ids share one cache line; the
 * lines themselves are scattered, so that survivors of old ids never pile up into long probes.
 */
import type { OrderId } from '../types/ids';
import { NONE, type OrderStore, type Slot } from './order-store';

const INITIAL_BITS = 11;
const LINE_BITS = 4;
const LINE = 1 << LINE_BITS;
/** 2^32 divided by the golden ratio: spreads consecutive lines evenly (Knuth, TAOCP 6.4). */
const SCATTER = 0x9e3779b1 | 0;

export class OrderIndex {
  private slots = new Int32Array(1 << INITIAL_BITS).fill(NONE);
  private mask = (1 << INITIAL_BITS) - 1;
  /** Leaves as many high bits of the scattered line number as there are lines. */
  private shift = 32 - (INITIAL_BITS - LINE_BITS);
  private count = 0;

  constructor(private readonly orders: OrderStore) {}

  /** Slot of a resting order, or NONE. */
  find(orderId: OrderId): Slot {
    let cell = this.home(orderId);
    for (;;) {
      const slot = this.slots[cell];
      if (slot === NONE || this.orders.orderId(slot) === orderId) return slot;
      cell = (cell + 1) & this.mask;
    }
  }

  add(slot: Slot): void {
    if (++this.count * 2 > this.slots.length) this.grow();
    this.place(slot);
  }

  /** Removes an order that is still in storage. */
  remove(slot: Slot): void {
    let gap = this.cellOf(slot);
    let cell = (gap + 1) & this.mask;
    for (let moved = this.slots[cell]; moved !== NONE; moved = this.slots[cell]) {
      const home = this.home(this.orders.orderId(moved));
      if (((cell - home) & this.mask) >= ((cell - gap) & this.mask)) {
        this.slots[gap] = moved;
        gap = cell;
      }
      cell = (cell + 1) & this.mask;
    }
    this.slots[gap] = NONE;
    this.count--;
  }

  private cellOf(slot: Slot): number {
    let cell = this.home(this.orders.orderId(slot));
    while (this.slots[cell] !== slot) cell = (cell + 1) & this.mask;
    return cell;
  }

  private place(slot: Slot): void {
    let cell = this.home(this.orders.orderId(slot));
    while (this.slots[cell] !== NONE) cell = (cell + 1) & this.mask;
    this.slots[cell] = slot;
  }

  /** The cell where the search for an id starts. */
  private home(orderId: number): number {
    const line = Math.imul(orderId / LINE, SCATTER) >>> this.shift;
    return (line << LINE_BITS) | (orderId & (LINE - 1));
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2).fill(NONE);
    this.mask = this.slots.length - 1;
    this.shift--;
    for (const slot of old) if (slot !== NONE) this.place(slot);
  }
}
