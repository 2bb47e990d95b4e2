/** Many independent random runs through core and twin; a failure names its seed and commands. */
import { CommandGenerator } from '../random-flow/command-generator';
import type { FlowProfile } from '../random-flow/flow-profile';
import { knowledgeOf } from '../random-flow/market-knowledge';
import { chooseSeed, Random, runSeed } from '../random-flow/random';
import { shrink } from './shrink';
import type { Subject } from './subject';
import { TwinRun, type TimedCommand, type TwinOptions } from './twin-run';

export interface SessionOptions {
  readonly seed: number;
  /** The first run, unless it is 0. */
  readonly from?: number;
  readonly runs: number;
  readonly commandsPerRun: number;
  readonly profile: (random: Random) => FlowProfile;
  /** What is compared with the twin, unless it is the core. */
  readonly subject?: (clientOrderIdWindow: number) => Subject;
}

/** Plays runs of a chosen seed; says which before, and how many commands it were after. */
export function playAloud(name: string, options: Omit<SessionOptions, 'seed'>): void {
  const seed = chooseSeed();
  const started = Date.now();
  process.stdout.write(`differential, ${name}: SEED=${seed}\n`);
  const commands = playSession({ ...options, seed });
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(`differential, ${name}: ${commands} commands in ${seconds.toFixed(1)} s\n`);
}

/** Plays all runs and returns the number of commands. */
export function playSession(options: SessionOptions): number {
  const from = options.from ?? 0;
  let commands = 0;
  for (let run = from; run < from + options.runs; run++) commands += playRun(options, run);
  return commands;
}

function playRun(session: SessionOptions, run: number): number {
  const random = new Random(runSeed(session.seed, run));
  const profile = session.profile(random);
  const { clientOrderIdWindow } = profile;
  const options = { clientOrderIdWindow };
  const twins = new TwinRun(options, session.subject?.(clientOrderIdWindow));
  const generator = new CommandGenerator(random, profile, knowledgeOf(twins.twin));
  const commands: TimedCommand[] = [];
  try {
    while (commands.length < session.commandsPerRun) {
      commands.push(generator.next());
      const { command, time } = commands[commands.length - 1];
      twins.step(command, time);
    }
    twins.compareStates();
    twins.compareHashes();
  } catch (error) {
    const failure = { commands, options, subject: session.subject, error: error as Error };
    throw new Error(report(session.seed, run, failure), { cause: error });
  }
  return commands.length;
}

interface Failure {
  readonly commands: readonly TimedCommand[];
  readonly options: TwinOptions;
  readonly subject: SessionOptions['subject'];
  readonly error: Error;
}

function report(seed: number, run: number, failure: Failure): string {
  const { commands, options, subject, error } = failure;
  const play = (trace: readonly TimedCommand[]) => failureOf(trace, options, subject);
  const shortest = shrink(commands, play);
  return [
    `SEED=${seed}, run ${run}, command ${commands.length}: ${error.message}`,
    `client order id window ${options.clientOrderIdWindow}; ${shortest.length} commands suffice:`,
    ...shortest.map((command) => JSON.stringify(command)),
    `which ends in: ${play(shortest) ?? 'no failure; the whole trace is needed'}`,
  ].join('\n');
}

/** What goes wrong when these commands are played, or null. */
export function failureOf(
  commands: readonly TimedCommand[],
  options: TwinOptions,
  subject?: SessionOptions['subject'],
): string | null {
  try {
    const twins = new TwinRun(options, subject?.(options.clientOrderIdWindow));
    for (const { command, time } of commands) twins.step(command, time);
    twins.compareStates();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
