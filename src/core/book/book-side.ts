/**
 * One side of the book: its levels linked from best to worst, found by price. Best level O(1); a
 * level near the best, near the price before or used recently O(1); any other O(log levels)
 * through the B-tree. A level exists exactly as long as it holds orders.
 */
import { Side } from '../types/side';
import type { Lots, Ticks } from '../types/units';
import type { OrderStore, Slot } from './order-store';
import { PriceIndex } from './price-index';
import type { LevelHandle, PriceLevels } from './price-levels';
import { NONE } from './records';
import type { TouchedLevels } from './touched-levels';

/** How many levels from the best a search walks before it asks for a better start. */
const NEAR = 8;
/** How many better prices a search tries before it asks the index. */
const VICINITY = 16;
const INITIAL_RECENT = 1024;
const LARGEST_RECENT = 65_536;

/** What the two sides of a book share. */
export interface BookStorage {
  readonly orders: OrderStore;
  readonly levels: PriceLevels;
  readonly touched: TouchedLevels;
}

export class BookSide {
  /** Levels used recently, directly mapped by price; at least twice as many cells as levels. */
  private recent = new Int32Array(INITIAL_RECENT);
  private levelCount = 0;
  private readonly index: PriceIndex;
  private readonly orders: OrderStore;
  private readonly levels: PriceLevels;
  private readonly touched: TouchedLevels;
  /** Turns a price into a key that ascends from best to worst. */
  private readonly direction: 1 | -1;
  private bestLevel: LevelHandle = NONE;
  /** Key that the last search missed, and the level it would come after, or NONE. */
  private missedKey = NaN;
  private missedAfter: LevelHandle = NONE;

  constructor(side: Side, storage: BookStorage) {
    this.direction = side === Side.Buy ? -1 : 1;
    this.orders = storage.orders;
    this.levels = storage.levels;
    this.touched = storage.touched;
    this.index = new PriceIndex(storage.levels);
  }

  /** The best level, or NONE. */
  get best(): LevelHandle {
    return this.bestLevel;
  }

  /** The next worse level, or NONE. */
  next(level: LevelHandle): LevelHandle {
    return this.levels.worse(level);
  }

  /** Whether an aggressor with this limit may trade at this level's price. */
  isWithin(level: LevelHandle, limit: Ticks): boolean {
    return this.levels.key(level) <= this.direction * limit;
  }

  /** Level at the price, or NONE. */
  find(price: Ticks): LevelHandle {
    const recent = this.recent[price & (this.recent.length - 1)];
    return this.levels.price(recent) === price ? recent : this.search(price);
  }

  /** Total at a price; 0 when nothing rests there. */
  totalAt(price: Ticks): Lots {
    return this.levels.total(this.find(price));
  }

  /** Adds an order at the back of the level of its price. */
  append(slot: Slot): void {
    const price = this.orders.price(slot);
    let level = this.find(price);
    if (level === NONE) level = this.create(price);
    this.touched.touch(level);
    this.levels.append(level, slot);
  }

  /** Takes an order out of its level; the last one takes the level along (R6). */
  remove(slot: Slot): void {
    const level = this.orders.level(slot);
    this.touched.touch(level);
    this.levels.unlink(level, slot);
    if (this.levels.isEmpty(level)) this.retire(level);
  }

  private search(price: Ticks): LevelHandle {
    const key = this.direction * price;
    if (key === this.missedKey) return NONE;
    let better: LevelHandle = NONE;
    let level = this.bestLevel;
    for (let steps = 0; level !== NONE && this.levels.key(level) < key; steps++) {
      better = steps === NEAR ? this.nearer(level, key) : level;
      level = this.levels.worse(better);
    }
    if (level === NONE || this.levels.key(level) !== key) return this.miss(key, better);
    this.recent[price & (this.recent.length - 1)] = level;
    return level;
  }

  /** A level better than the key, as near to it as is cheap to find out; else the given one. */
  private nearer(level: LevelHandle, key: number): LevelHandle {
    const mask = this.recent.length - 1;
    for (let i = 1, better = key - 1; i <= VICINITY; better = key - ++i) {
      const recent = this.recent[(this.direction * better) & mask];
      if (recent !== NONE && this.levels.key(recent) === better) return recent;
    }
    const indexed = this.index.floor(key - 1);
    return indexed !== NONE && this.levels.key(indexed) > this.levels.key(level) ? indexed : level;
  }

  private miss(key: number, better: LevelHandle): typeof NONE {
    this.missedKey = key;
    this.missedAfter = better;
    return NONE;
  }

  /** Opens a level at the place that the last search found. */
  private create(price: Ticks): LevelHandle {
    const key = this.direction * price;
    const dead = this.touched.findDead(key);
    const level = dead === NONE ? this.levels.create(price, key) : dead;
    const better = this.missedAfter;
    const worse = better === NONE ? this.bestLevel : this.levels.worse(better);
    this.link(better, level);
    this.link(level, worse);
    this.index.add(level);
    if (++this.levelCount * 2 > this.recent.length) this.enlargeRecent();
    this.recent[price & (this.recent.length - 1)] = level;
    return level;
  }

  private retire(level: LevelHandle): void {
    this.levelCount--;
    this.touched.died(this.levels.key(level));
    const cell = this.levels.price(level) & (this.recent.length - 1);
    if (this.recent[cell] === level) this.recent[cell] = NONE;
    this.link(this.levels.better(level), this.levels.worse(level));
    this.index.remove(level);
  }

  /** Starts a larger map; it fills again as levels are used. */
  private enlargeRecent(): void {
    if (this.recent.length === LARGEST_RECENT) return;
    this.recent = new Int32Array(this.recent.length * 2);
  }

  private link(better: LevelHandle, worse: LevelHandle): void {
    this.missedKey = NaN;
    if (better === NONE) this.bestLevel = worse;
    else this.levels.setWorse(better, worse);
    if (worse !== NONE) this.levels.setBetter(worse, better);
  }
}
