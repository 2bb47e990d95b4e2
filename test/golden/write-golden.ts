/** Writes a golden journal of this version: a seeded flow, by choice of the seed of every kind. */
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { CHECKPOINT_EVERY, EngineLoop } from '../../src/matching-engine/engine-loop';
import { Random } from '../support/random-flow/random';
import { recordFlow } from '../support/random-flow/recorded-flow';

export interface GoldenFacts {
  readonly sequence: number;
  readonly checkpoints: number;
  readonly outcomeHash: string;
  readonly stateHash: string;
}

const BATCH = 100;

/** Small enough for a few of them. */
const SEGMENT_BYTES = 128 * 1024;

/** One batch beyond the first checkpoint. */
const COMMANDS = CHECKPOINT_EVERY + BATCH;

export async function writeGolden(directory: string, seed: number): Promise<GoldenFacts> {
  const { entries } = recordFlow(new Random(seed), COMMANDS);
  const warn = (): void => undefined;
  const log = await EmbeddedCommandLog.open({ directory, warn, segmentBytes: SEGMENT_BYTES });
  const loop = new EngineLoop();
  let checkpoints = 0;
  for (let at = 0; at < entries.length; at += BATCH) {
    const batch = entries.slice(at, at + BATCH);
    const checkpoint = loop.engine.sequence === loop.checkpoint?.sequence ? loop.checkpoint : null;
    if (checkpoint !== null) checkpoints++;
    await log.append(batch, checkpoint);
    for (const entry of batch) loop.apply(entry, undefined, () => undefined);
  }
  await log.close();
  const { engine, outcomeHash } = loop;
  return { sequence: engine.sequence, checkpoints, outcomeHash, stateHash: engine.stateHash() };
}
