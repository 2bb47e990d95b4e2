/**
 * The one way the core speaks. Calls come synchronously, in order, while a command is applied.
 * The event object belongs to the core and is reused: a listener copies what it wants to keep,
 * and must neither throw nor call back into the engine.
 */
import type {
  BboChanged,
  CommandRejected,
  InstrumentListed,
  LevelChanged,
  ListAccepted,
  ListDuplicated,
  ListEnded,
  MatchPrevented,
  OrderAccepted,
  OrderCancelled,
  OrderDuplicated,
  OrderRefreshed,
  OrderRejected,
  OrderReplaced,
  OrderRested,
  OrderTriggered,
  QuoteFilled,
  Trade,
  TradingStateChanged,
} from './events';

export interface EngineListener {
  orderAccepted(event: OrderAccepted): void;
  orderDuplicated(event: OrderDuplicated): void;
  listAccepted(event: ListAccepted): void;
  listDuplicated(event: ListDuplicated): void;
  listEnded(event: ListEnded): void;
  commandRejected(event: CommandRejected): void;
  orderTriggered(event: OrderTriggered): void;
  orderRejected(event: OrderRejected): void;
  trade(event: Trade): void;
  matchPrevented(event: MatchPrevented): void;
  quoteFilled(event: QuoteFilled): void;
  orderRefreshed(event: OrderRefreshed): void;
  orderRested(event: OrderRested): void;
  orderReplaced(event: OrderReplaced): void;
  orderCancelled(event: OrderCancelled): void;
  levelChanged(event: LevelChanged): void;
  bboChanged(event: BboChanged): void;
  instrumentListed(event: InstrumentListed): void;
  tradingStateChanged(event: TradingStateChanged): void;
}
