import type { ListedInstrument } from '../instruments/listed-instrument';
import type { DepthBook } from './depth-book';
import { bestLevels, type PrintedLevel } from './market-data.mapper';

/** The levels of both sides that an update states anew; a quantity of `"0"` removes the level. */
export interface LevelChanges {
  readonly bids: PrintedLevel[];
  readonly asks: PrintedLevel[];
}

/** What readers of a limited depth see, and how it differs from what they saw before. */
export class BookView {
  private bids: PrintedLevel[] = [];
  private asks: PrintedLevel[] = [];

  constructor(
    readonly depth: number,
    private readonly book: DepthBook,
    private readonly instrument: ListedInstrument,
  ) {
    this.refresh();
  }

  /** Takes the current book as seen and returns what changed within the depth. */
  refresh(): LevelChanges {
    const bids = bestLevels(this.book.bids, this.instrument, this.depth);
    const asks = bestLevels(this.book.asks, this.instrument, this.depth);
    const changes = { bids: changesOf(this.bids, bids), asks: changesOf(this.asks, asks) };
    this.bids = bids;
    this.asks = asks;
    return changes;
  }
}

function changesOf(before: readonly PrintedLevel[], now: readonly PrintedLevel[]): PrintedLevel[] {
  const known = new Map(before);
  const changes = now.filter(([price, quantity]) => known.get(price) !== quantity);
  for (const [price] of now) known.delete(price);
  for (const price of known.keys()) changes.push([price, '0']);
  return changes;
}
