/** Prevented matches of the read model as bytes. */
import type { MatchPrevented } from '../core/events/events';
import type { OrderId, PreventedMatchId } from '../core/types/ids';
import type { SelfTradePrevention } from '../core/types/order-terms';
import type { Side } from '../core/types/side';
import type { Lots, Ticks } from '../core/types/units';
import type { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { OrderRecordReader, OrderRecordWriter } from './order-record-codec';
import type { PreventedMatches, PreventedMatchRecord } from './prevented-matches';

export function writePreventedMatches(writer: OrderRecordWriter, matches: PreventedMatches): void {
  for (const [symbol, records] of matches.entries()) {
    writer.to.number(records.length);
    writer.names.write(symbol);
    for (const record of records) writeRecord(writer, record);
  }
  writer.to.number(0);
}

export function readPreventedMatches(
  reader: OrderRecordReader,
  matches: PreventedMatches,
  catalogue: InstrumentCatalogue,
): void {
  const { from, names } = reader;
  for (let left = from.number(); left > 0; left = from.number()) {
    const symbol = names.read();
    const instrument = catalogue.get(symbol);
    for (; left > 0; left--) matches.restore({ ...readRecord(reader, symbol), instrument });
  }
}

function writeRecord(writer: OrderRecordWriter, record: PreventedMatchRecord): void {
  const { match, time, accountIds } = record;
  writeMatch(writer, match);
  writer.to.number(time);
  for (const accountId of accountIds) writer.names.write(accountId);
}

function readRecord(
  reader: OrderRecordReader,
  symbol: string,
): Omit<PreventedMatchRecord, 'instrument'> {
  const { from, names } = reader;
  const match = readMatch(reader, symbol);
  const time = from.number();
  return { match, time, accountIds: [names.read(), names.read()] };
}

export function writeMatch({ to }: OrderRecordWriter, match: MatchPrevented): void {
  to.number(match.preventedMatchId);
  to.number(match.mode);
  to.number(match.price);
  to.number(match.quantity);
  to.number(match.aggressorSide);
  to.number(match.makerOrderId);
  to.number(match.takerOrderId);
  to.number(match.makerRemaining);
  to.number(match.takerRemaining);
}

export function readMatch({ from }: OrderRecordReader, symbol: string): MatchPrevented {
  return {
    kind: 'match_prevented',
    symbol,
    preventedMatchId: from.number() as PreventedMatchId,
    mode: from.number() as SelfTradePrevention,
    price: from.number() as Ticks,
    quantity: from.number() as Lots,
    aggressorSide: from.number() as Side,
    makerOrderId: from.number() as OrderId,
    takerOrderId: from.number() as OrderId,
    makerRemaining: from.number() as Lots,
    takerRemaining: from.number() as Lots,
  };
}
