/**
 * How fast a journal on disk is replayed: read, checked, decoded, applied by the core, every event
 * collected and hashed; then the same with all read models of the service.
 */
import 'reflect-metadata';
import type { Sequence } from '../../src/core/types/ids';
import { EngineLoop } from '../../src/matching-engine/engine-loop';
import { GENERATED_LENGTH, allFlows } from '../flows/all-flows';
import type { RecordedFlow } from '../flows/recorded-flow';
import { OfflineService } from '../../src/tools/offline-service';
import { openLog, removeJournal, writeJournal } from './written-journal';

const ROUNDS = 3;

const onFailure = (error: unknown): never => {
  throw error;
};

/** Commands a second of the core alone. */
async function coreRate(directory: string): Promise<number> {
  const log = await openLog(directory);
  const loop = new EngineLoop();
  const begun = performance.now();
  for (const { commands } of log.read(1 as Sequence)) {
    for (const entry of commands) loop.apply(entry, undefined, onFailure);
  }
  const seconds = (performance.now() - begun) / 1000;
  await log.close();
  return loop.engine.sequence / seconds;
}

/** Commands a second with the read models. */
async function serviceRate(directory: string): Promise<number> {
  const service = await OfflineService.open(directory);
  const begun = performance.now();
  await service.recover();
  const seconds = (performance.now() - begun) / 1000;
  const { sequence } = service.engine;
  await service.close();
  return sequence / seconds;
}

async function best(measure: () => Promise<number>): Promise<string> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc?.();
    rates.push(await measure());
  }
  return Math.round(Math.max(...rates)).toLocaleString('en');
}

export function flowNames(): string[] {
  console.log(`replay of ${GENERATED_LENGTH} commands, best of ${ROUNDS}`);
  return allFlows().map(({ name }) => name);
}

export async function measureReplay(name: string): Promise<void> {
  const flow = allFlows().find((other) => other.name === name) as RecordedFlow;
  const count = Math.min(flow.length, GENERATED_LENGTH - 1);
  const directory = await writeJournal(count, (index) => flow.command(index));
  const core = await best(() => coreRate(directory));
  const service = await best(() => serviceRate(directory));
  console.log(`${flow.name}: ${core} commands a second, ${service} with read models`);
  removeJournal(directory);
}
