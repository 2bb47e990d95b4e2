/**
 * Speed of the core on one thread: `npm run bench:core`. Replays public and generated flows with
 * every event delivered to a listener that consumes it, again with full outcomes as the service
 * makes them, and once more with every message timed. Prints the best of RUNS runs.
 */
import { join } from 'node:path';
import { allFlows } from './flows/all-flows';
import type { RecordedFlow } from './flows/recorded-flow';
import type { CoreAssignment, Latencies } from './support/core-worker';
import { calmCount } from './support/machine';
import type { BestRate } from './support/rate';
import { row } from './support/table';
import { inThread } from './support/thread';

const RUNS = Number(process.env.RUNS ?? 10);
const WORKER = join(__dirname, 'support', 'core-worker.js');
const WORST_TARGET = 2;
const REALISTIC_TARGET = 5;

function measure<Result>(flow: RecordedFlow, mode: CoreAssignment['mode']): Promise<Result> {
  return inThread(WORKER, { columns: flow.columns, mode, runs: RUNS } satisfies CoreAssignment);
}

/** Prints the row of one flow; returns its listener rate. */
async function report(flow: RecordedFlow, fastestControl: number): Promise<BestRate> {
  const listener = await measure<BestRate>(flow, 'listener');
  const outcomes = await measure<BestRate>(flow, 'outcomes');
  const latencies = await measure<Latencies>(flow, 'latency');
  row([
    flow.name,
    flow.length,
    (listener.events / flow.length).toFixed(2),
    ...[listener.wall, listener.cpu, outcomes.wall, outcomes.cpu].map((rate) => rate.toFixed(2)),
    ...latencies,
    `${calmCount(listener.controls, fastestControl)}/${RUNS}`,
  ]);
  return listener;
}

function verdict(what: string, rate: number, target: number): string {
  const met = rate >= target ? 'met' : 'missed';
  return `${what} ${rate.toFixed(2)} (target ${target.toFixed(1)}: ${met})`;
}

async function main(): Promise<void> {
  console.log(`node ${process.version}, best of ${RUNS}, millions of messages a second\n`);
  row(['', '', 'events /', 'listener', '', 'outcomes', '', 'ns']);
  row([
    'flow',
    'messages',
    'message',
    'wall',
    'cpu',
    'wall',
    'cpu',
    'p50',
    'p99',
    'p99.9',
    'max',
    'calm',
  ]);
  const rates = new Map<string, number>();
  let fastestControl = Infinity;
  for (const flow of allFlows()) {
    const listener = await report(flow, fastestControl);
    fastestControl = Math.min(fastestControl, ...listener.controls);
    rates.set(flow.name, listener.cpu);
  }
  const worst = verdict('worst', Math.min(...rates.values()), WORST_TARGET);
  const realistic = verdict('realistic', rates.get('realistic') ?? NaN, REALISTIC_TARGET);
  console.log(`\nlistener, by CPU time: ${worst}, ${realistic}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
