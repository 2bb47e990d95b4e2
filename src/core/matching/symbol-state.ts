/** What a symbol remembers besides its orders. All but `firstPrice` is in snapshot and state hash. */
import { TradingState } from '../instrument/trading-state';
import type { ListId, OrderId, PreventedMatchId, TradeId } from '../types/ids';
import { NO_PRICE, type Ticks } from '../types/units';

/** Hands out the ids of the whole engine. */
export class IdCounters {
  lastOrderId = 0;
  lastTradeId = 0;
  lastListId = 0;
  lastPreventedMatchId = 0;

  takeOrderId(): OrderId {
    return ++this.lastOrderId as OrderId;
  }

  takeTradeId(): TradeId {
    return ++this.lastTradeId as TradeId;
  }

  takeListId(): ListId {
    return ++this.lastListId as ListId;
  }

  takePreventedMatchId(): PreventedMatchId {
    return ++this.lastPreventedMatchId as PreventedMatchId;
  }
}

export class SymbolState {
  tradingState: TradingState = TradingState.Open;
  /** Price of the last trade; NO_PRICE before the first. */
  lastTradePrice: Ticks = NO_PRICE;
  /** Price of the first trade whose triggers have not been looked at; NO_PRICE when there is none. */
  firstPrice: Ticks = NO_PRICE;
  /** Number of commands that changed a level. */
  bookSequence = 0;
  /** Number of trades. */
  tradeSequence = 0;

  constructor(readonly ids: IdCounters) {}
}
