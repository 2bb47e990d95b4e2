/** What a symbol remembers besides its book. All of it is in the snapshot and the state hash. */
import { TradingState } from '../instrument/trading-state';
import type { OrderId, TradeId } from '../types/ids';
import { NO_PRICE, type Ticks } from '../types/units';

/** Hands out the ids of the whole engine. */
export class IdCounters {
  constructor(
    public lastOrderId = 0,
    public lastTradeId = 0,
  ) {}

  takeOrderId(): OrderId {
    return ++this.lastOrderId as OrderId;
  }

  takeTradeId(): TradeId {
    return ++this.lastTradeId as TradeId;
  }
}

export class SymbolState {
  tradingState: TradingState = TradingState.Open;
  /** Price of the last trade; NO_PRICE before the first. */
  lastTradePrice: Ticks = NO_PRICE;
  /** Number of commands that changed a level. */
  bookSequence = 0;
  /** Number of trades. */
  tradeSequence = 0;

  constructor(readonly ids: IdCounters) {}
}
