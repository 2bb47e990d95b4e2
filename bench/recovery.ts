/**
 * How fast a journal on disk is replayed: read, checked, decoded, applied by the core, every event
 * collected and hashed; without the read models of the service. Writes each journal first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, SequencedCommand } from '../src/core/commands/commands';
import { TradingState } from '../src/core/instrument/trading-state';
import type { Sequence } from '../src/core/types/ids';
import type { Micros } from '../src/core/types/units';
import { EmbeddedCommandLog } from '../src/journal/embedded-command-log';
import { EngineLoop } from '../src/matching-engine/engine-loop';
import { GENERATED_LENGTH, allFlows } from './flows/all-flows';
import type { RecordedFlow } from './flows/recorded-flow';
import { REFEREE_INSTRUMENT } from './referee/command-translator';

const LISTING: Command = {
  kind: 'list_instrument',
  instrument: REFEREE_INSTRUMENT,
  state: TradingState.Open,
};
const BATCH = 1000;
const START = 1_767_323_045_000_000;

function open(directory: string): Promise<EmbeddedCommandLog> {
  return EmbeddedCommandLog.open({ directory, warn: console.error });
}

function entryAt(flow: RecordedFlow, sequence: number): SequencedCommand {
  const command: Command = sequence === 1 ? LISTING : { ...flow.command(sequence - 2) };
  return { sequence: sequence as Sequence, time: (START + sequence) as Micros, command };
}

async function write(directory: string, flow: RecordedFlow, count: number): Promise<void> {
  const log = await open(directory);
  for (let first = 1; first <= count; first += BATCH) {
    const size = Math.min(BATCH, count - first + 1);
    await log.append(Array.from({ length: size }, (_, i) => entryAt(flow, first + i)));
  }
  await log.close();
}

async function replay(directory: string): Promise<number> {
  const log = await open(directory);
  const loop = new EngineLoop();
  const begun = performance.now();
  for (const { commands } of log.read(1 as Sequence)) {
    for (const entry of commands) {
      loop.apply(entry, undefined, (error) => {
        throw error;
      });
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  await log.close();
  return Math.round(loop.engine.sequence / seconds);
}

async function main(): Promise<void> {
  for (const flow of allFlows()) {
    const directory = mkdtempSync(join(tmpdir(), 'recovery-'));
    const count = Math.min(flow.length + 1, GENERATED_LENGTH);
    await write(directory, flow, count);
    const rates = [await replay(directory), await replay(directory), await replay(directory)];
    const best = Math.max(...rates).toLocaleString('en');
    console.log(`${flow.name}: ${best} commands a second (best of 3, ${count} commands)`);
    rmSync(directory, { recursive: true });
  }
}

void main();
