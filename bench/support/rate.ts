/** Speed of a loop by the wall clock and by the processor time of the process. */
import { controlMicros } from './machine';

export interface Rate {
  /** Millions of messages a second by the wall clock. */
  readonly wall: number;
  /** The same by user CPU time, all threads of the process: steadier on a shared machine. */
  readonly cpu: number;
  readonly events: number;
}

/** The best of several runs. */
export interface BestRate extends Rate {
  /** Control times beside the runs, in microseconds of CPU time. */
  readonly controls: readonly number[];
}

/** Times a loop over this many messages; the loop returns how many events it saw. */
export function rateOf(messages: number, loop: () => number): Rate {
  globalThis.gc?.();
  const cpuBefore = process.cpuUsage();
  const wallBefore = process.hrtime.bigint();
  const events = loop();
  const wallMicros = Number(process.hrtime.bigint() - wallBefore) / 1000;
  const cpuMicros = process.cpuUsage(cpuBefore).user;
  return { wall: messages / wallMicros, cpu: messages / cpuMicros, events };
}

/** The best of several runs, the first of which also warm up the code. */
export function bestOf(runs: number, once: () => Rate): BestRate {
  controlMicros();
  const controls: number[] = [];
  const rates = Array.from({ length: runs }, () => {
    const before = controlMicros();
    const rate = once();
    controls.push(Math.max(before, controlMicros()));
    return rate;
  });
  return {
    wall: Math.max(...rates.map((rate) => rate.wall)),
    cpu: Math.max(...rates.map((rate) => rate.cpu)),
    events: rates[0].events,
    controls,
  };
}
