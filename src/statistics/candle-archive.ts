import { Injectable } from '@nestjs/common';
import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import type { HistoryEntry } from '../history/history-batch';
import type { HistoryQueue } from '../history/history-queue';
import { HistoryService } from '../history/history.service';
import type { Candle } from './candle';
import { readCandle, writeCandle } from './candle-codec';
import type { CandleRange } from './candle-range';
import type { Interval } from './intervals';

/** First word of the keys; then come symbol, interval and the time at which the candle opens. */
const KIND = 'candles';

/** Which candles: of one instrument and interval. */
export interface CandleKind {
  readonly symbol: string;
  readonly interval: Interval;
}

interface ClosedCandle extends CandleKind {
  readonly candle: Candle;
}

/** All candles with trades that are kept on disk. */
@Injectable()
export class CandleArchive {
  private readonly queue: HistoryQueue<ClosedCandle>;

  constructor(private readonly history: HistoryService) {
    this.queue = history.queue((closed) => closed.map(encode));
  }

  /** @param closed does not change any more */
  add(closed: ClosedCandle): void {
    this.queue.add(closed);
  }

  /**
   * Those of a range, oldest first, and the last one before it.
   * @throws ProblemError `history_unavailable`
   */
  async read(
    { symbol, interval }: CandleKind,
    { from, to }: CandleRange,
  ): Promise<{ traded: Candle[]; before: Candle | null }> {
    const store = await this.history.opened();
    if (store === null) return { traded: [], before: null };
    const at = (time: number) => [KIND, symbol, interval, time];
    const traded = store.range({ start: at(from), end: at(to) }).map(decode);
    const earlier = { start: at(from - 1), end: at(0), reverse: true, limit: 1 };
    return { traded, before: store.range(earlier).map(decode)[0] ?? null };
  }
}

function encode({ symbol, interval, candle }: ClosedCandle): HistoryEntry {
  const writer = new ByteWriter();
  writeCandle(writer, candle);
  return { key: [KIND, symbol, interval, candle.openTime], bytes: writer.take() };
}

function decode({ bytes }: HistoryEntry): Candle {
  return readCandle(new ByteReader(bytes));
}
