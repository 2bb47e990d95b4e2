/** Words of the wire that the committed documents of the service do not have yet. */
import type { PriceAndQuantity, Side, TradingState } from './types.js';

/** An order in the queue of its price: id, price and shown quantity. */
export type QueuedOrder = [orderId: string, price: string, quantity: string];

/** A change of the order-by-order book; changes apply in order. */
export type QueueChange =
  | { op: 'add'; side: Side; orderId: string; price: string; quantity: string }
  | { op: 'reduce'; orderId: string; quantity: string }
  | { op: 'delete'; orderId: string };

export interface QueueSnapshot {
  type: 'snapshot';
  symbol: string;
  sequence: number;
  timestamp: string;
  bids: QueuedOrder[];
  asks: QueuedOrder[];
  checksum: number;
}

export interface QueueUpdate {
  type: 'update';
  symbol: string;
  sequence: number;
  previousSequence: number;
  timestamp: string;
  changes: QueueChange[];
  checksum: number;
}

/** The last 24 hours of an instrument. */
export interface Ticker {
  symbol: string;
  sequence: number;
  timestamp: string;
  lastPrice: string | null;
  lastQuantity: string | null;
  openPrice: string | null;
  highPrice: string | null;
  lowPrice: string | null;
  volume: string;
  quoteVolume: string;
  tradeCount: number;
  change: string | null;
  changePercent: string | null;
  bid: PriceAndQuantity | null;
  ask: PriceAndQuantity | null;
  tradingState: TradingState;
}

export type CandleInterval = '1s' | '1m' | '5m' | '15m' | '1h' | '4h' | '1d';

export interface Candle {
  /** When it begins, ISO-8601 UTC. */
  openTime: string;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
  quoteVolume: string;
  tradeCount: number;
}

export interface Candles {
  symbol: string;
  interval: CandleInterval;
  /** Oldest first; the current one is included. */
  candles: Candle[];
}

export interface CandlesQuery {
  interval?: CandleInterval;
  /** ISO time, inclusive. */
  from?: string;
  /** ISO time, exclusive. */
  to?: string;
  /** 1 to 1,000; the latest of the range. 500 by default. */
  limit?: number;
}

export interface ServiceStatus {
  timestamp: string;
  ready: boolean;
  state: string;
  sequence: number;
  durability: string;
  instruments: { symbol: string; tradingState: TradingState }[];
}

/** How often a conflated book feed tells what changed. */
export type ConflationInterval = '100ms' | '250ms' | '500ms' | '1s';
