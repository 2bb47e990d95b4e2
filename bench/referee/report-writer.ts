/**
 * Listens to the engine and writes the referee's reports: one line per event, those of one message
 * in the order of their type.
 */
import type {
  OrderAccepted,
  OrderCancelled,
  OrderReplaced,
  Trade,
} from '../../src/core/events/events';
import { SilentListener } from '../support/silent-listener';
import type { OrderIds } from './order-ids';
import { MessageType, blankMessage, type RefereeMessage } from './referee-file';
import type { ReportText } from './report-text';

const Report = {
  Accepted: 0,
  Trade: 1,
  Cancelled: 2,
  Modified: 3,
  UnknownCancel: 4,
  UnknownModify: 5,
} as const;

export class ReportWriter extends SilentListener {
  private message: RefereeMessage = blankMessage();
  /** The engine reports a replace before the trades it leads to, the referee after them. */
  private readonly replaced = { pending: false, side: 0, price: 0, remaining: 0 };

  constructor(
    private readonly ids: OrderIds,
    private readonly text: ReportText,
  ) {
    super();
  }

  /** Reports that follow belong to this message. */
  start(message: RefereeMessage): void {
    this.message = message;
    this.replaced.pending = false;
  }

  /** To be called once the message is carried out. */
  finish(): void {
    const { pending, side, price, remaining } = this.replaced;
    if (!pending) return;
    this.order(Report.Modified, side, this.message.orderId, price);
    this.text.field(remaining);
    this.text.end();
  }

  override orderAccepted(event: OrderAccepted): void {
    this.ids.accepted(event.orderId, this.message.orderId);
    this.order(Report.Accepted, event.side, this.message.orderId, event.price);
    this.text.field(event.quantity);
    this.text.end();
  }

  override trade(event: Trade): void {
    this.ids.traded(event.makerOrderId, event.quantity);
    this.ids.traded(event.takerOrderId, event.quantity);
    const { text } = this;
    text.begin(Report.Trade);
    text.field(this.message.sequence);
    text.field(event.price);
    text.field(event.quantity);
    text.field(this.ids.refereeId(event.makerOrderId));
    text.field(this.ids.refereeId(event.takerOrderId));
    text.end();
  }

  override orderCancelled(event: OrderCancelled): void {
    this.order(Report.Cancelled, event.side, this.ids.refereeId(event.orderId), event.price);
    this.text.end();
  }

  override orderReplaced(event: OrderReplaced): void {
    this.replaced.pending = true;
    this.replaced.side = event.side;
    this.replaced.price = event.price;
    this.replaced.remaining = event.remaining;
  }

  override commandRejected(): void {
    const { type, sequence, orderId } = this.message;
    if (type === MessageType.New) throw new Error(`message ${sequence} was rejected`);
    this.text.begin(type === MessageType.Cancel ? Report.UnknownCancel : Report.UnknownModify);
    this.text.field(sequence);
    this.text.field(orderId);
    this.text.end();
  }

  /** Starts a line about an order. */
  private order(type: number, side: number, orderId: number, price: number): void {
    const { text } = this;
    text.begin(type);
    text.field(this.message.sequence);
    text.field(side);
    text.field(orderId);
    text.field(price);
  }
}
