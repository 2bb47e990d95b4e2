import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { readTrade, writeTrade } from '../codec/trade-codec';
import type { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { ListStatus } from '../instruments/order-words';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import type { KeptPushes } from './kept-pushes';
import { readListTerms, writeListTerms } from './lists-codec';
import type { Execution } from './order-changes';
import { OrderRecordReader, OrderRecordWriter } from './order-record-codec';
import { readMatch, writeMatch } from './prevented-matches-codec';
import type { ListPush, OrderPush, Push } from './push';

/* What a push begins with. */
const LIST = 0;
const ORDER = 1;
const ORDER_TRADE = 2;
const ORDER_MATCH = 3;

/** The account sequences, and what is kept of the pushes, as a part of snapshots. */
export class PushesSnapshot implements SnapshotPart {
  readonly name = 'account-pushes';
  readonly version = 1;

  constructor(
    private readonly pushes: KeptPushes,
    private readonly catalogue: InstrumentCatalogue,
  ) {}

  write(writer: ByteWriter): void {
    const to = new OrderRecordWriter(writer);
    writer.number(this.pushes.accountCount);
    for (const [accountId, sequence] of this.pushes.sequences()) {
      to.names.write(accountId);
      writer.number(sequence);
    }
    for (const [accountId, oldest, pushes] of this.pushes.keptPushes()) {
      writer.number(pushes.length);
      to.names.write(accountId);
      writer.number(oldest);
      for (const push of pushes) writePush(to, push);
    }
    writer.number(0);
  }

  read(reader: ByteReader): void {
    const from = new OrderRecordReader(reader, this.catalogue, this.pushes.table);
    for (let left = reader.number(); left > 0; left--) {
      this.pushes.restoreSequence(from.names.read(), reader.number());
    }
    for (let left = reader.number(); left > 0; left = reader.number()) {
      const accountId = from.names.read();
      let sequence = reader.number();
      for (; left > 0; left--) this.pushes.restorePush(accountId, sequence++, readPush(from));
    }
  }
}

function writePush(writer: OrderRecordWriter, push: Push): void {
  if ('terms' in push) writeListPush(writer, push);
  else writeOrderPush(writer, push);
}

function writeListPush(writer: OrderRecordWriter, { terms, listStatus, sequence, time }: ListPush) {
  const { to, names } = writer;
  to.byte(LIST);
  to.number(sequence);
  to.number(time);
  writeListTerms(writer, terms);
  names.write(listStatus);
}

function writeOrderPush(writer: OrderRecordWriter, push: OrderPush): void {
  const { to, names } = writer;
  const { cause } = push;
  if (cause === null) to.byte(ORDER);
  else to.byte(cause.kind === 'trade' ? ORDER_TRADE : ORDER_MATCH);
  to.number(push.sequence);
  to.number(push.time);
  names.write(push.execution);
  writer.write(push.order);
  if (cause?.kind === 'trade') writeTrade(to, names, cause);
  else if (cause !== null) writeMatch(writer, cause);
}

function readPush(reader: OrderRecordReader): Push {
  const { from, names } = reader;
  const kind = from.byte();
  const [sequence, time] = [from.number(), from.number()];
  if (kind === LIST) {
    const terms = readListTerms(reader);
    return { terms, listStatus: names.read() as ListStatus, sequence, time };
  }
  const execution = names.read() as Execution;
  const order = reader.read();
  const cause = kind === ORDER_TRADE ? readTrade(from, names) : null;
  const match = kind === ORDER_MATCH ? readMatch(reader, order.symbol) : null;
  return { execution, order, cause: cause ?? match, sequence, time };
}
