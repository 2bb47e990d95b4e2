/** The engine and its read models on a log that nobody writes, and everything they answer. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../../../src/common/config/load-config';
import { createLogger } from '../../../src/common/logging/logger';
import type { SequencedCommand } from '../../../src/core/commands/commands';
import type { Sequence } from '../../../src/core/types/ids';
import { InstrumentsService } from '../../../src/instruments/instruments.service';
import { tradeJson } from '../../../src/instruments/trade.response';
import { NO_ACCOUNT } from '../../../src/core/types/ids';
import { InstrumentCatalogue } from '../../../src/instruments/instrument-catalogue';
import { EmbeddedCommandLog } from '../../../src/journal/embedded-command-log';
import { DepthProjection } from '../../../src/market-data/depth.projection';
import { toBbo, toOrderBook } from '../../../src/market-data/market-data.mapper';
import { MatchingEngineService } from '../../../src/matching-engine/matching-engine.service';
import { SnapshotImage, type WrittenSnapshot } from '../../../src/matching-engine/snapshot-image';
import { orderJson } from '../../../src/orders/order-json';
import { OrderListsService } from '../../../src/orders/order-lists.service';
import { AccountPushes } from '../../../src/orders/account-pushes';
import { pushFrame } from '../../../src/orders/push-json';
import { OrdersProjection } from '../../../src/orders/orders.projection';
import { OrdersService } from '../../../src/orders/orders.service';
import { SnapshotWritingModule } from '../../../src/snapshot-writing.module';
import { INTERVALS } from '../../../src/statistics/intervals';
import { StatisticsProjection } from '../../../src/statistics/statistics.projection';
import { tickerJson } from '../../../src/statistics/ticker-json';
import { TradesProjection } from '../../../src/trades/trades.projection';

const BATCH = 50;
const PAGE = 1000;

/** Writes a journal of these commands into a directory, with a segment for each batch. */
export async function writeJournal(
  directory: string,
  entries: readonly SequencedCommand[],
): Promise<void> {
  const warn = (): void => undefined;
  const log = await EmbeddedCommandLog.open({ directory, warn, segmentBytes: 1 });
  for (let at = 0; at < entries.length; at += BATCH) {
    await log.append(entries.slice(at, at + BATCH));
  }
  await log.close();
}

export class OfflineService {
  private constructor(private readonly app: INestApplicationContext) {}

  /** Recovers up to a command, from a snapshot if the directory has one. */
  static async at(directory: string, sequence: number): Promise<OfflineService> {
    const logger = createLogger({ level: 'silent' });
    const module = SnapshotWritingModule.of(loadConfig({ DATA_DIR: directory }), logger);
    const app = await NestFactory.createApplicationContext(module, {
      logger: false,
      abortOnError: false,
    });
    await app.get(MatchingEngineService).recover(sequence as Sequence);
    return new OfflineService(app);
  }

  /** What it answers once it has recovered up to a command. */
  static async answersAt(directory: string, sequence: number): Promise<Record<string, unknown>> {
    const service = await OfflineService.at(directory, sequence);
    const answers = service.answers();
    await service.close();
    return answers;
  }

  writeSnapshot(): Promise<WrittenSnapshot> {
    return this.app.get(SnapshotImage).write();
  }

  async close(): Promise<void> {
    await this.app.get(MatchingEngineService).stop();
    await this.app.close();
  }

  /** All public reads, kept answers and fingerprints, as text. */
  answers(): Record<string, unknown> {
    const engine = this.app.get(MatchingEngineService);
    return {
      sequence: engine.sequence,
      outcomeHash: engine.outcomeHash,
      stateHash: engine.stateHash(),
      nextDeadline: engine.nextDeadline,
      instruments: this.app.get(InstrumentsService).all(),
      orders: this.orders(),
      lists: this.lists(),
      preventedMatches: this.app.get(OrdersService).preventedMatches({ limit: PAGE }),
      books: this.books(),
      trades: this.trades(),
      statistics: this.statistics(),
      accounts: this.accounts(),
      ...this.kept(),
    };
  }

  private orders(): string[] {
    const all = this.app.get(OrdersProjection).list({ before: Infinity, limit: Infinity });
    return all.map(orderJson);
  }

  /** Where the stream of each account stands, and the last it was told. */
  private accounts(): unknown[] {
    const all = this.app.get(OrdersProjection).list({ before: Infinity, limit: Infinity });
    const accountIds = [...new Set(all.map(({ accountId }) => accountId))].sort();
    const pushes = this.app.get(AccountPushes);
    return accountIds
      .filter((accountId) => accountId !== NO_ACCOUNT)
      .map((accountId) => {
        const sequence = pushes.sequenceOf(accountId);
        const last = pushes.after(accountId, Math.max(0, sequence - 20)) ?? [];
        return [accountId, sequence, last.map((push) => pushFrame(push, 0))];
      });
  }

  private lists(): string[] {
    const service = this.app.get(OrderListsService);
    return pages((cursor) => service.list({ limit: PAGE, cursor }));
  }

  private books(): unknown[] {
    const depth = this.app.get(DepthProjection);
    return this.app
      .get(InstrumentCatalogue)
      .all()
      .map((instrument) => {
        const book = depth.book(instrument.symbol);
        return [toOrderBook(book, instrument, 1e9), toBbo(book, instrument)];
      });
  }

  private trades(): unknown[] {
    const trades = this.app.get(TradesProjection);
    return this.app
      .get(InstrumentCatalogue)
      .all()
      .map((instrument) => {
        const history = trades.history(instrument.symbol);
        const all = [...history.all()];
        const texts = all.map(({ trade, time }) => tradeJson(trade, time, instrument));
        return [history.sequence, ...texts];
      });
  }

  private statistics(): unknown[] {
    const { time } = this.app.get(MatchingEngineService);
    const statistics = this.app.get(StatisticsProjection);
    return this.app
      .get(InstrumentCatalogue)
      .all()
      .map((instrument) => {
        const one = statistics.of(instrument.symbol);
        const series = INTERVALS.map((interval) => one.candles.of(interval).between(0, Infinity));
        return [tickerJson(one, instrument, { time, until: time }), ...series];
      });
  }

  /** What a repetition of any request would be answered, and what only metrics show. */
  private kept(): Record<string, unknown> {
    const { answers, pendingCounts } = this.app.get(OrdersProjection);
    const { sequence } = this.app.get(MatchingEngineService);
    // No order has an id beyond the sequence times the orders of a list.
    const ids = Array.from({ length: 3 * sequence }, (_, i) => i + 1);
    const lists = [...answers.lists.keys()].sort((a, b) => a - b);
    return {
      answers: ids.map((id) => answers.ofOrder(id)).filter((text) => text !== undefined),
      listAnswers: lists.map((id) => answers.ofList(id)),
      pending: Object.fromEntries([...pendingCounts].filter(([, count]) => count > 0)),
    };
  }
}

function pages(read: (cursor: string | undefined) => string): string[] {
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const text = read(cursor);
    texts.push(text);
    cursor = (JSON.parse(text) as { nextCursor: string | null }).nextCursor ?? undefined;
  } while (cursor !== undefined);
  return texts;
}
