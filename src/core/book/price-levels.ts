/**
 * Storage of price levels and their FIFO queues. A level holds its price, its total, the ends of
 * its queue of orders and its neighbours in price order. Append, unlink and reduce are O(1).
 * Promises first in, first out; does not know which level is best (see BookSide).
 */
import type { Lots, Ticks } from '../types/units';
import { NONE, type LevelHandle, type OrderStore, type Slot } from './order-store';

const INITIAL_CAPACITY = 256;

/* One level is one record of 64 bytes, seen as doubles and as 32-bit integers. */
const RECORD_BYTES = 64;
const DOUBLES = RECORD_BYTES / Float64Array.BYTES_PER_ELEMENT;
const PRICE = 0;
const TOTAL = 1;
const TOTAL_BEFORE = 2;
const INTEGERS = RECORD_BYTES / Int32Array.BYTES_PER_ELEMENT;
const HEAD = 6;
const TAIL = 7;
const COUNT = 8;
const BETTER = 9;
const WORSE = 10;
const MARKS = 11;
const YOUTH_PLACE = 12;

export class PriceLevels {
  private capacity = INITIAL_CAPACITY;
  private doubles = new Float64Array(INITIAL_CAPACITY * DOUBLES);
  private integers = new Int32Array(this.doubles.buffer);
  private freeHead: LevelHandle = NONE;
  private used = 0;

  constructor(private readonly orders: OrderStore) {}

  create(price: Ticks, marks: number): LevelHandle {
    const level = this.takeHandle();
    this.doubles[level * DOUBLES + PRICE] = price;
    this.doubles[level * DOUBLES + TOTAL] = 0;
    const at = level * INTEGERS;
    this.integers[at + HEAD] = NONE;
    this.integers[at + TAIL] = NONE;
    this.integers[at + COUNT] = 0;
    this.integers[at + MARKS] = marks;
    return level;
  }

  free(level: LevelHandle): void {
    this.doubles[level * DOUBLES + PRICE] = 0;
    this.integers[level * INTEGERS + WORSE] = this.freeHead;
    this.freeHead = level;
  }

  price(level: LevelHandle): Ticks {
    return this.doubles[level * DOUBLES + PRICE] as Ticks;
  }

  /** Sum of what remains of its orders. */
  total(level: LevelHandle): Lots {
    return this.doubles[level * DOUBLES + TOTAL] as Lots;
  }

  head(level: LevelHandle): Slot {
    return this.integers[level * INTEGERS + HEAD];
  }

  isEmpty(level: LevelHandle): boolean {
    return this.integers[level * INTEGERS + HEAD] === NONE;
  }

  orderCount(level: LevelHandle): number {
    return this.integers[level * INTEGERS + COUNT];
  }

  /** Adds an order at the back of the queue. */
  append(level: LevelHandle, slot: Slot): void {
    const at = level * INTEGERS;
    const tail = this.integers[at + TAIL];
    this.orders.linkLast(slot, level, tail);
    if (tail === NONE) this.integers[at + HEAD] = slot;
    else this.orders.setNext(tail, slot);
    this.integers[at + TAIL] = slot;
    this.integers[at + COUNT]++;
    this.doubles[level * DOUBLES + TOTAL] += this.orders.remaining(slot);
  }

  /** Takes an order out of its queue, wherever it stands; the others keep their order. */
  unlink(level: LevelHandle, slot: Slot): void {
    const at = level * INTEGERS;
    const previous = this.orders.previous(slot);
    const next = this.orders.next(slot);
    if (previous === NONE) this.integers[at + HEAD] = next;
    else this.orders.setNext(previous, next);
    if (next === NONE) this.integers[at + TAIL] = previous;
    else this.orders.setPrevious(next, previous);
    this.integers[at + COUNT]--;
    this.doubles[level * DOUBLES + TOTAL] -= this.orders.remaining(slot);
  }

  /** Takes part of an order's remaining quantity; the order keeps its place. */
  reduce(level: LevelHandle, slot: Slot, by: Lots): void {
    this.orders.setRemaining(slot, (this.orders.remaining(slot) - by) as Lots);
    this.doubles[level * DOUBLES + TOTAL] -= by;
  }

  /* Neighbours in price order. */

  better(level: LevelHandle): LevelHandle {
    return this.integers[level * INTEGERS + BETTER];
  }

  worse(level: LevelHandle): LevelHandle {
    return this.integers[level * INTEGERS + WORSE];
  }

  setBetter(level: LevelHandle, better: LevelHandle): void {
    this.integers[level * INTEGERS + BETTER] = better;
  }

  setWorse(level: LevelHandle, worse: LevelHandle): void {
    this.integers[level * INTEGERS + WORSE] = worse;
  }

  /* Marks that others keep on a level. */

  hasMark(level: LevelHandle, mark: number): boolean {
    return (this.integers[level * INTEGERS + MARKS] & mark) !== 0;
  }

  setMark(level: LevelHandle, mark: number): void {
    this.integers[level * INTEGERS + MARKS] |= mark;
  }

  clearMark(level: LevelHandle, mark: number): void {
    this.integers[level * INTEGERS + MARKS] &= ~mark;
  }

  /** Where the level stands among the youngest of its side's index. */
  youthPlace(level: LevelHandle): number {
    return this.integers[level * INTEGERS + YOUTH_PLACE];
  }

  setYouthPlace(level: LevelHandle, place: number): void {
    this.integers[level * INTEGERS + YOUTH_PLACE] = place;
  }

  /** The total before the command. */
  totalBefore(level: LevelHandle): Lots {
    return this.doubles[level * DOUBLES + TOTAL_BEFORE] as Lots;
  }

  setTotalBefore(level: LevelHandle, total: Lots): void {
    this.doubles[level * DOUBLES + TOTAL_BEFORE] = total;
  }

  private takeHandle(): LevelHandle {
    const recycled = this.freeHead;
    if (recycled !== NONE) {
      this.freeHead = this.worse(recycled);
      return recycled;
    }
    if (this.used === this.capacity) this.grow();
    return this.used++;
  }

  private grow(): void {
    this.capacity *= 2;
    const doubles = new Float64Array(this.capacity * DOUBLES);
    doubles.set(this.doubles);
    this.doubles = doubles;
    this.integers = new Int32Array(doubles.buffer);
  }
}
