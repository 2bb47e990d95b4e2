/** The thread behind `bench:core`: replays one flow through fresh engines in one mode. */
import { parentPort, workerData } from 'node:worker_threads';
import { EventCollector } from '../../src/core/events/event-collector';
import { RecordedFlow, type FlowColumns } from '../flows/recorded-flow';
import { EngineDriver } from '../referee/engine-driver';
import { ConsumingListener } from './consuming-listener';
import { bestOf, rateOf, type BestRate, type Rate } from './rate';

export interface CoreAssignment {
  readonly columns: FlowColumns;
  readonly mode: 'listener' | 'outcomes' | 'latency';
  readonly runs: number;
}

/** Nanoseconds a message at the ranks asked for. */
export type Latencies = readonly number[];

export const RANKS = [0.5, 0.99, 0.999, 1];

function withListener(flow: RecordedFlow): Rate {
  const listener = new ConsumingListener();
  const driver = new EngineDriver(listener);
  return rateOf(flow.length, () => {
    for (let i = 0; i < flow.length; i++) driver.apply(flow.command(i));
    return listener.count;
  });
}

/** As the service does it: the events of each command copied into an outcome of its own. */
function withOutcomes(flow: RecordedFlow): Rate {
  const collector = new EventCollector();
  const driver = new EngineDriver(collector);
  return rateOf(flow.length, () => {
    let events = 0;
    for (let i = 0; i < flow.length; i++) {
      driver.apply(flow.command(i));
      events += collector.take().length;
    }
    return events;
  });
}

/** Each message timed by itself; a reading of the clock is part of every figure. */
function latencies(flow: RecordedFlow): Latencies {
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
  return RANKS.map((rank) => nanos[Math.floor((nanos.length - 1) * rank)]);
}

function measure({ columns, mode, runs }: CoreAssignment): BestRate | Latencies {
  const flow = RecordedFlow.over(columns);
  if (mode === 'listener') return bestOf(runs, () => withListener(flow));
  if (mode === 'outcomes') return bestOf(runs, () => withOutcomes(flow));
  for (let i = 0; i < runs; i++) withListener(flow);
  return latencies(flow);
}

parentPort?.postMessage(measure(workerData as CoreAssignment));
