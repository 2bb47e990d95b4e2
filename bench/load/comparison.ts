/** Runs a load in turn against the service and an opponent and prints both, with their ratio. */
import type { LoadResult } from './load-result';
import type { ServerProcess } from './server-process';

/** Rounds that do not count, while V8 compiles; the service has far more code than its opponent. */
const WARM_UP_ROUNDS = 3;

export interface Measured extends LoadResult {
  /** Server CPU time for each request, in microseconds. */
  readonly cpu: number;
}

export interface Contender {
  readonly name: string;
  readonly server: ServerProcess;
  run(): Promise<LoadResult>;
}

/** The opponent comes first; the target is a share of its throughput. */
export async function compare(
  opponent: Contender,
  ours: Contender,
  { rounds, target }: { readonly rounds: number; readonly target: number },
): Promise<void> {
  const [theirs, mine] = await medians([opponent, ours], rounds);
  const ratio = mine.perSecond / theirs.perSecond;
  const cpu = theirs.cpu / mine.cpu;
  console.log(
    `\nratio ${ratio.toFixed(2)} by throughput, ${cpu.toFixed(2)} by CPU time; ` +
      `target ${target}: ${ratio >= target ? 'met' : 'NOT met'}`,
  );
}

/** Runs the contenders in turn and prints the median round of each. */
export async function medians(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Measured[]> {
  const results = new Map(contenders.map((contender) => [contender, [] as Measured[]]));
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    for (const [contender, measured] of results) {
      const result = await measure(contender);
      if (round >= WARM_UP_ROUNDS) measured.push(result);
    }
  }
  return [...results].map(([contender, measured]) => print(contender, measured));
}

async function measure({ server, run }: Contender): Promise<Measured> {
  const before = server.cpuMicros();
  const result = await run();
  return { ...result, cpu: (server.cpuMicros() - before) / result.count };
}

/** Prints and returns the median round. */
function print({ name }: Contender, measured: readonly Measured[]): Measured {
  const sorted = [...measured].sort((a, b) => a.perSecond - b.perSecond);
  const median = sorted[Math.floor(sorted.length / 2)];
  const failures = measured.reduce((sum, result) => sum + result.failures, 0);
  console.log(
    `${name.padEnd(24)} ${median.perSecond.toFixed(0).padStart(7)} a second, ` +
      `p50 ${median.p50.toFixed(2)} ms, p99 ${median.p99.toFixed(2)} ms, ` +
      `${median.cpu.toFixed(1)} µs CPU each, ${failures} failures`,
  );
  return median;
}
