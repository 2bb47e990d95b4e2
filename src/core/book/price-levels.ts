/**
 * Storage of price levels and their FIFO queues. A level holds its price, its total, the ends of
 * its queue of orders and its neighbours in price order. Append, unlink and reduce are O(1).
 * Promises first in, first out; does not know which level is best (see BookSide).
 */
import { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { OrderStore, Slot } from './order-store';
import { NONE, Records, type Handle } from './records';

/**
 * Handle of a level's record. Valid while orders rest on it, and until the command ends. That of
 * no level, NONE, may be read: it has price 0 and total 0.
 */
export type LevelHandle = Handle;

/* Fields of a record: the first four are doubles, the others 32-bit integers. */
const PRICE = 0;
const KEY = 1;
const TOTAL = 2;
const TOTAL_BEFORE = 3;
const HEAD = 8;
const TAIL = 9;
const BETTER = 10;
const WORSE = 11;
const TOUCHED = 12;
const YOUTH_PLACE = 13;

export class PriceLevels extends Records {
  constructor(private readonly orders: OrderStore) {
    super();
  }

  /** An empty level; its neighbours are still to be linked. */
  create(price: Ticks, key: number): LevelHandle {
    const level = this.take();
    const at = level >> 1;
    this.doubles[at + PRICE] = price;
    this.doubles[at + KEY] = key;
    this.doubles[at + TOTAL] = 0;
    this.integers[level + HEAD] = NONE;
    this.integers[level + TAIL] = NONE;
    this.integers[level + TOUCHED] = 0;
    return level;
  }

  free(level: LevelHandle): void {
    this.release(level);
  }

  price(level: LevelHandle): Ticks {
    return this.doubles[(level >> 1) + PRICE] as Ticks;
  }

  /** The price as its side orders it: keys ascend from best to worst, those of bids below 0. */
  key(level: LevelHandle): number {
    return this.doubles[(level >> 1) + KEY];
  }

  side(level: LevelHandle): Side {
    return this.key(level) < 0 ? Side.Buy : Side.Sell;
  }

  /** Sum of what its orders show. */
  total(level: LevelHandle): Lots {
    return this.doubles[(level >> 1) + TOTAL] as Lots;
  }

  /** The order that trades first. */
  head(level: LevelHandle): Slot {
    return this.integers[level + HEAD];
  }

  isEmpty(level: LevelHandle): boolean {
    return this.integers[level + HEAD] === NONE;
  }

  /** Adds an order at the back of the queue. */
  append(level: LevelHandle, slot: Slot): void {
    const tail = this.integers[level + TAIL];
    this.orders.linkLast(slot, level, tail);
    if (tail !== NONE) this.orders.setNext(tail, slot);
    else this.integers[level + HEAD] = slot;
    this.integers[level + TAIL] = slot;
    this.doubles[(level >> 1) + TOTAL] += this.orders.shown(slot);
  }

  /** Takes an order out of its queue, wherever it stands; the others keep their order. */
  unlink(level: LevelHandle, slot: Slot): void {
    const previous = this.orders.previous(slot);
    const next = this.orders.next(slot);
    if (previous !== NONE) this.orders.setNext(previous, next);
    else this.integers[level + HEAD] = next;
    if (next !== NONE) this.orders.setPrevious(next, previous);
    else this.integers[level + TAIL] = previous;
    this.doubles[(level >> 1) + TOTAL] -= this.orders.shown(slot);
  }

  /** Takes part of what an order shows; the order keeps its place. */
  reduce(level: LevelHandle, slot: Slot, by: Lots): void {
    this.orders.setShown(slot, (this.orders.shown(slot) - by) as Lots);
    this.doubles[(level >> 1) + TOTAL] -= by;
  }

  /* Neighbours in price order. */

  better(level: LevelHandle): LevelHandle {
    return this.integers[level + BETTER];
  }

  worse(level: LevelHandle): LevelHandle {
    return this.integers[level + WORSE];
  }

  setBetter(level: LevelHandle, better: LevelHandle): void {
    this.integers[level + BETTER] = better;
  }

  setWorse(level: LevelHandle, worse: LevelHandle): void {
    this.integers[level + WORSE] = worse;
  }

  /** Where the level stands among the youngest of its side's index, if it does. */
  youthPlace(level: LevelHandle): number {
    return this.integers[level + YOUTH_PLACE];
  }

  setYouthPlace(level: LevelHandle, place: number): void {
    this.integers[level + YOUTH_PLACE] = place;
  }

  /* What the command being applied does to the level. */

  isTouched(level: LevelHandle): boolean {
    return this.integers[level + TOUCHED] !== 0;
  }

  /** Marks the level and remembers its total. */
  touch(level: LevelHandle): void {
    const at = level >> 1;
    this.integers[level + TOUCHED] = 1;
    this.doubles[at + TOTAL_BEFORE] = this.doubles[at + TOTAL];
  }

  untouch(level: LevelHandle): void {
    this.integers[level + TOUCHED] = 0;
  }

  /** Whether the total differs from what it was when the level was touched. */
  hasChanged(level: LevelHandle): boolean {
    const at = level >> 1;
    return this.doubles[at + TOTAL] !== this.doubles[at + TOTAL_BEFORE];
  }
}
