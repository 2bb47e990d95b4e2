/** The service from one start to its end, without its network: core, log, read models. */
import { Registry } from 'prom-client';
import { loadConfig } from '../../src/common/config/load-config';
import type { Micros } from '../../src/core/types/units';
import { InstrumentCatalogue } from '../../src/instruments/instrument-catalogue';
import { InstrumentsService } from '../../src/instruments/instruments.service';
import type { BatchStorage } from '../../src/journal/batch-storage';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { SnapshotStore } from '../../src/journal/snapshot-store';
import { DepthProjection } from '../../src/market-data/depth.projection';
import { QueueSequences } from '../../src/market-data/queue-sequences';
import { toOrderBook } from '../../src/market-data/market-data.mapper';
import { Clock } from '../../src/matching-engine/clock';
import { DeadlineTimer } from '../../src/matching-engine/deadline-timer';
import { EngineLoop } from '../../src/matching-engine/engine-loop';
import { EngineMetrics } from '../../src/matching-engine/engine-metrics';
import { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import type { Outcome } from '../../src/matching-engine/outcome';
import { Recovery } from '../../src/matching-engine/recovery';
import { SnapshotImage } from '../../src/matching-engine/snapshot-image';
import { SnapshotParts } from '../../src/matching-engine/snapshot-parts';
import { orderJson } from '../../src/orders/order-json';
import { OrderListsService } from '../../src/orders/order-lists.service';
import { OrdersProjection } from '../../src/orders/orders.projection';
import { OrdersService } from '../../src/orders/orders.service';
import { TradesProjection } from '../../src/trades/trades.projection';
import { NO_ORDER_ARCHIVE, NO_TRADE_ARCHIVE } from '../support/no-archive';

const CONFIG = loadConfig({ JOURNAL: 'embedded' });
const NO_LOCK = { release: (): void => undefined };

/** A clock that jumps, back as well. */
export class SimulatedClock extends Clock {
  micros = 1_700_000_000_000_000;

  override now(): Micros {
    return this.micros as Micros;
  }
}

export interface Surroundings {
  readonly clock: SimulatedClock;
  /** Where snapshots are; null = none are read. */
  readonly directory: string | null;
  /** Told of every outcome, replayed ones too. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

export class Life {
  private readonly loop: EngineLoop;
  readonly engine: MatchingEngineService;
  readonly instruments: InstrumentsService;
  readonly orders: OrdersService;
  readonly lists: OrderListsService;
  readonly timer: DeadlineTimer;
  private readonly image: SnapshotImage;
  private readonly catalogue: InstrumentCatalogue;
  private readonly known: OrdersProjection;
  private readonly depth: DepthProjection;
  private readonly trades: TradesProjection;

  private constructor(
    readonly log: EmbeddedCommandLog,
    { clock, directory, onOutcome }: Surroundings,
  ) {
    this.loop = new EngineLoop(log.clientOrderIdWindow);
    const parts = new SnapshotParts();
    const store = new SnapshotStore(directory ?? '/nowhere');
    this.image = new SnapshotImage(this.loop, parts, store);
    const recovery = new Recovery(log, this.loop, store, this.image);
    const metrics = new EngineMetrics(new Registry());
    this.engine = new MatchingEngineService(CONFIG, clock, metrics, recovery);
    this.catalogue = new InstrumentCatalogue(this.engine, parts);
    this.instruments = new InstrumentsService(this.engine, this.catalogue);
    this.known = new OrdersProjection(this.catalogue, this.engine, parts, NO_ORDER_ARCHIVE);
    this.orders = new OrdersService(this.engine, this.catalogue, this.known);
    this.lists = new OrderListsService(this.engine, this.catalogue, this.known);
    this.depth = new DepthProjection(this.catalogue, this.engine, parts, new QueueSequences(parts));
    this.trades = new TradesProjection(this.engine, parts, NO_TRADE_ARCHIVE);
    this.timer = new DeadlineTimer(this.engine, clock);
    if (onOutcome !== undefined) this.engine.outcomes$.subscribe(onOutcome);
  }

  /** Starts and recovers. */
  static async begin(storage: BatchStorage, surroundings: Surroundings): Promise<Life> {
    const log = await EmbeddedCommandLog.on(
      () => storage,
      NO_LOCK,
      () => undefined,
    );
    const life = new Life(log, surroundings);
    await life.engine.start();
    return life;
  }

  /** Writes a snapshot of now. */
  async writeSnapshot(): Promise<number> {
    return (await this.image.write()).sequence;
  }

  /** Everything that anybody could ask for, as text. */
  readings(): string[] {
    const { engine, known } = this;
    const orders = known.list({ before: Infinity, limit: Infinity });
    const instruments = this.catalogue.all().map(({ symbol }) => symbol);
    return [
      `sequence ${engine.sequence} state ${engine.stateHash()} outcomes ${engine.outcomeHash}`,
      ...this.instruments.all().map((instrument) => JSON.stringify(instrument)),
      ...orders.map((record) => orderJson(record)),
      ...orders.map(({ orderId }) => `answer ${known.answers.ofOrder(orderId)}`),
      ...instruments.map((symbol) => JSON.stringify(this.bookOf(symbol))),
      ...instruments.map((symbol) => JSON.stringify(this.trades.history(symbol).after(0))),
      JSON.stringify(this.orders.preventedMatches({ limit: 1000 })),
      JSON.stringify([...known.pendingCounts].filter(([, count]) => count > 0).sort()),
    ];
  }

  private bookOf(symbol: string): unknown {
    return toOrderBook(this.depth.book(symbol), this.catalogue.get(symbol), Infinity);
  }
}
