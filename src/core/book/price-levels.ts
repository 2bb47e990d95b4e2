/**
 * Storage of price levels and their FIFO queues. A level holds its price, its total, the ends of
 * its queue of orders and its neighbours in price order. Append, unlink and reduce are O(1).
 * Promises first in, first out; does not know which level is best (see BookSide).
 */
import type { Lots, Ticks } from '../types/units';
import { NONE, enlarged, type LevelHandle, type OrderStore, type Slot } from './order-store';

const INITIAL_CAPACITY = 256;

/* Layout of a level's block of doubles … */
const NUMBERS = 4;
const PRICE = 0;
const TOTAL = 1;
const TOTAL_BEFORE = 2;

/* … and of its block of 32-bit integers. */
const LINKS = 8;
const HEAD = 0;
const TAIL = 1;
const COUNT = 2;
const BETTER = 3;
const WORSE = 4;
const MARKS = 5;
const BACKLOG_PLACE = 6;

export class PriceLevels {
  private capacity = INITIAL_CAPACITY;
  private numbers = new Float64Array(INITIAL_CAPACITY * NUMBERS);
  private links = new Int32Array(INITIAL_CAPACITY * LINKS);
  private freeHead: LevelHandle = NONE;
  private used = 0;

  constructor(private readonly orders: OrderStore) {}

  create(price: Ticks, marks: number): LevelHandle {
    const level = this.takeHandle();
    this.numbers[level * NUMBERS + PRICE] = price;
    this.numbers[level * NUMBERS + TOTAL] = 0;
    const at = level * LINKS;
    this.links[at + HEAD] = NONE;
    this.links[at + TAIL] = NONE;
    this.links[at + COUNT] = 0;
    this.links[at + MARKS] = marks;
    return level;
  }

  free(level: LevelHandle): void {
    this.numbers[level * NUMBERS + PRICE] = 0;
    this.links[level * LINKS + WORSE] = this.freeHead;
    this.freeHead = level;
  }

  price(level: LevelHandle): Ticks {
    return this.numbers[level * NUMBERS + PRICE] as Ticks;
  }

  /** Sum of what remains of its orders. */
  total(level: LevelHandle): Lots {
    return this.numbers[level * NUMBERS + TOTAL] as Lots;
  }

  head(level: LevelHandle): Slot {
    return this.links[level * LINKS + HEAD];
  }

  isEmpty(level: LevelHandle): boolean {
    return this.links[level * LINKS + HEAD] === NONE;
  }

  orderCount(level: LevelHandle): number {
    return this.links[level * LINKS + COUNT];
  }

  /** Adds an order at the back of the queue. */
  append(level: LevelHandle, slot: Slot): void {
    const at = level * LINKS;
    const tail = this.links[at + TAIL];
    this.orders.linkLast(slot, level, tail);
    if (tail === NONE) this.links[at + HEAD] = slot;
    else this.orders.setNext(tail, slot);
    this.links[at + TAIL] = slot;
    this.links[at + COUNT]++;
    this.numbers[level * NUMBERS + TOTAL] += this.orders.remaining(slot);
  }

  /** Takes an order out of its queue, wherever it stands; the others keep their order. */
  unlink(level: LevelHandle, slot: Slot): void {
    const at = level * LINKS;
    const previous = this.orders.previous(slot);
    const next = this.orders.next(slot);
    if (previous === NONE) this.links[at + HEAD] = next;
    else this.orders.setNext(previous, next);
    if (next === NONE) this.links[at + TAIL] = previous;
    else this.orders.setPrevious(next, previous);
    this.links[at + COUNT]--;
    this.numbers[level * NUMBERS + TOTAL] -= this.orders.remaining(slot);
  }

  /** Takes part of an order's remaining quantity; the order keeps its place. */
  reduce(level: LevelHandle, slot: Slot, by: Lots): void {
    this.orders.setRemaining(slot, (this.orders.remaining(slot) - by) as Lots);
    this.numbers[level * NUMBERS + TOTAL] -= by;
  }

  /* Neighbours in price order. */

  better(level: LevelHandle): LevelHandle {
    return this.links[level * LINKS + BETTER];
  }

  worse(level: LevelHandle): LevelHandle {
    return this.links[level * LINKS + WORSE];
  }

  setBetter(level: LevelHandle, better: LevelHandle): void {
    this.links[level * LINKS + BETTER] = better;
  }

  setWorse(level: LevelHandle, worse: LevelHandle): void {
    this.links[level * LINKS + WORSE] = worse;
  }

  /* Marks that others keep on a level. */

  hasMark(level: LevelHandle, mark: number): boolean {
    return (this.links[level * LINKS + MARKS] & mark) !== 0;
  }

  setMark(level: LevelHandle, mark: number): void {
    this.links[level * LINKS + MARKS] |= mark;
  }

  clearMark(level: LevelHandle, mark: number): void {
    this.links[level * LINKS + MARKS] &= ~mark;
  }

  /** Where the level stands in the backlog of its side's index. */
  backlogPlace(level: LevelHandle): number {
    return this.links[level * LINKS + BACKLOG_PLACE];
  }

  setBacklogPlace(level: LevelHandle, place: number): void {
    this.links[level * LINKS + BACKLOG_PLACE] = place;
  }

  /** The total before the command. */
  totalBefore(level: LevelHandle): Lots {
    return this.numbers[level * NUMBERS + TOTAL_BEFORE] as Lots;
  }

  setTotalBefore(level: LevelHandle, total: Lots): void {
    this.numbers[level * NUMBERS + TOTAL_BEFORE] = total;
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
    this.numbers = enlarged(this.numbers, new Float64Array(this.capacity * NUMBERS));
    this.links = enlarged(this.links, new Int32Array(this.capacity * LINKS));
  }
}
