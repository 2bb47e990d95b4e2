/**
 * Finds the way to a price among the levels of one side: a B-tree of levels in which all but the
 * youngest stand. Most levels live and die near the best price, where the linked levels answer
 * faster, so a level enters the tree only once YOUNGEST others have come after it; one that died
 * before never does.
 */
import { OrderedMap } from './btree';
import type { LevelHandle, PriceLevels } from './price-levels';
import { NONE } from './records';

const YOUNGEST = 128;
/** Youth place of a level that stands in the tree. */
const GROWN_UP = -1;

export class PriceIndex {
  private readonly tree = new OrderedMap<LevelHandle>();
  private readonly youngest: LevelHandle[] = [];

  constructor(private readonly levels: PriceLevels) {}

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
    const place = this.levels.youthPlace(level);
    if (place === GROWN_UP) this.tree.delete(this.levels.key(level));
    else this.forgetYoung(place);
  }

  private indexYoungest(): void {
    for (const level of this.youngest) {
      this.tree.set(this.levels.key(level), level);
      this.levels.setYouthPlace(level, GROWN_UP);
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
