/**
 * Remembers which levels a command touched and what they held before, so that only net changes
 * are published, once, after the whole command. Levels are listed in the order first touched.
 */
import type { LevelHandle } from './order-store';
import { LevelMark } from './level-mark';
import type { PriceLevels } from './price-levels';

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
    if (this.levels.hasMark(level, LevelMark.Touched)) return;
    this.levels.setMark(level, LevelMark.Touched);
    this.levels.rememberTotal(level);
    this.handles[this.touched++] = level;
  }

  clear(): void {
    for (let i = 0; i < this.touched; i++) {
      this.levels.clearMark(this.handles[i], LevelMark.Touched);
    }
    this.touched = 0;
  }
}
