/** Trades with their times as bytes: of one symbol, oldest first. */
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { NameReader, NameWriter } from '../codec/name-codec';
import { readTrade, writeTrade } from '../codec/trade-codec';
import type { Trade } from '../core/events/events';
import type { TradeRecord } from './trade-history';

export class TradeRecordWriter {
  private lastTime = 0;

  constructor(
    private readonly to: ByteWriter,
    private readonly names = new NameWriter(to),
  ) {}

  write(trade: Trade, time: number): void {
    writeTrade(this.to, this.names, trade);
    this.to.number(time - this.lastTime);
    this.lastTime = time;
  }
}

export class TradeRecordReader {
  private lastTime = 0;

  constructor(
    private readonly from: ByteReader,
    private readonly names = new NameReader(from),
  ) {}

  read(): TradeRecord {
    const trade = readTrade(this.from, this.names);
    this.lastTime += this.from.number();
    return { trade, time: this.lastTime };
  }
}
