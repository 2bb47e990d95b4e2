/**
 * Remembers which levels a command touched and what they held before, so that only net changes
 * are published, once, after the whole command. Levels that died stay readable until then.
 */
import type { LevelHandle, PriceLevels } from './price-levels';
import { NONE } from './records';

export class TouchedLevels {
  private readonly handles: LevelHandle[] = [];
  private touched = 0;
  private bidDied = false;
  private askDied = false;
  /** The first `indexed` of the handles, by key; filled when asked for. */
  private readonly byKey = new Map<number, LevelHandle>();
  private indexed = 0;

  constructor(private readonly levels: PriceLevels) {}

  get count(): number {
    return this.touched;
  }

  at(index: number): LevelHandle {
    return this.handles[index];
  }

  /** To be called before a level's total changes. */
  touch(level: LevelHandle): void {
    if (this.levels.isTouched(level)) return;
    this.levels.touch(level);
    this.handles[this.touched++] = level;
  }

  /** Takes note that a touched level with this key has lost its last order. */
  died(key: number): void {
    if (key < 0) this.bidDied = true;
    else this.askDied = true;
  }

  /** The level with this key that died in this command, or NONE: it is to live on if it returns. */
  findDead(key: number): LevelHandle {
    if (!(key < 0 ? this.bidDied : this.askDied)) return NONE;
    for (; this.indexed < this.touched; this.indexed++) {
      const level = this.handles[this.indexed];
      this.byKey.set(this.levels.key(level), level);
    }
    return this.byKey.get(key) ?? NONE;
  }

  /** Forgets them all and frees those that died. */
  clear(): void {
    for (let i = 0; i < this.touched; i++) {
      const level = this.handles[i];
      this.levels.untouch(level);
      if (this.levels.isEmpty(level)) this.levels.free(level);
    }
    this.touched = 0;
    this.bidDied = false;
    this.askDied = false;
    if (this.indexed === 0) return;
    this.indexed = 0;
    this.byKey.clear();
  }
}
