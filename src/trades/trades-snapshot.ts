import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { NameReader, NameWriter } from '../codec/name-codec';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import { TradeHistory } from './trade-history';
import { TradeRecordReader, TradeRecordWriter } from './trade-record-codec';

/** The latest trades of each symbol as a part of snapshots. */
export class TradesSnapshot implements SnapshotPart {
  readonly name = 'trades';
  readonly version = 1;

  constructor(private readonly histories: Map<string, TradeHistory>) {}

  write(to: ByteWriter): void {
    const names = new NameWriter(to);
    to.number(this.histories.size);
    for (const [symbol, history] of this.histories) {
      names.write(symbol);
      to.number(history.length);
      const trades = new TradeRecordWriter(to, names);
      for (const { trade, time } of history.all()) trades.write(trade, time);
    }
  }

  read(from: ByteReader): void {
    const names = new NameReader(from);
    for (let left = from.number(); left > 0; left--) {
      const symbol = names.read();
      const history = new TradeHistory(symbol);
      this.histories.set(symbol, history);
      const trades = new TradeRecordReader(from, names);
      for (let rest = from.number(); rest > 0; rest--) {
        const { trade, time } = trades.read();
        history.add(trade, time);
      }
    }
  }
}
