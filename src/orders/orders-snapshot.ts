import { CodecError } from '../codec/codec-error';
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import type { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import type { KnownOrders } from './known-orders';
import { readLists, writeLists } from './lists-codec';
import { readAnswers, writeAnswers } from './answers-codec';
import type { OrderRecord } from './order-record';
import { OrderRecordReader, OrderRecordWriter } from './order-record-codec';
import { OrderTable } from './order-table';
import { readPreventedMatches, writePreventedMatches } from './prevented-matches-codec';

/** Orders, lists, prevented matches and kept answers as a part of snapshots. */
export class OrdersSnapshot implements SnapshotPart {
  readonly name = 'orders';
  readonly version = 2;

  constructor(
    private readonly known: KnownOrders,
    private readonly catalogue: InstrumentCatalogue,
  ) {}

  write(writer: ByteWriter): void {
    const to = new OrderRecordWriter(writer);
    const { known } = this;
    writer.number(known.count);
    for (const record of known.all()) to.write(record);
    this.writeEnded(to);
    writeLists(to, known.lists, (orderId) => known.has(orderId));
    writePreventedMatches(to, known.preventedMatches);
    writeAnswers(to, known.answers);
  }

  read(reader: ByteReader): void {
    const { known } = this;
    const from = new OrderRecordReader(reader, this.catalogue, known.table);
    // What was forgotten before the snapshot is not told by it.
    known.forgottenUpTo = Infinity;
    this.readEnded(from, this.readOrders(from));
    const find = (orderId: number) => known.get(orderId);
    readLists(from, known.lists, find);
    readPreventedMatches(from, known.preventedMatches, this.catalogue);
    readAnswers(from, known.answers);
  }

  /** The order in which orders ended decides which is forgotten next. */
  private writeEnded({ to, names }: OrderRecordWriter): void {
    for (const [symbol, orders] of this.known.ended.entries()) {
      to.number(orders.length);
      names.write(symbol);
      for (const { orderId } of orders.all()) to.number(orderId);
    }
    to.number(0);
    for (const [accountId, orderIds] of this.known.endedNamed.entries()) {
      to.number(orderIds.length);
      names.write(accountId);
      for (const orderId of orderIds) to.number(orderId);
    }
    to.number(0);
  }

  /** Returns those that have ended, in rows of their own table: they are restored in their turn. */
  private readOrders(reader: OrderRecordReader): Map<number, OrderRecord> {
    const { known } = this;
    const ended = new Map<number, OrderRecord>();
    const scratch = new OrderTable();
    for (let left = reader.from.number(); left > 0; left--) {
      const record = reader.read(scratch);
      if (record.isLive) {
        known.add(known.table.copy(record));
        scratch.release(record);
      } else {
        known.announce(record.orderId);
        ended.set(record.orderId, record);
      }
    }
    return ended;
  }

  private readEnded(
    { from, names }: OrderRecordReader,
    ended: ReadonlyMap<number, OrderRecord>,
  ): void {
    const { known } = this;
    for (let left = from.number(); left > 0; left = from.number()) {
      names.read();
      for (; left > 0; left--) {
        const record = ended.get(from.number());
        if (record === undefined) throw new CodecError('an ended order is missing');
        known.restoreEnded(record);
      }
    }
    for (let left = from.number(); left > 0; left = from.number()) {
      const accountId = names.read();
      for (; left > 0; left--) known.endedNamed.add(accountId, from.number());
    }
  }
}
