/** What kept answers are made of, as bytes; most are a bit beside their order instead. */
import { readTrade, writeTrade } from '../codec/trade-codec';
import type { Trade } from '../core/events/events';
import type { KeptAnswers } from './kept-answers';
import { readList, writeList } from './lists-codec';
import type { OrderRecordReader, OrderRecordWriter } from './order-record-codec';

export function writeAnswers(writer: OrderRecordWriter, answers: KeptAnswers): void {
  const { to } = writer;
  to.number(answers.forgotten.size);
  for (const record of answers.forgotten.values()) writer.write(record);
  to.number(answers.others.size);
  for (const { record, trades } of answers.others.values()) {
    writer.write(record);
    writeTrades(writer, trades);
  }
  to.number(answers.lists.size);
  for (const { list, trades } of answers.lists.values()) {
    writeList(writer, list, (order) => writer.write(order));
    writeTrades(writer, trades);
  }
}

export function readAnswers(reader: OrderRecordReader, answers: KeptAnswers): void {
  const { from } = reader;
  for (let left = from.number(); left > 0; left--) {
    answers.restoreForgotten(reader.read());
  }
  for (let left = from.number(); left > 0; left--) {
    const record = reader.read();
    answers.restoreOther({ record, trades: readTrades(reader) });
  }
  for (let left = from.number(); left > 0; left--) {
    const list = readList(reader, () => reader.read());
    answers.restoreList({ list, trades: readTrades(reader) });
  }
}

function writeTrades({ to, names }: OrderRecordWriter, trades: readonly Trade[]): void {
  to.number(trades.length);
  for (const trade of trades) writeTrade(to, names, trade);
}

function readTrades({ from, names }: OrderRecordReader): Trade[] {
  return from.list(() => readTrade(from, names));
}
