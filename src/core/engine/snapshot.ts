/**
 * The whole state of the engine as plain data, in one canonical form: whatever implementation
 * holds the state, the snapshot is the same. It is what is stored, restored and hashed.
 */
import type { Instrument } from '../instrument/instrument';
import type { TradingState } from '../instrument/trading-state';
import type { AccountId, ClientOrderId, OrderId, Sequence } from '../types/ids';
import type { OrderType, TimeInForce } from '../types/order-terms';
import type { Side } from '../types/side';
import type { Lots, Micros, Ticks } from '../types/units';
import type { ClientOrder } from './client-order-ids';

export const SNAPSHOT_VERSION = 1;

export interface OrderSnapshot {
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly price: Ticks;
  readonly quantity: Lots;
  readonly remaining: Lots;
}

export interface SymbolSnapshot {
  readonly instrument: Instrument;
  readonly tradingState: TradingState;
  readonly lastTradePrice: Ticks;
  readonly bookSequence: number;
  readonly tradeSequence: number;
  /** Priority order: bids best to worst, then asks; first in first out within a price. */
  readonly orders: readonly OrderSnapshot[];
}

export interface EngineSnapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly sequence: Sequence;
  readonly time: Micros;
  readonly lastOrderId: number;
  readonly lastTradeId: number;
  /** In the order the instruments were listed. */
  readonly symbols: readonly SymbolSnapshot[];
  readonly clientOrderIds: readonly ClientOrder[];
}
