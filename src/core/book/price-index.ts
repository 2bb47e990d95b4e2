/**
 * Finds levels of one side by price: a B-tree written behind. Most levels live and die near the
 * best price, where the linked levels answer faster, so a level enters the tree only when the tree
 * is next consulted; one that died before never does. At most BACKLOG changes wait.
 * Keys ascend from best to worst.
 */
import { OrderedMap } from './btree';
import { LevelMark } from './level-mark';
import { NONE, type LevelHandle } from './order-store';
import type { PriceLevels } from './price-levels';

const BACKLOG = 256;

export class PriceIndex {
  private readonly tree = new OrderedMap<LevelHandle>();
  private readonly added: LevelHandle[] = [];
  private readonly removedKeys: number[] = [];

  constructor(
    private readonly levels: PriceLevels,
    private readonly direction: 1 | -1,
  ) {}

  /** Level at the key, or NONE. */
  get(key: number): LevelHandle {
    this.catchUp();
    return this.tree.get(key) ?? NONE;
  }

  /** The worst level better than the key, or NONE. */
  better(key: number): LevelHandle {
    this.catchUp();
    return this.tree.below(key) ?? NONE;
  }

  add(level: LevelHandle): void {
    if (this.added.length === BACKLOG) this.catchUp();
    this.levels.setBacklogPlace(level, this.added.length);
    this.added.push(level);
  }

  /** To be called before the level's handle is freed. */
  remove(level: LevelHandle): void {
    if (this.levels.hasMark(level, LevelMark.Indexed)) {
      this.removedKeys.push(this.keyOf(level));
      if (this.removedKeys.length === BACKLOG) this.catchUp();
    } else {
      this.forgetAdded(this.levels.backlogPlace(level));
    }
  }

  /** Fills the gap with the last one; the tree does not care in what order levels enter it. */
  private forgetAdded(place: number): void {
    const last = this.added.pop() as LevelHandle;
    if (place === this.added.length) return;
    this.added[place] = last;
    this.levels.setBacklogPlace(last, place);
  }

  private keyOf(level: LevelHandle): number {
    return this.direction * this.levels.price(level);
  }

  private catchUp(): void {
    for (const key of this.removedKeys) this.tree.delete(key);
    this.removedKeys.length = 0;
    for (const level of this.added) {
      this.tree.set(this.keyOf(level), level);
      this.levels.setMark(level, LevelMark.Indexed);
    }
    this.added.length = 0;
  }
}
