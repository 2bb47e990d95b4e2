/** Orders of the read model as bytes. One that did nothing yet takes little more than its terms. */
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { NameReader, NameWriter } from '../codec/name-codec';
import { readInstructions, writeInstructions } from '../codec/order-codec';
import { packShape, sideOf, timeInForceOf, typeOf } from '../codec/terms-codec';
import type { OrderAccepted } from '../core/events/events';
import type { ListId, OrderId } from '../core/types/ids';
import type { Lots, Micros, Ticks } from '../core/types/units';
import type { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import { OrderRecord } from './order-record';

/* What follows the terms, as bits. */
const CHANGED = 1;
const ANSWER_KEPT = 2;
const SPECIAL = 4;
const EVICTED = 8;

/** Stands for an order in full where a known one would be named by its id. */
const IN_FULL = 0;

export class OrderRecordWriter {
  readonly names: NameWriter;
  private lastTime = 0;
  private lastSequence = 0;

  constructor(readonly to: ByteWriter) {
    this.names = new NameWriter(to);
  }

  write(record: OrderRecord): void {
    const { to } = this;
    const { terms } = record;
    const isSpecial = terms.instructions !== null || terms.expireTime > 0 || terms.listId > 0;
    const isChanged = !record.isAsAccepted;
    to.byte(
      (isChanged ? CHANGED : 0) |
        (record.isAnswerKept ? ANSWER_KEPT : 0) |
        (isSpecial ? SPECIAL : 0) |
        (record.evicted ? EVICTED : 0),
    );
    this.writeTerms(record);
    if (isSpecial) {
      writeInstructions(to, terms.instructions);
      to.number(terms.expireTime);
      to.number(terms.listId);
    }
    if (isChanged) this.writeState(record);
  }

  /** An order that was written, by its id; one that is no longer known, in full. */
  writeReference(record: OrderRecord): void {
    if (!record.evicted) return this.to.number(record.terms.orderId);
    this.to.number(IN_FULL);
    this.write(record);
  }

  private writeTerms({ terms, createdAt, sequence }: OrderRecord): void {
    const { to } = this;
    to.number(terms.orderId);
    this.names.write(terms.symbol);
    this.names.write(terms.accountId);
    to.text(terms.clientOrderId);
    to.byte(packShape(terms));
    to.number(terms.price);
    to.number(terms.quantity);
    to.number(createdAt - this.lastTime);
    to.number(sequence - this.lastSequence);
    this.lastTime = createdAt;
    this.lastSequence = sequence;
  }

  private writeState(record: OrderRecord): void {
    const { to } = this;
    to.number(record.price);
    to.number(record.quantity);
    to.number(record.triggerPrice);
    to.number(record.filled);
    to.number(record.prevented);
    to.text(record.notional.toString());
    this.names.write(record.status);
    this.names.write(record.reason ?? '');
    to.number(record.updatedAt - record.createdAt);
  }
}

export class OrderRecordReader {
  readonly names: NameReader;
  private lastTime = 0;
  private lastSequence = 0;

  constructor(
    readonly from: ByteReader,
    private readonly catalogue: InstrumentCatalogue,
  ) {
    this.names = new NameReader(from);
  }

  read(): OrderRecord {
    const { from } = this;
    const bits = from.byte();
    const record = this.readTerms((bits & SPECIAL) !== 0);
    if ((bits & CHANGED) !== 0) this.readState(record);
    record.isAnswerKept = (bits & ANSWER_KEPT) !== 0;
    record.evicted = (bits & EVICTED) !== 0;
    return record;
  }

  /** @param find looks up an order that was read before */
  readReference(find: (orderId: number) => OrderRecord): OrderRecord {
    const orderId = this.from.number();
    return orderId === IN_FULL ? this.read() : find(orderId);
  }

  private readTerms(isSpecial: boolean): OrderRecord {
    const { from, names } = this;
    const orderId = from.number() as OrderId;
    const symbol = names.read();
    const accountId = names.read();
    const clientOrderId = from.text();
    const shape = from.byte();
    const price = from.number() as Ticks;
    const quantity = from.number() as Lots;
    this.lastTime += from.number();
    this.lastSequence += from.number();
    const terms: OrderAccepted = {
      kind: 'order_accepted',
      symbol,
      orderId,
      accountId,
      clientOrderId,
      side: sideOf(shape),
      type: typeOf(shape),
      timeInForce: timeInForceOf(shape),
      price,
      quantity,
      instructions: isSpecial ? readInstructions(from) : null,
      expireTime: (isSpecial ? from.number() : 0) as Micros,
      listId: (isSpecial ? from.number() : 0) as ListId,
    };
    const instrument = this.catalogue.get(symbol);
    return new OrderRecord(terms, instrument, this.lastTime, this.lastSequence);
  }

  private readState(record: OrderRecord): void {
    const { from, names } = this;
    record.price = from.number() as Ticks;
    record.quantity = from.number() as Lots;
    record.triggerPrice = from.number() as Ticks;
    record.filled = from.number() as Lots;
    record.prevented = from.number() as Lots;
    record.notional = BigInt(from.text());
    record.status = names.read() as OrderRecord['status'];
    const reason = names.read();
    record.reason = reason === '' ? null : (reason as OrderRecord['reason']);
    record.updatedAt = record.createdAt + from.number();
  }
}
