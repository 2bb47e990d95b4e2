import { Injectable } from '@nestjs/common';
import { ByteReader } from '../codec/byte-reader';
import type { Trade } from '../core/events/events';
import { ChunkQueue } from '../history/chunk-queue';
import { HistoryService } from '../history/history.service';
import type { HistoryStore } from '../history/history-store';
import type { TradeRecord } from './trade-history';
import { TradeRecordReader, TradeRecordWriter } from './trade-record-codec';

/** First word of the keys; then come the symbol and the id of the first trade of a run. */
const KIND = 'trades';

/** Runs read at a time. */
const PORTION = 4;

/** All trades of all symbols that are kept on disk, in runs of one symbol. */
@Injectable()
export class TradeArchive {
  private readonly queue = new ChunkQueue((to) => new TradeRecordWriter(to));

  constructor(private readonly history: HistoryService) {
    history.add(this.queue);
  }

  /** @param time when it happened, in microseconds */
  add(trade: Trade, time: number): void {
    const { queue } = this;
    if (!queue.isOpen) return;
    const { symbol, tradeId } = trade;
    const run = queue.chunkOf(symbol) ?? queue.begin(symbol, [KIND, symbol, tradeId]);
    run.encoder.write(trade, time);
    queue.written(run);
  }

  /**
   * Newest first: at most `limit` trades older than an id.
   * @throws ProblemError `history_unavailable`
   */
  async before(symbol: string, tradeId: number, limit: number): Promise<TradeRecord[]> {
    const store = await this.history.opened();
    return store === null ? [] : readBefore(store, { symbol, tradeId, limit });
  }
}

interface Wish {
  readonly symbol: string;
  readonly tradeId: number;
  readonly limit: number;
}

function readBefore(store: HistoryStore, { symbol, tradeId, limit }: Wish): TradeRecord[] {
  const found: TradeRecord[] = [];
  let start = tradeId - 1;
  while (found.length < limit) {
    const range = { start: [KIND, symbol, start], end: [KIND, symbol, 0], reverse: true };
    const runs = store.range({ ...range, limit: PORTION });
    for (const { key, bytes } of runs) {
      start = (key[2] as number) - 1;
      for (const record of decodeRun(bytes).reverse()) {
        if (record.trade.tradeId < tradeId && found.length < limit) found.push(record);
      }
    }
    if (runs.length < PORTION) break;
  }
  return found;
}

/** Oldest first. */
function decodeRun(bytes: Buffer): TradeRecord[] {
  const reader = new ByteReader(bytes);
  const from = new TradeRecordReader(reader);
  return reader.list(() => from.read());
}
