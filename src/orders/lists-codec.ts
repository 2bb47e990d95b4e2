/** Lists of the read model as bytes. */
import type { ListAccepted } from '../core/events/events';
import type { ListId, OrderId } from '../core/types/ids';
import type { ListType } from '../core/types/order-terms';
import type { ListStatus } from '../instruments/order-words';
import type { ListBook } from './list-book';
import { ListRecord } from './list-record';
import type { OrderRecord } from './order-record';
import type { OrderRecordReader, OrderRecordWriter } from './order-record-codec';

/** @param isWritten tells whether an order was written before */
export function writeLists(
  writer: OrderRecordWriter,
  lists: ListBook,
  isWritten: (orderId: number) => boolean,
): void {
  const { to, names } = writer;
  to.number(lists.count);
  for (const list of lists.all()) {
    writeList(writer, list, (order) => writer.writeReference(order, isWritten(order.orderId)));
  }
  for (const [symbol, ended] of lists.ended.entries()) {
    to.number(ended.length);
    names.write(symbol);
    for (const { terms } of ended) to.number(terms.listId);
  }
  to.number(0);
}

export function readLists(
  reader: OrderRecordReader,
  lists: ListBook,
  find: (orderId: number) => OrderRecord,
): void {
  const { from, names } = reader;
  for (let left = from.number(); left > 0; left--) {
    lists.restore(readList(reader, () => reader.readReference(find)));
  }
  for (let left = from.number(); left > 0; left = from.number()) {
    const symbol = names.read();
    for (; left > 0; left--) lists.ended.add(symbol, lists.get(from.number()));
  }
}

/** @param writeOrder writes one of its orders */
export function writeList(
  writer: OrderRecordWriter,
  { terms, status, createdAt, updatedAt, orders }: ListRecord,
  writeOrder: (order: OrderRecord) => void,
): void {
  const { to, names } = writer;
  writeListTerms(writer, terms);
  names.write(status);
  to.number(createdAt);
  to.number(updatedAt - createdAt);
  to.number(orders.length);
  orders.forEach(writeOrder);
}

/** @param readOrder reads one of its orders */
export function readList(reader: OrderRecordReader, readOrder: () => OrderRecord): ListRecord {
  const { from, names } = reader;
  const terms = readListTerms(reader);
  const status = names.read() as ListStatus;
  const createdAt = from.number();
  const list = new ListRecord(terms, createdAt);
  list.status = status;
  list.updatedAt = createdAt + from.number();
  list.orders.push(...from.list(readOrder));
  return list;
}

export function writeListTerms({ to, names }: OrderRecordWriter, terms: ListAccepted): void {
  to.number(terms.listId);
  names.write(terms.symbol);
  names.write(terms.accountId);
  to.number(terms.type);
  to.number(terms.orderIds.length);
  for (const orderId of terms.orderIds) to.number(orderId);
}

export function readListTerms({ from, names }: OrderRecordReader): ListAccepted {
  const listId = from.number() as ListId;
  const symbol = names.read();
  const accountId = names.read();
  const type = from.number() as ListType;
  const orderIds = from.list(() => from.number() as OrderId);
  return { kind: 'list_accepted', symbol, listId, accountId, type, orderIds };
}
