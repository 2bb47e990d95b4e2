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
import type { OrderRecord } from './order-record';
import type { OrderTable } from './order-table';

/* What follows the terms, as bits. */
const CHANGED = 1;
const ANSWER_KEPT = 2;
const SPECIAL = 4;
/* 8 was written up to version 1 of the orders in snapshots, for those that are no longer known. */

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
    const { instructions, expireTime, listId } = record;
    const isSpecial = instructions !== null || expireTime > 0 || listId > 0;
    const isChanged = !record.isAsAccepted;
    to.byte(
      (isChanged ? CHANGED : 0) |
        (record.isAnswerKept ? ANSWER_KEPT : 0) |
        (isSpecial ? SPECIAL : 0),
    );
    this.writeTerms(record);
    if (isSpecial) {
      writeInstructions(to, instructions);
      to.number(expireTime);
      to.number(listId);
    }
    if (isChanged) this.writeState(record);
  }

  /** @param isWritten whether its id is enough, since the order was written before */
  writeReference(record: OrderRecord, isWritten: boolean): void {
    if (isWritten) return this.to.number(record.orderId);
    this.to.number(IN_FULL);
    this.write(record);
  }

  private writeTerms(record: OrderRecord): void {
    const { to } = this;
    const { createdAt, sequence } = record;
    to.number(record.orderId);
    this.names.write(record.symbol);
    this.names.write(record.accountId);
    to.text(record.clientOrderId);
    to.byte(packShape(record));
    to.number(record.acceptedPrice);
    to.number(record.acceptedQuantity);
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
    private readonly table: OrderTable,
  ) {
    this.names = new NameReader(from);
  }

  /** An order in a row of its own, held once. */
  read(into = this.table): OrderRecord {
    const { from } = this;
    const bits = from.byte();
    const record = this.readTerms((bits & SPECIAL) !== 0, into);
    if ((bits & CHANGED) !== 0) this.readState(record);
    record.isAnswerKept = (bits & ANSWER_KEPT) !== 0;
    return record;
  }

  /**
   * An order whose row is held for the caller: of one that is live, as it goes on to be.
   * @param find looks up an order that was read before
   */
  readReference(find: (orderId: number) => OrderRecord): OrderRecord {
    const orderId = this.from.number();
    const known = orderId === IN_FULL ? null : find(orderId);
    if (known?.isLive === true) return this.table.hold(known);
    const record = known === null ? this.read() : this.table.copy(known);
    record.isAnswerKept = false;
    return record;
  }

  private readTerms(isSpecial: boolean, into: OrderTable): OrderRecord {
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
    const entry = { createdAt: this.lastTime, sequence: this.lastSequence };
    return into.add(terms, instrument, entry);
  }

  private readState(record: OrderRecord): void {
    const { from, names } = this;
    record.restore({
      price: from.number() as Ticks,
      quantity: from.number() as Lots,
      triggerPrice: from.number() as Ticks,
      filled: from.number() as Lots,
      prevented: from.number() as Lots,
      notional: BigInt(from.text()),
      status: names.read() as OrderRecord['status'],
      reason: (names.read() || null) as OrderRecord['reason'],
      updatedAt: record.createdAt + from.number(),
    });
  }
}
