/**
 * One side of the book: levels ordered from best to worst by a B-tree over price, linked to their
 * neighbours. Best level O(1); an order at a known price O(1); a new price O(log levels).
 *
 * An emptied level leaves the market at once (it is never best, never visited), but its place in
 * the tree is kept for a while: prices come back, and a bulk clean-up is cheaper than one B-tree
 * operation for each. At most EMPTIED_LIMIT such places exist, which bounds every walk over them.
 */
import { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import { OrderedMap } from './btree';
import { LevelMark } from './level-mark';
import { NONE, type LevelHandle, type OrderStore, type Slot } from './order-store';
import type { PriceLevels } from './price-levels';
import type { TouchedLevels } from './touched-levels';

const EMPTIED_LIMIT = 128;
/** Recently used levels, directly mapped by price; spares most look-ups in the tree. */
const RECENT = 1024;

/** What the two sides of a book share. */
export interface BookStorage {
  readonly orders: OrderStore;
  readonly levels: PriceLevels;
  readonly touched: TouchedLevels;
}

export class BookSide {
  private readonly tree = new OrderedMap<LevelHandle>();
  private readonly recent = new Int32Array(RECENT).fill(NONE);
  private readonly emptied: LevelHandle[] = [];
  private readonly orders: OrderStore;
  private readonly levels: PriceLevels;
  private readonly touched: TouchedLevels;
  /** Turns a price into a key that ascends from best to worst. */
  private readonly direction: 1 | -1;
  private bestLevel: LevelHandle = NONE;
  /** Head of the linked levels, emptied ones included. */
  private first: LevelHandle = NONE;

  constructor(
    private readonly side: Side,
    storage: BookStorage,
  ) {
    this.direction = side === Side.Buy ? -1 : 1;
    this.orders = storage.orders;
    this.levels = storage.levels;
    this.touched = storage.touched;
  }

  /** The best level that holds orders, or NONE. */
  get best(): LevelHandle {
    return this.bestLevel;
  }

  /** The next worse level that holds orders, or NONE. */
  next(level: LevelHandle): LevelHandle {
    let worse = this.levels.worse(level);
    while (worse !== NONE && this.levels.isEmpty(worse)) worse = this.levels.worse(worse);
    return worse;
  }

  /** Whether an aggressor with this limit may trade at this level's price. */
  isWithin(level: LevelHandle, limit: Ticks): boolean {
    return this.direction * this.levels.price(level) <= this.direction * limit;
  }

  /** Total at a price; 0 when nothing rests there. */
  totalAt(price: Ticks): Lots {
    const level = this.find(price);
    return level === NONE ? (0 as Lots) : this.levels.total(level);
  }

  /** Adds an order at the back of the level of its price. */
  append(slot: Slot): void {
    const price = this.orders.price(slot);
    let level = this.find(price);
    if (level === NONE) level = this.create(price);
    this.touched.touch(level);
    const wasEmpty = this.levels.isEmpty(level);
    this.levels.append(level, slot);
    if (wasEmpty && (this.bestLevel === NONE || this.isWithin(level, this.bestPrice()))) {
      this.bestLevel = level;
    }
  }

  /** Takes an order out of its level. */
  remove(slot: Slot): void {
    const level = this.orders.level(slot);
    this.touched.touch(level);
    this.levels.unlink(level, slot);
    if (!this.levels.isEmpty(level)) return;
    if (level === this.bestLevel) this.bestLevel = this.next(level);
    if (this.levels.hasMark(level, LevelMark.Emptied)) return;
    this.levels.setMark(level, LevelMark.Emptied);
    this.emptied.push(level);
  }

  /** Takes part of an order's remaining quantity; the order keeps its place. */
  reduce(slot: Slot, by: Lots): void {
    const level = this.orders.level(slot);
    this.touched.touch(level);
    this.levels.reduce(level, slot, by);
  }

  /** Drops the places of emptied levels once enough have gathered. Call between commands only. */
  tidy(): void {
    if (this.emptied.length < EMPTIED_LIMIT) return;
    for (const level of this.emptied) {
      this.levels.clearMark(level, LevelMark.Emptied);
      if (this.levels.isEmpty(level)) this.drop(level);
    }
    this.emptied.length = 0;
  }

  private bestPrice(): Ticks {
    return this.levels.price(this.bestLevel);
  }

  private find(price: Ticks): LevelHandle {
    const cell = price & (RECENT - 1);
    const recent = this.recent[cell];
    if (recent !== NONE && this.levels.price(recent) === price) return recent;
    const level = this.tree.get(this.direction * price) ?? NONE;
    if (level !== NONE) this.recent[cell] = level;
    return level;
  }

  private create(price: Ticks): LevelHandle {
    const key = this.direction * price;
    const level = this.levels.create(price);
    if (this.side === Side.Sell) this.levels.setMark(level, LevelMark.Ask);
    const better = this.tree.below(key) ?? NONE;
    const worse = better === NONE ? this.first : this.levels.worse(better);
    this.tree.set(key, level);
    this.link(better, level);
    this.link(level, worse);
    this.recent[price & (RECENT - 1)] = level;
    return level;
  }

  private link(better: LevelHandle, worse: LevelHandle): void {
    if (better === NONE) this.first = worse;
    else this.levels.setWorse(better, worse);
    if (worse !== NONE) this.levels.setBetter(worse, better);
  }

  private drop(level: LevelHandle): void {
    const price = this.levels.price(level);
    this.tree.delete(this.direction * price);
    this.link(this.levels.better(level), this.levels.worse(level));
    const cell = price & (RECENT - 1);
    if (this.recent[cell] === level) this.recent[cell] = NONE;
    this.levels.free(level);
  }
}
