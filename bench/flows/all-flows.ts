/** The flows the benchmarks replay: public ones where their files are, and the project's own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { crossingFlow, deepFlow, realisticFlow, sweepingFlow } from './generated-flows';
import type { RecordedFlow } from './recorded-flow';
import { refereeFlow } from './referee-flow';

export const GENERATED_LENGTH = 1_000_000;

/** A public flow by name, or null where its file is not. */
export function publicFlow(name: string): RecordedFlow | null {
  const path = join(process.env.REFEREE_DIR ?? '../shared/referee', `${name}.bin.br`);
  if (existsSync(path)) return refereeFlow(name, path);
  console.log(`(${name} left out: no ${path})`);
  return null;
}

export function allFlows(): RecordedFlow[] {
  const published = ['normal', 'static'].map(publicFlow).filter((flow) => flow !== null);
  const generated = [realisticFlow, deepFlow, crossingFlow, sweepingFlow];
  return [...published, ...generated.map((flow) => flow(GENERATED_LENGTH))];
}
