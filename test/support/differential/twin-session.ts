/** Many independent random runs through core and twin; a failure names its seed and commands. */
import type { Command } from '../../../src/core/commands/commands';
import { CommandGenerator } from '../random-flow/command-generator';
import type { FlowProfile } from '../random-flow/flow-profile';
import { Random, runSeed } from '../random-flow/random';
import { shrink } from './shrink';
import { TwinRun, type TwinOptions } from './twin-run';

export interface SessionOptions {
  readonly seed: number;
  readonly runs: number;
  readonly commandsPerRun: number;
  readonly hashEvery: number;
  readonly profile: (random: Random) => FlowProfile;
}

/** Plays all runs and returns the number of commands. */
export function playSession(options: SessionOptions): number {
  let commands = 0;
  for (let run = 0; run < options.runs; run++) commands += playRun(options, run);
  return commands;
}

function playRun(session: SessionOptions, run: number): number {
  const random = new Random(runSeed(session.seed, run));
  const profile = session.profile(random);
  const { clientOrderIdWindow } = profile;
  const options = { clientOrderIdWindow, hashEvery: session.hashEvery };
  const twins = new TwinRun(options);
  const generator = new CommandGenerator(random, profile, {
    restingOrders: (symbol) => twins.twin.market(symbol)?.book.all() ?? [],
  });
  const commands: Command[] = [];
  try {
    const opening = generator.opening();
    for (let i = 0; i < session.commandsPerRun; i++) {
      commands.push(opening[i] ?? generator.next());
      twins.step(commands[i]);
    }
    twins.compareStates();
  } catch (error) {
    const text = report(session.seed, run, { commands, options, error: error as Error });
    throw new Error(text, { cause: error });
  }
  return commands.length;
}

interface Failure {
  readonly commands: readonly Command[];
  readonly options: TwinOptions;
  readonly error: Error;
}

function report(seed: number, run: number, { commands, options, error }: Failure): string {
  const play = (trace: readonly Command[]) => failureOf(trace, { ...options, hashEvery: 1 });
  const shortest = shrink(commands, play);
  return [
    `SEED=${seed}, run ${run}, command ${commands.length}: ${error.message}`,
    `client order id window ${options.clientOrderIdWindow}; ${shortest.length} commands suffice:`,
    ...shortest.map((command) => JSON.stringify(command)),
    `which ends in: ${play(shortest) ?? 'no failure; the whole trace is needed'}`,
  ].join('\n');
}

/** What goes wrong when these commands are played, or null. */
export function failureOf(commands: readonly Command[], options: TwinOptions): string | null {
  try {
    const twins = new TwinRun(options);
    commands.forEach((command) => twins.step(command));
    twins.compareStates();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
