/** The time of a scenario. It starts at noon and moves only where the scenario says so. */
import type { Micros } from '../../../src/core/types/units';

const NOON = 1_700_049_600_000_000;
const DAY = 86_400_000_000;
const UNITS: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  h: 3_600_000_000,
};

export class ScenarioClock {
  now = NOON as Micros;

  /** Lets the time pass that a command line names, and returns what is left to do then. */
  hear(line: string): string {
    const [, delay, rest] = line.match(/^after (\w+): (.+)$/) ?? [];
    if (delay !== undefined) this.advance(microsOf(delay));
    else if (line === 'wait until midnight') this.advance(DAY - (this.now % DAY));
    else if (line.startsWith('wait ')) this.advance(microsOf(line.slice(5)));
    return rest ?? line;
  }

  private advance(micros: number): void {
    this.now = (this.now + micros) as Micros;
  }
}

/** `5s`, `250ms`. */
export function microsOf(duration: string): number {
  const [, count, unit] = duration.match(/^(\d+)([a-z]+)$/) ?? [];
  if (UNITS[unit] === undefined) throw new Error(`how long is "${duration}"?`);
  return Number(count) * UNITS[unit];
}
