/**
 * A fixed piece of integer work that shows whether the machine is at full speed: neighbours on the
 * same physical core slow it down as they slow down what is measured, and CPU time does not tell.
 */
const ROUNDS = 10_000_000;
const CELLS = 1024;
const MASK = CELLS - 1;
/** Beyond this multiple of the fastest time seen the machine counts as disturbed. */
const TOLERANCE = 1.25;

const cells = new Int32Array(CELLS);

/** Several independent sums at a time, to fill the processor as real code does. */
function work(): number {
  let a = 1;
  let b = 2;
  let c = 3;
  let d = 4;
  for (let i = 0; i < ROUNDS; i++) {
    a = (a + cells[i & MASK]) | 0;
    b = (b ^ cells[(i + 7) & MASK]) | 0;
    c = (c + i) | 0;
    d = (d ^ c) | 0;
    cells[i & MASK] = a;
  }
  return a ^ b ^ d;
}

/** User CPU microseconds of the fixed work. */
export function controlMicros(): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user;
}

/** How many of these control times belong to a machine at full speed, by them and by earlier ones. */
export function calmCount(controls: readonly number[], fastestBefore: number): number {
  const fastest = Math.min(fastestBefore, ...controls);
  return controls.filter((micros) => micros <= fastest * TOLERANCE).length;
}
