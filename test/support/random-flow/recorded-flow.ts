/** A random flow as a list of commands, aimed with the help of the naive engine. */
import type { Command } from '../../../src/core/commands/commands';
import { stamp } from '../differential/twin-run';
import { NaiveEngine } from '../naive-engine/naive-engine';
import { CommandGenerator } from './command-generator';
import { drawProfile } from './flow-profile';
import type { Random } from './random';

export interface RecordedFlow {
  readonly commands: readonly Command[];
  /** How many ended client order ids its engine keeps. */
  readonly window: number;
}

export function recordFlow(random: Random, length: number): RecordedFlow {
  const profile = drawProfile(random);
  const window = profile.clientOrderIdWindow;
  const engine = new NaiveEngine(window);
  const generator = new CommandGenerator(random, profile, {
    restingOrders: (symbol) => engine.market(symbol)?.book.all() ?? [],
  });
  const commands = generator.opening();
  commands.forEach((command, i) => engine.apply(stamp(i + 1, command)));
  while (commands.length < length) {
    commands.push(generator.next());
    engine.apply(stamp(commands.length, commands[commands.length - 1]));
  }
  return { commands, window };
}
