import { Injectable } from '@nestjs/common';
import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import { EntryQueue } from '../history/entry-queue';
import type { HistoryEntry } from '../history/history-batch';
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

/** All candles with trades that are kept on disk. */
@Injectable()
export class CandleArchive {
  private readonly queue = new EntryQueue();
  private readonly writer = new ByteWriter();

  constructor(private readonly history: HistoryService) {
    history.add(this.queue);
  }

  /** @param candle gets no more trades; only read now, and not kept */
  add({ symbol, interval }: CandleKind, candle: Candle): void {
    if (!this.queue.isOpen) return;
    writeCandle(this.writer, candle);
    const key = [KIND, symbol, interval, candle.openTime];
    this.queue.add({ key, bytes: this.writer.take() });
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

function decode({ bytes }: HistoryEntry): Candle {
  return readCandle(new ByteReader(bytes));
}
