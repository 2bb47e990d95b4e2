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
  OrderAccepted,
  OrderCancelled,
  OrderDuplicated,
  OrderReplaced,
  OrderRested,
  Trade,
  TradingStateChanged,
} from './events';

export interface EngineListener {
  orderAccepted(event: OrderAccepted): void;
  orderDuplicated(event: OrderDuplicated): void;
  commandRejected(event: CommandRejected): void;
  trade(event: Trade): void;
  orderRested(event: OrderRested): void;
  orderReplaced(event: OrderReplaced): void;
  orderCancelled(event: OrderCancelled): void;
  levelChanged(event: LevelChanged): void;
  bboChanged(event: BboChanged): void;
  instrumentListed(event: InstrumentListed): void;
  tradingStateChanged(event: TradingStateChanged): void;
}
