/** Hears everything and does nothing; benches override what they want to know. */
import type { EngineListener } from '../../src/core/events/engine-listener';
import type * as events from '../../src/core/events/events';

export class SilentListener implements EngineListener {
  orderAccepted(_event: events.OrderAccepted): void {}
  orderDuplicated(_event: events.OrderDuplicated): void {}
  listAccepted(_event: events.ListAccepted): void {}
  listDuplicated(_event: events.ListDuplicated): void {}
  listEnded(_event: events.ListEnded): void {}
  commandRejected(_event: events.CommandRejected): void {}
  orderTriggered(_event: events.OrderTriggered): void {}
  orderRejected(_event: events.OrderRejected): void {}
  trade(_event: events.Trade): void {}
  matchPrevented(_event: events.MatchPrevented): void {}
  quoteFilled(_event: events.QuoteFilled): void {}
  orderRefreshed(_event: events.OrderRefreshed): void {}
  orderRested(_event: events.OrderRested): void {}
  orderReplaced(_event: events.OrderReplaced): void {}
  orderCancelled(_event: events.OrderCancelled): void {}
  levelChanged(_event: events.LevelChanged): void {}
  bboChanged(_event: events.BboChanged): void {}
  instrumentListed(_event: events.InstrumentListed): void {}
  tradingStateChanged(_event: events.TradingStateChanged): void {}
}
