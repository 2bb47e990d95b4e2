import { PackedRing } from '../common/packed-ring';
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

export interface TradeRecord {
  readonly trade: Trade;
  /** When it happened, in microseconds. */
  readonly time: number;
}

/**
 * The latest trades of one symbol, oldest first. They lie packed, 80 bytes each, and become objects
 * only when they are read.
 */
export class TradeHistory {
  private readonly ring = new PackedRing(WIDTH, KEPT);

  constructor(private readonly symbol: string) {}

  /** Number of trades that are kept. */
  get length(): number {
    return this.ring.length;
  }

  /** Sequence of the last trade; 0 before the first. */
  get sequence(): number {
    const { ring, length } = this;
    return length === 0 ? 0 : ring.values[ring.offset(length - 1) + SEQUENCE];
  }

  /** The first trade that is kept. */
  get oldest(): Trade | undefined {
    return this.length === 0 ? undefined : this.at(0).trade;
  }

  add(trade: Trade, time: number): void {
    const at = this.ring.append();
    const { values } = this.ring;
    values[at + TRADE_ID] = trade.tradeId;
    values[at + SEQUENCE] = trade.tradeSequence;
    values[at + 2] = trade.price;
    values[at + 3] = trade.quantity;
    values[at + 4] = trade.aggressorSide;
    values[at + 5] = trade.makerOrderId;
    values[at + 6] = trade.takerOrderId;
    values[at + 7] = trade.makerRemaining;
    values[at + 8] = trade.takerRemaining;
    values[at + 9] = time;
  }

  /** All that is kept, oldest first. */
  *all(): IterableIterator<TradeRecord> {
    for (let place = 0; place < this.length; place++) yield this.at(place);
  }

  /** Newest first: at most `limit` trades older than `beforeTradeId`. */
  latest(limit: number, beforeTradeId: number): TradeRecord[] {
    const end = this.ring.placeOf(TRADE_ID, beforeTradeId);
    const found: TradeRecord[] = [];
    for (let i = end - 1; i >= 0 && found.length < limit; i--) found.push(this.at(i));
    return found;
  }

  /** Oldest first: the trades after a sequence. */
  after(sequence: number): TradeRecord[] {
    const found: TradeRecord[] = [];
    const begin = this.ring.placeOf(SEQUENCE, sequence + 1);
    for (let i = begin; i < this.length; i++) found.push(this.at(i));
    return found;
  }

  /** A copy of the trade at a place; the oldest is at 0. */
  private at(place: number): TradeRecord {
    const { ring, symbol } = this;
    const { values } = ring;
    const at = ring.offset(place);
    const trade: Trade = {
      kind: 'trade',
      symbol,
      tradeId: values[at + TRADE_ID] as TradeId,
      tradeSequence: values[at + SEQUENCE],
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
}
