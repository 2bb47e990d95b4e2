/**
 * Listens to the engine and writes the referee's report lines: one line per event, those of one
 * message in the order of their type, joined by newlines.
 */
import type { EngineListener } from '../../src/core/events/engine-listener';
import type {
  OrderAccepted,
  OrderCancelled,
  OrderReplaced,
  Trade,
} from '../../src/core/events/events';
import type { OrderIds } from './order-ids';
import { MessageType, type RefereeMessage } from './referee-file';

interface Line {
  readonly type: number;
  readonly text: string;
}

export class ReportWriter implements EngineListener {
  private lines: Line[] = [];
  private message: RefereeMessage | null = null;

  constructor(private readonly ids: OrderIds) {}

  /** Reports that follow belong to this message. */
  start(message: RefereeMessage): void {
    this.message = message;
  }

  /** The lines of the message, in report order. */
  take(): string[] {
    const lines = this.lines;
    this.lines = [];
    if (lines.length > 1) lines.sort((a, b) => a.type - b.type);
    return lines.map((line) => line.text);
  }

  orderAccepted(event: OrderAccepted): void {
    this.ids.accepted(event.orderId, this.current.orderId);
    const { sequence, orderId } = this.current;
    this.write(0, `${sequence},${event.side},${orderId},${event.price},${event.quantity}`);
  }

  trade(event: Trade): void {
    this.ids.traded(event.makerOrderId, event.quantity);
    this.ids.traded(event.takerOrderId, event.quantity);
    const maker = this.ids.refereeId(event.makerOrderId);
    const taker = this.ids.refereeId(event.takerOrderId);
    const { sequence } = this.current;
    this.write(1, `${sequence},${event.price},${event.quantity},${maker},${taker}`);
  }

  orderCancelled(event: OrderCancelled): void {
    const orderId = this.ids.refereeId(event.orderId);
    this.write(2, `${this.current.sequence},${event.side},${orderId},${event.price}`);
  }

  orderReplaced(event: OrderReplaced): void {
    const orderId = this.ids.refereeId(event.orderId);
    const { sequence } = this.current;
    this.write(3, `${sequence},${event.side},${orderId},${event.price},${event.remaining}`);
  }

  commandRejected(): void {
    const { type, sequence, orderId } = this.current;
    if (type === MessageType.New) throw new Error(`message ${sequence} was rejected`);
    this.write(type === MessageType.Cancel ? 4 : 5, `${sequence},${orderId}`);
  }

  orderDuplicated(): void {}
  orderRested(): void {}
  levelChanged(): void {}
  bboChanged(): void {}
  instrumentListed(): void {}
  tradingStateChanged(): void {}

  private get current(): RefereeMessage {
    if (this.message === null) throw new Error('no message started');
    return this.message;
  }

  private write(type: number, text: string): void {
    this.lines.push({ type, text: `${type},${text}` });
  }
}
