/**
 * Remembers which levels a command touched and what they held before, so that only net changes
 * are published, once, after the whole command. Levels that died stay readable until then.
 */
import type { LevelHandle, PriceLevels } from './price-levels';

export class TouchedLevels {
  private readonly handles: LevelHandle[] = [];
  private touched = 0;

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

  /** Forgets them all and frees those that died. */
  clear(): void {
    for (let i = 0; i < this.touched; i++) {
      const level = this.handles[i];
      this.levels.untouch(level);
      if (this.levels.isEmpty(level)) this.levels.free(level);
    }
    this.touched = 0;
  }
}
