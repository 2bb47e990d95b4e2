/**
 * A snapshot of a million resting orders: how long it takes, how long the engine is kept waiting
 * meanwhile, how large it is, and how fast a start from it is.
 */
import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from '../../src/common/config/load-config';
import { createLogger } from '../../src/common/logging/logger';
import type { SubmitOrder } from '../../src/core/commands/commands';
import { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import { SnapshotKeeper } from '../../src/matching-engine/snapshot-keeper';
import { SnapshotProcess } from '../../src/matching-engine/snapshot-process';
import { SnapshotsService } from '../../src/matching-engine/snapshots.service';
import { AppModule } from '../../src/app.module';
import { restingOrder } from '../memory/resting-orders';
import { megabytes, memoryUse } from '../memory/memory-use';
import { OfflineService } from '../../src/tools/offline-service';
import { removeJournal, writeJournal } from './written-journal';

const ORDERS = 1_000_000;
const LOADS = 3;
/** The steady load beside the writing: one order every so many milliseconds. */
const EVERY_MS = 1;
const STANDBY = join(process.cwd(), 'dist/snapshot-standby.js');
const MILLI = 1e6;

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(2);
const millis = (nanos: number): string => (nanos / MILLI).toFixed(1);

/** Orders with a fresh name each, until stopped; the slowest answers are what a pause costs. */
class SteadyLoad {
  private readonly latencies: number[] = [];
  private readonly timer: NodeJS.Timeout;
  private next = ORDERS;

  constructor(engine: MatchingEngineService) {
    this.timer = setInterval(() => {
      const begun = performance.now();
      const command = { ...restingOrder(this.next++, true) } satisfies SubmitOrder;
      void engine.submit(command, () => this.latencies.push(performance.now() - begun));
    }, EVERY_MS);
  }

  stop(): string {
    clearInterval(this.timer);
    const sorted = this.latencies.sort((a, b) => a - b);
    const at = (share: number): string =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
    return `${sorted.length} orders, p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms`;
  }
}

async function during(
  engine: MatchingEngineService,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const load = new SteadyLoad(engine);
  const begun = performance.now();
  delay.enable();
  await work();
  delay.disable();
  const took = seconds(begun);
  const p99 = millis(delay.percentile(99));
  const figures = `event loop delay p99 ${p99} max ${millis(delay.max)} ms; ${load.stop()}`;
  console.log(`${what}: ${took} s; ${figures}`);
}

async function measureWriting(directory: string): Promise<void> {
  const config = loadConfig({ DATA_DIR: directory, SNAPSHOT_EVERY: '0', SNAPSHOTS_KEPT: '1' });
  const module = AppModule.of(config, createLogger({ level: 'warn' }));
  const options = { logger: false, abortOnError: false } as const;
  const writer = new SnapshotProcess(STANDBY);
  writer.start();
  const app = await NestFactory.createApplicationContext(module, options);
  const engine = app.get(MatchingEngineService);
  app.get(SnapshotKeeper).writer = writer;
  const { heap, rss } = memoryUse();
  console.log(`service: ${megabytes(heap)} MiB of objects, ${megabytes(rss)} MiB resident`);
  await during(engine, 'nothing but the load', () => new Promise((end) => setTimeout(end, 3000)));
  const snapshots = app.get(SnapshotsService);
  await during(engine, 'a snapshot, written and the journal shortened', () => snapshots.write());
  const [newest] = await snapshots.kept();
  console.log(`snapshot: ${megabytes(newest.bytes)} MiB`);
  await engine.stop();
  await app.close();
  writer.kill();
}

/** Starts from the snapshot in a directory. */
export async function measureStarts(directory: string): Promise<void> {
  for (let round = 0; round < LOADS; round++) {
    const service = await OfflineService.open(directory);
    globalThis.gc?.();
    const begun = performance.now();
    await service.recover();
    console.log(`start from the snapshot: ${seconds(begun)} s`);
    await service.close();
  }
}

/** @param measureStarts measures starts from the snapshot, in a process without all this */
export async function measureMillion(
  measureStarts: (directory: string) => Promise<void> | void,
): Promise<void> {
  console.log(`${ORDERS} resting orders with accounts and client order ids`);
  const directory = await writeJournal(ORDERS, (index) => restingOrder(index, true));
  try {
    await measureWriting(directory);
    await measureStarts(directory);
  } finally {
    removeJournal(directory);
  }
}
