/**
 * Finds the way to a price among the levels of one side: a B-tree of levels in which all but the
 * youngest stand. Most levels live and die near the best price, where the linked levels answer
 * faster, so a level enters the tree only once YOUNGEST others have come after it; one that died
 * before never does. Keys ascend from best to worst.
 */
import { OrderedMap } from './btree';
import { LevelMark } from './level-mark';
import { NONE, type LevelHandle } from './order-store';
import type { PriceLevels } from './price-levels';

const YOUNGEST = 128;

export class PriceIndex {
  private readonly tree = new OrderedMap<LevelHandle>();
  private readonly youngest: LevelHandle[] = [];

  constructor(
    private readonly levels: PriceLevels,
    private readonly direction: 1 | -1,
  ) {}

  /**
   * An indexed level at the key or better than it, or NONE. Fewer than YOUNGEST levels stand
   * between it and the key.
   */
  floor(key: number): LevelHandle {
    return this.tree.floor(key) ?? NONE;
  }

  add(level: LevelHandle): void {
    if (this.youngest.length === YOUNGEST) this.indexYoungest();
    this.levels.setYouthPlace(level, this.youngest.length);
    this.youngest.push(level);
  }

  remove(level: LevelHandle): void {
    if (this.levels.hasMark(level, LevelMark.Indexed)) this.tree.delete(this.keyOf(level));
    else this.forgetYoung(this.levels.youthPlace(level));
  }

  private keyOf(level: LevelHandle): number {
    return this.direction * this.levels.price(level);
  }

  private indexYoungest(): void {
    for (const level of this.youngest) {
      this.tree.set(this.keyOf(level), level);
      this.levels.setMark(level, LevelMark.Indexed);
    }
    this.youngest.length = 0;
  }

  /** The last one takes the place; the tree does not care in what order levels enter it. */
  private forgetYoung(place: number): void {
    const last = this.youngest.pop() as LevelHandle;
    if (place === this.youngest.length) return;
    this.youngest[place] = last;
    this.levels.setYouthPlace(last, place);
  }
}
