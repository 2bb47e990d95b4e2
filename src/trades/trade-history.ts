import type { Trade } from '../core/events/events';

/** How many trades of a symbol stay queryable. */
const KEPT = 10_000;

export interface TradeRecord {
  readonly trade: Trade;
  /** When it happened, in microseconds. */
  readonly time: number;
}

/** The latest trades of one symbol, oldest first. */
export class TradeHistory {
  private records: TradeRecord[] = [];

  /** Sequence of the last trade; 0 before the first. */
  get sequence(): number {
    return this.records.at(-1)?.trade.tradeSequence ?? 0;
  }

  /** The first trade that is kept. */
  get oldest(): Trade | undefined {
    return this.records[0]?.trade;
  }

  add(record: TradeRecord): void {
    this.records.push(record);
    if (this.records.length === 2 * KEPT) this.records = this.records.slice(-KEPT);
  }

  /** All that is kept, oldest first. */
  all(): readonly TradeRecord[] {
    return this.records;
  }

  /** Newest first: at most `limit` trades older than `beforeTradeId`. */
  latest(limit: number, beforeTradeId: number): TradeRecord[] {
    const end = this.placeOf(({ tradeId }) => tradeId >= beforeTradeId);
    return this.records.slice(Math.max(0, end - limit), end).reverse();
  }

  /** Oldest first: the trades after a sequence, at most the latest KEPT. */
  after(sequence: number): TradeRecord[] {
    const place = this.placeOf(({ tradeSequence }) => tradeSequence > sequence);
    return this.records.slice(Math.max(place, this.records.length - KEPT));
  }

  /** Place of the first trade for which the condition holds; it must hold for all later ones. */
  private placeOf(condition: (trade: Trade) => boolean): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (condition(this.records[middle].trade)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
