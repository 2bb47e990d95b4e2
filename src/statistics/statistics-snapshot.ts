import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import { readCandle, writeCandle } from './candle-codec';
import type { CandleSeries } from './candle-series';
import { INTERVALS } from './intervals';
import type { SymbolStatistics } from './symbol-statistics';

/**
 * Candles and last trades of each symbol as a part of snapshots. Nothing is closed by writing them:
 * whoever is told of closed candles would miss those.
 */
export class StatisticsSnapshot implements SnapshotPart {
  readonly name = 'statistics';
  readonly version = 1;

  /** @param of the statistics of a symbol, which are made when there are none yet */
  constructor(
    private readonly bySymbol: ReadonlyMap<string, SymbolStatistics>,
    private readonly of: (symbol: string) => SymbolStatistics,
  ) {}

  write(to: ByteWriter): void {
    to.number(this.bySymbol.size);
    for (const [symbol, statistics] of this.bySymbol) {
      to.text(symbol);
      writeTop(to, statistics);
      const { series, part } = statistics.candles;
      for (const interval of INTERVALS) writeSeries(to, series[interval]);
      writeCandle(to, part);
    }
  }

  read(from: ByteReader): void {
    for (let left = from.number(); left > 0; left--) {
      const statistics = this.of(from.name());
      readTop(from, statistics);
      const { series } = statistics.candles;
      for (const interval of INTERVALS) readSeries(from, series[interval]);
      statistics.candles.resume(readCandle(from));
    }
  }
}

function writeTop(to: ByteWriter, statistics: SymbolStatistics): void {
  to.number(statistics.sequence);
  to.number(statistics.lastPrice);
  to.number(statistics.lastQuantity);
  to.number(statistics.bidPrice);
  to.number(statistics.bidQuantity);
  to.number(statistics.askPrice);
  to.number(statistics.askQuantity);
}

function readTop(from: ByteReader, statistics: SymbolStatistics): void {
  statistics.sequence = from.number();
  statistics.lastPrice = from.number();
  statistics.lastQuantity = from.number();
  statistics.bidPrice = from.number();
  statistics.bidQuantity = from.number();
  statistics.askPrice = from.number();
  statistics.askQuantity = from.number();
}

function writeSeries(to: ByteWriter, { closed, last }: CandleSeries): void {
  to.byte(closed.isCut ? 1 : 0);
  to.number(closed.length);
  for (let place = 0; place < closed.length; place++) writeCandle(to, closed.at(place));
  to.byte(last === null ? 0 : 1);
  if (last !== null) writeCandle(to, last);
}

function readSeries(from: ByteReader, series: CandleSeries): void {
  if (from.byte() === 1) series.closed.cut();
  for (let left = from.number(); left > 0; left--) series.closed.push(readCandle(from));
  if (from.byte() === 1) series.last = readCandle(from);
}
