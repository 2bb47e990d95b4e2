/** Words of the wire that the committed documents of the service do not have yet. */
import type { Side, TradingState } from './types.js';

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
