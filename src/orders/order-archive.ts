import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ByteReader } from '../codec/byte-reader';
import { ChunkQueue } from '../history/chunk-queue';
import { HistoryService } from '../history/history.service';
import type { HistoryStore } from '../history/history-store';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue';
import type { OrderRecord } from './order-record';
import { OrderRecordReader, OrderRecordWriter } from './order-record-codec';
import { OrderTable } from './order-table';

/** First word of the keys; then come the page and what makes its chunks different. */
const KIND = 'orders';

/** Orders of neighbouring ids are stored together: so many ids share a page. */
const PAGE = 1024;

/** How many orders one question looks at. */
const SCAN_LIMIT = 10_000;

/** What a listing asks of the archive. */
export interface ArchiveFilter {
  /** Only orders older than this one. */
  readonly before: number;
  /** Older ones than this need not be looked at. */
  readonly downTo: number;
  /** With so many it is enough. */
  readonly limit: number;
  matches(record: OrderRecord): boolean;
}

export interface ArchivedOrders {
  /** Newest first. */
  readonly orders: OrderRecord[];
  /** Everything from this id on was looked at; 0 when nothing older is wanted. */
  readonly lookedDownTo: number;
}

/** All ended orders that are kept on disk, in the chunks of pages by id that ended together. */
@Injectable()
export class OrderArchive {
  private readonly queue = new ChunkQueue((to) => new OrderRecordWriter(to));

  constructor(
    private readonly history: HistoryService,
    private readonly catalogue: InstrumentCatalogue,
  ) {
    history.add(this.queue);
  }

  /** @param record an order that has ended; only read now, and not kept */
  add(record: OrderRecord): void {
    const { queue } = this;
    if (!queue.isOpen) return;
    const { orderId } = record;
    const page = pageOf(orderId);
    const chunk = queue.chunkOf(page) ?? queue.begin(page, [KIND, page, orderId]);
    chunk.encoder.write(record);
    queue.written(chunk);
  }

  /** @throws ProblemError `history_unavailable` */
  async find(orderId: number): Promise<OrderRecord | undefined> {
    const store = await this.history.opened();
    if (store === null) return undefined;
    return this.page(store, pageOf(orderId)).find((record) => record.orderId === orderId);
  }

  /**
   * Looks through a portion of the archive only, so that no question takes long.
   * @throws ProblemError `history_unavailable`
   */
  async list({ before, downTo, limit, matches }: ArchiveFilter): Promise<ArchivedOrders> {
    const store = await this.history.opened();
    const orders: OrderRecord[] = [];
    let scanned = 0;
    let page = store === null ? undefined : pageBelow(store, pageOf(before - 1) + 1);
    while (store !== null && page !== undefined && (page + 1) * PAGE > downTo) {
      const all = this.page(store, page);
      scanned += all.length;
      for (const record of all) {
        if (record.orderId < before && matches(record)) orders.push(record);
      }
      if (orders.length >= limit || scanned >= SCAN_LIMIT) {
        return { orders, lookedDownTo: page * PAGE };
      }
      page = pageBelow(store, page);
      await nextTurn();
    }
    return { orders, lookedDownTo: 0 };
  }

  /** The orders of a page, newest first, each once. */
  private page(store: HistoryStore, page: number): OrderRecord[] {
    const byId = new Map<number, OrderRecord>();
    const table = new OrderTable();
    for (const { bytes } of store.range({ start: [KIND, page], end: [KIND, page + 1] })) {
      const reader = new ByteReader(bytes);
      const from = new OrderRecordReader(reader, this.catalogue, table);
      for (const record of reader.list(() => from.read())) byId.set(record.orderId, record);
    }
    return [...byId.values()].sort((a, b) => b.orderId - a.orderId);
  }
}

function pageOf(orderId: number): number {
  return Math.floor(Math.min(orderId, Number.MAX_SAFE_INTEGER) / PAGE);
}

/** The highest page below another that has orders. */
function pageBelow(store: HistoryStore, page: number): number | undefined {
  const range = { start: [KIND, page], end: [KIND, 0], reverse: true, limit: 1 };
  return store.range(range)[0]?.key[1] as number | undefined;
}
