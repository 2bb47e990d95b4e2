import { Side } from '../core/types/side';

/** How many changed levels of a symbol are remembered, so that a reader may resume. */
const KEPT = 10_000;

export interface ChangedLevel {
  readonly side: Side;
  readonly price: number;
  /** There was no such level before. */
  readonly isNew: boolean;
}

interface Change extends ChangedLevel {
  readonly sequence: number;
}

/** Which levels changed lately: enough to tell a reader everything it missed in one update. */
export class RecentChanges {
  private changes: Change[] = [];

  /** @param completeAfter everything after this sequence is remembered */
  constructor(private completeAfter = 0) {}

  add(sequence: number, { side, price, isNew }: ChangedLevel): void {
    this.changes.push({ sequence, side, price, isNew });
    if (this.changes.length < 2 * KEPT) return;
    this.completeAfter = this.changes[this.changes.length - KEPT - 1].sequence;
    this.changes = this.changes.slice(-KEPT);
  }

  /**
   * The levels that changed after a sequence, each once and as new as it was by the first change,
   * or null when that is forgotten.
   */
  after(sequence: number): ChangedLevel[] | null {
    if (sequence < this.completeAfter) return null;
    const bids = new Map<number, ChangedLevel>();
    const asks = new Map<number, ChangedLevel>();
    for (let i = this.changes.length - 1; i >= 0; i--) {
      const change = this.changes[i];
      if (change.sequence <= sequence) break;
      (change.side === Side.Buy ? bids : asks).set(change.price, change);
    }
    return [...bids.values(), ...asks.values()];
  }
}
