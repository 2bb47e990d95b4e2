/** Consumes every event: reads its fields into a running checksum, as a cheap consumer would. */
import type { EngineListener } from '../../src/core/events/engine-listener';
import type * as events from '../../src/core/events/events';

export class ConsumingListener implements EngineListener {
  count = 0;
  checksum = 0;

  orderAccepted(event: events.OrderAccepted): void {
    this.consume(event.orderId, event.quantity);
  }

  trade(event: events.Trade): void {
    this.consume(event.makerOrderId + event.takerOrderId, event.price + event.quantity);
  }

  orderRested(event: events.OrderRested): void {
    this.consume(event.orderId, event.remaining);
  }

  orderReplaced(event: events.OrderReplaced): void {
    this.consume(event.orderId, event.remaining);
  }

  orderCancelled(event: events.OrderCancelled): void {
    this.consume(event.orderId, event.remaining);
  }

  levelChanged(event: events.LevelChanged): void {
    this.consume(event.price, event.quantity);
  }

  bboChanged(event: events.BboChanged): void {
    this.consume(event.bidPrice + event.askPrice, event.bidQuantity + event.askQuantity);
  }

  commandRejected(): void {
    this.consume(1, 1);
  }

  orderDuplicated(): void {
    this.consume(2, 1);
  }

  instrumentListed(): void {
    this.consume(3, 1);
  }

  tradingStateChanged(): void {
    this.consume(4, 1);
  }

  private consume(a: number, b: number): void {
    this.count++;
    this.checksum = (Math.imul(this.checksum, 31) + a + b) | 0;
  }
}
