import { Injectable } from '@nestjs/common';
import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import { NameReader, NameWriter } from '../codec/name-codec';
import { readTrade, writeTrade } from '../codec/trade-codec';
import { grouped } from '../history/grouped';
import type { HistoryEntry } from '../history/history-batch';
import type { HistoryQueue } from '../history/history-queue';
import { HistoryService } from '../history/history.service';
import type { HistoryStore } from '../history/history-store';
import type { TradeRecord } from './trade-history';

/** First word of the keys; then come the symbol and the id of the first trade of a run. */
const KIND = 'trades';

/** Runs read at a time. */
const PORTION = 4;

/** All trades of all symbols that are kept on disk, in runs of one symbol. */
@Injectable()
export class TradeArchive {
  private readonly queue: HistoryQueue<TradeRecord>;

  constructor(private readonly history: HistoryService) {
    this.queue = history.queue(encodeRuns);
  }

  add(record: TradeRecord): void {
    this.queue.add(record);
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

function encodeRuns(records: readonly TradeRecord[]): HistoryEntry[] {
  const bySymbol = grouped(records, ({ trade }) => trade.symbol);
  return [...bySymbol].map(([symbol, run]) => ({
    key: [KIND, symbol, run[0].trade.tradeId],
    bytes: encodeRun(run),
  }));
}

function encodeRun(records: readonly TradeRecord[]): Buffer {
  const writer = new ByteWriter();
  const names = new NameWriter(writer);
  writer.number(records.length);
  let last = 0;
  for (const { trade, time } of records) {
    writeTrade(writer, names, trade);
    writer.number(time - last);
    last = time;
  }
  return writer.take();
}

/** Oldest first. */
function decodeRun(bytes: Buffer): TradeRecord[] {
  const reader = new ByteReader(bytes);
  const names = new NameReader(reader);
  let time = 0;
  return reader.list(() => {
    const trade = readTrade(reader, names);
    time += reader.number();
    return { trade, time };
  });
}
