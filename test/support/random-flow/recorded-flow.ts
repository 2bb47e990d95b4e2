/** A random flow as a list of commands, aimed with the help of the naive engine. */
import type { SequencedCommand } from '../../../src/core/commands/commands';
import { stamp } from '../differential/twin-run';
import { NaiveEngine } from '../naive-engine/naive-engine';
import { CommandGenerator } from './command-generator';
import { auctionProfile, drawProfile } from './flow-profile';
import { knowledgeOf } from './market-knowledge';
import type { Random } from './random';

export interface RecordedFlow {
  readonly entries: readonly SequencedCommand[];
  /** How many ended client order ids its engine keeps. */
  readonly window: number;
}

export function recordFlow(random: Random, length: number): RecordedFlow {
  const profile = random.chance(20) ? auctionProfile(random) : drawProfile(random);
  const window = profile.clientOrderIdWindow;
  const engine = new NaiveEngine(window);
  const generator = new CommandGenerator(random, profile, knowledgeOf(engine));
  const entries: SequencedCommand[] = [];
  while (entries.length < length) {
    const { command, time } = generator.next();
    const entry = stamp(entries.length + 1, command, time);
    entries.push(entry);
    engine.apply(entry);
  }
  return { entries, window };
}
