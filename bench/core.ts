/**
 * Speed of the core on one thread: `npm run bench:core`. Replays public and generated flows with
 * every event delivered to a listener that consumes it, and again with full outcomes as the
 * service makes them. Prints the best of several runs, since the machine may be shared.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventCollector } from '../src/core/events/event-collector';
import type { EngineListener } from '../src/core/events/engine-listener';
import { crossingFlow, deepFlow, realisticFlow, sweepingFlow } from './flows/generated-flows';
import type { RecordedFlow } from './flows/recorded-flow';
import { refereeFlow } from './flows/referee-flow';
import { EngineDriver } from './referee/engine-driver';
import { ConsumingListener } from './support/consuming-listener';

const RUNS = Number(process.env.RUNS ?? 5);
const GENERATED = 1_000_000;

interface Result {
  readonly millionsPerSecond: number;
  readonly events: number;
}

function seconds(since: bigint): number {
  return Number(process.hrtime.bigint() - since) / 1e9;
}

function run(flow: RecordedFlow, listener: EngineListener, perCommand: () => void): number {
  const driver = new EngineDriver(listener);
  const started = process.hrtime.bigint();
  for (let i = 0; i < flow.length; i++) {
    driver.apply(flow.command(i));
    perCommand();
  }
  return flow.length / seconds(started) / 1e6;
}

function withListener(flow: RecordedFlow): Result {
  const listener = new ConsumingListener();
  return { millionsPerSecond: run(flow, listener, () => {}), events: listener.count };
}

function withOutcomes(flow: RecordedFlow): Result {
  const collector = new EventCollector();
  let events = 0;
  const rate = run(flow, collector, () => {
    events += collector.take().length;
  });
  return { millionsPerSecond: rate, events };
}

function best(measure: () => Result): Result {
  const results = Array.from({ length: RUNS }, () => {
    globalThis.gc?.();
    return measure();
  });
  return results.reduce((a, b) => (b.millionsPerSecond > a.millionsPerSecond ? b : a));
}

/** Nanoseconds per message at given ranks, timed one by one (adds the clock's own cost). */
function latencies(flow: RecordedFlow): string[] {
  const driver = new EngineDriver(new ConsumingListener());
  const nanos = new Float64Array(flow.length);
  let before = process.hrtime.bigint();
  for (let i = 0; i < flow.length; i++) {
    driver.apply(flow.command(i));
    const now = process.hrtime.bigint();
    nanos[i] = Number(now - before);
    before = now;
  }
  nanos.sort();
  const at = (rank: number): string => String(nanos[Math.floor((nanos.length - 1) * rank)]);
  return [at(0.5), at(0.99), at(0.999), at(1)];
}

function flows(): RecordedFlow[] {
  const referee = process.env.REFEREE_DIR ?? '../shared/referee';
  const files = ['normal', 'static'].map((name) => [name, join(referee, `${name}.bin.br`)]);
  const present = files.filter(([, path]) => existsSync(path));
  if (present.length < files.length) console.log(`(no referee files in ${referee}: left out)`);
  return [
    ...present.map(([name, path]) => refereeFlow(name, path)),
    realisticFlow(GENERATED),
    deepFlow(GENERATED),
    crossingFlow(GENERATED),
    sweepingFlow(GENERATED),
  ];
}

function row(cells: readonly (string | number)[]): void {
  console.log(cells.map((cell, i) => String(cell)[i === 0 ? 'padEnd' : 'padStart'](11)).join(' '));
}

function main(): void {
  console.log(`node ${process.version}, best of ${RUNS} runs, millions of messages a second\n`);
  row(['flow', 'messages', 'events', 'listener', 'outcomes', 'p50 ns', 'p99', 'p99.9', 'max']);
  for (const flow of flows()) {
    const listener = best(() => withListener(flow));
    const outcomes = best(() => withOutcomes(flow));
    row([
      flow.name,
      flow.length,
      listener.events,
      listener.millionsPerSecond.toFixed(2),
      outcomes.millionsPerSecond.toFixed(2),
      ...latencies(flow),
    ]);
  }
}

main();
