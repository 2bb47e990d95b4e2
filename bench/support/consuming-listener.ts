/** Consumes every event: reads its fields into a running checksum, as a cheap consumer would. */
import type * as events from '../../src/core/events/events';
import { SilentListener } from './silent-listener';

export class ConsumingListener extends SilentListener {
  count = 0;
  checksum = 0;

  override orderAccepted(event: events.OrderAccepted): void {
    this.consume(event.orderId, event.quantity);
  }

  override trade(event: events.Trade): void {
    this.consume(event.makerOrderId + event.takerOrderId, event.price + event.quantity);
  }

  override orderRested(event: events.OrderRested): void {
    this.consume(event.orderId, event.remaining);
  }

  override orderReplaced(event: events.OrderReplaced): void {
    this.consume(event.orderId, event.remaining);
  }

  override orderCancelled(event: events.OrderCancelled): void {
    this.consume(event.orderId, event.remaining);
  }

  override levelChanged(event: events.LevelChanged): void {
    this.consume(event.price, event.quantity);
  }

  override bboChanged(event: events.BboChanged): void {
    this.consume(event.bidPrice + event.askPrice, event.bidQuantity + event.askQuantity);
  }

  override commandRejected(): void {
    this.consume(1, 1);
  }

  override orderDuplicated(): void {
    this.consume(2, 1);
  }

  override instrumentListed(): void {
    this.consume(3, 1);
  }

  override tradingStateChanged(): void {
    this.consume(4, 1);
  }

  private consume(a: number, b: number): void {
    this.count++;
    this.checksum = (Math.imul(this.checksum, 31) + a + b) | 0;
  }
}
