import type { Side } from '../core/types/side';

/** How many changed levels of a symbol are remembered, so that a reader may resume. */
const KEPT = 16_384;

export interface ChangedLevel {
  readonly side: Side;
  readonly price: number;
}

/** Which levels changed lately: enough to tell a reader everything it missed in one update. */
export class RecentChanges {
  private readonly sequences = new Float64Array(KEPT);
  private readonly sides = new Uint8Array(KEPT);
  private readonly prices = new Float64Array(KEPT);
  /** Changes so far; the last of them are in the ring. */
  private count = 0;

  /** @param completeAfter everything after this sequence is remembered */
  constructor(private completeAfter = 0) {}

  add(sequence: number, side: Side, price: number): void {
    const place = this.count % KEPT;
    if (this.count >= KEPT) this.completeAfter = this.sequences[place];
    this.sequences[place] = sequence;
    this.sides[place] = side;
    this.prices[place] = price;
    this.count++;
  }

  /** The levels that changed after a sequence, each once, or null when that is forgotten. */
  after(sequence: number): ChangedLevel[] | null {
    if (sequence < this.completeAfter) return null;
    const levels = new Map<string, ChangedLevel>();
    const oldest = Math.max(0, this.count - KEPT);
    for (let i = this.count - 1; i >= oldest; i--) {
      const place = i % KEPT;
      if (this.sequences[place] <= sequence) break;
      const [side, price] = [this.sides[place] as Side, this.prices[place]];
      levels.set(`${side} ${price}`, { side, price });
    }
    return [...levels.values()];
  }
}
