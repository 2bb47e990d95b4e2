/**
 * Keeps a copy of every event, in order. `take` hands over the events of one command and starts
 * an empty list for the next.
 */
import type { EngineListener } from './engine-listener';
import * as copies from './event-copies';
import type * as events from './events';

export class EventCollector implements EngineListener {
  private collected: events.CoreEvent[] = [];

  take(): events.CoreEvent[] {
    const taken = this.collected;
    this.collected = [];
    return taken;
  }

  // One copy for each kind: each stays monomorphic, which makes the copies fast.

  orderAccepted(event: events.OrderAccepted): void {
    this.collected.push(copies.copyAccepted(event));
  }

  orderDuplicated(event: events.OrderDuplicated): void {
    this.collected.push({ ...event });
  }

  commandRejected(event: events.CommandRejected): void {
    this.collected.push({ ...event });
  }

  trade(event: events.Trade): void {
    this.collected.push(copies.copyTrade(event));
  }

  listAccepted(event: events.ListAccepted): void {
    this.collected.push({ ...event });
  }

  listDuplicated(event: events.ListDuplicated): void {
    this.collected.push({ ...event });
  }

  listEnded(event: events.ListEnded): void {
    this.collected.push({ ...event });
  }

  orderTriggered(event: events.OrderTriggered): void {
    this.collected.push({ ...event });
  }

  orderRejected(event: events.OrderRejected): void {
    this.collected.push({ ...event });
  }

  matchPrevented(event: events.MatchPrevented): void {
    this.collected.push({ ...event });
  }

  quoteFilled(event: events.QuoteFilled): void {
    this.collected.push({ ...event });
  }

  orderRefreshed(event: events.OrderRefreshed): void {
    this.collected.push({ ...event });
  }

  orderRested(event: events.OrderRested): void {
    this.collected.push(copies.copyRested(event));
  }

  orderReplaced(event: events.OrderReplaced): void {
    this.collected.push({ ...event });
  }

  orderCancelled(event: events.OrderCancelled): void {
    this.collected.push(copies.copyCancelled(event));
  }

  levelChanged(event: events.LevelChanged): void {
    this.collected.push(copies.copyLevel(event));
  }

  bboChanged(event: events.BboChanged): void {
    this.collected.push(copies.copyBbo(event));
  }

  instrumentListed(event: events.InstrumentListed): void {
    this.collected.push({ ...event });
  }

  tradingStateChanged(event: events.TradingStateChanged): void {
    this.collected.push({ ...event });
  }
}
