import type { Trade } from '../core/events/events';
import type { OrderId, TradeId } from '../core/types/ids';
import type { Side } from '../core/types/side';
import type { Lots, Ticks } from '../core/types/units';

/** How many trades of a symbol stay queryable. */
const KEPT = 10_000;

/** Numbers that make one trade, the first two of them by place. */
const WIDTH = 10;
const TRADE_ID = 0;
const SEQUENCE = 1;
/** Trades there is room for at first. */
const FIRST_ROOM = 16;

export interface TradeRecord {
  readonly trade: Trade;
  /** When it happened, in microseconds. */
  readonly time: number;
}

/**
 * The latest trades of one symbol, oldest first. They lie packed in one array that becomes a ring
 * once it is full: 80 bytes each, and objects only of what is read.
 */
export class TradeHistory {
  private values = new Float64Array(WIDTH * FIRST_ROOM);
  /** Trades so far. */
  private count = 0;

  constructor(private readonly symbol: string) {}

  /** Number of trades that are kept. */
  get length(): number {
    return Math.min(this.count, KEPT);
  }

  /** Sequence of the last trade; 0 before the first. */
  get sequence(): number {
    return this.count === 0 ? 0 : this.values[this.offset(this.length - 1) + SEQUENCE];
  }

  /** The first trade that is kept. */
  get oldest(): Trade | undefined {
    return this.count === 0 ? undefined : this.at(0).trade;
  }

  add(trade: Trade, time: number): void {
    const at = (this.count % KEPT) * WIDTH;
    if (at === this.values.length) this.makeRoom();
    const { values } = this;
    values[at] = trade.tradeId;
    values[at + 1] = trade.tradeSequence;
    values[at + 2] = trade.price;
    values[at + 3] = trade.quantity;
    values[at + 4] = trade.aggressorSide;
    values[at + 5] = trade.makerOrderId;
    values[at + 6] = trade.takerOrderId;
    values[at + 7] = trade.makerRemaining;
    values[at + 8] = trade.takerRemaining;
    values[at + 9] = time;
    this.count++;
  }

  /** All that is kept, oldest first. */
  *all(): IterableIterator<TradeRecord> {
    for (let place = 0; place < this.length; place++) yield this.at(place);
  }

  /** Newest first: at most `limit` trades older than `beforeTradeId`. */
  latest(limit: number, beforeTradeId: number): TradeRecord[] {
    const end = this.placeOf(TRADE_ID, beforeTradeId);
    const found: TradeRecord[] = [];
    for (let i = end - 1; i >= 0 && found.length < limit; i--) found.push(this.at(i));
    return found;
  }

  /** Oldest first: the trades after a sequence. */
  after(sequence: number): TradeRecord[] {
    const found: TradeRecord[] = [];
    const begin = this.placeOf(SEQUENCE, sequence + 1);
    for (let i = begin; i < this.length; i++) found.push(this.at(i));
    return found;
  }

  /** A copy of the trade at a place; the oldest is at 0. */
  private at(place: number): TradeRecord {
    const at = this.offset(place);
    const { values, symbol } = this;
    const trade: Trade = {
      kind: 'trade',
      symbol,
      tradeId: values[at] as TradeId,
      tradeSequence: values[at + 1],
      price: values[at + 2] as Ticks,
      quantity: values[at + 3] as Lots,
      aggressorSide: values[at + 4] as Side,
      makerOrderId: values[at + 5] as OrderId,
      takerOrderId: values[at + 6] as OrderId,
      makerRemaining: values[at + 7] as Lots,
      takerRemaining: values[at + 8] as Lots,
    };
    return { trade, time: values[at + 9] };
  }

  /** Place of the first trade of which a number, which grows from trade to trade, is as high. */
  private placeOf(which: number, number: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.values[this.offset(middle) + which] >= number) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private offset(place: number): number {
    return ((this.count - this.length + place) % KEPT) * WIDTH;
  }

  private makeRoom(): void {
    const room = Math.min(KEPT * WIDTH, this.values.length * 2);
    const larger = new Float64Array(room);
    larger.set(this.values);
    this.values = larger;
  }
}
