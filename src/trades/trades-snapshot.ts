import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { NameReader, NameWriter } from '../codec/name-codec';
import { readTrade, writeTrade } from '../codec/trade-codec';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import { TradeHistory } from './trade-history';

/** The latest trades of each symbol as a part of snapshots. */
export class TradesSnapshot implements SnapshotPart {
  readonly name = 'trades';
  readonly version = 1;

  constructor(private readonly histories: Map<string, TradeHistory>) {}

  write(to: ByteWriter): void {
    const names = new NameWriter(to);
    to.number(this.histories.size);
    for (const [symbol, history] of this.histories) {
      const records = history.all();
      names.write(symbol);
      to.number(records.length);
      let last = 0;
      for (const { trade, time } of records) {
        writeTrade(to, names, trade);
        to.number(time - last);
        last = time;
      }
    }
  }

  read(from: ByteReader): void {
    const names = new NameReader(from);
    for (let left = from.number(); left > 0; left--) {
      const symbol = names.read();
      const history = new TradeHistory();
      this.histories.set(symbol, history);
      let time = 0;
      for (let trades = from.number(); trades > 0; trades--) {
        const trade = readTrade(from, names);
        time += from.number();
        history.add({ trade, time });
      }
    }
  }
}
