/**
 * The differential test for as long as you like: COUNT commands (100 million unless given) through
 * core and naive twin, in WORKERS processes. SEED repeats a session; a failure names its run.
 */
import { availableParallelism } from 'node:os';
import { fork } from 'node:child_process';
import { playSession, type SessionOptions } from '../support/differential/twin-session';
import * as profiles from '../support/random-flow/flow-profile';
import { chooseSeed } from '../support/random-flow/random';

type Mix = Omit<SessionOptions, 'seed' | 'from' | 'runs'> & { readonly name: string };

/** Runs of one round. */
const MIXES: readonly (Mix & { readonly runs: number })[] = [
  { name: 'short', runs: 400, commandsPerRun: 80, profile: profiles.drawProfile },
  { name: 'long', runs: 100, commandsPerRun: 600, profile: profiles.drawProfile },
  { name: 'auction', runs: 50, commandsPerRun: 300, profile: profiles.auctionProfile },
  { name: 'cascade', runs: 2, commandsPerRun: 1500, profile: profiles.cascadeProfile },
];
const REPORT_EVERY = 1_000_000;

const seed = chooseSeed();
const count = Number(process.env.COUNT ?? 100_000_000);
const workers = Number(process.env.WORKERS ?? availableParallelism());
const worker = process.env.WORKER;

if (worker === undefined && workers > 1) spread();
else playOn(Number(worker ?? 0));

/** One process each; the first that fails ends all. */
function spread(): void {
  process.stdout.write(`SEED=${seed}, ${count} commands, ${workers} workers\n`);
  const children = Array.from({ length: workers }, (_, i) => {
    const share = String(Math.ceil(count / workers));
    const env = { ...process.env, SEED: String(seed), COUNT: share, WORKER: String(i) };
    return fork(__filename, { env });
  });
  for (const child of children) {
    child.on('exit', (code) => {
      if (code === 0) return;
      process.exitCode = 1;
      for (const other of children) other.kill();
    });
  }
}

/** Rounds of all mixes; the runs of a worker are its own. */
function playOn(index: number): void {
  process.stdout.write(`worker ${index}: SEED=${seed}, ${count} commands\n`);
  const started = Date.now();
  let played = 0;
  for (let round = 0; played < count; round++) {
    const before = played;
    for (const mix of MIXES) {
      const from = (round * workers + index) * mix.runs;
      played += playSession({ ...mix, seed, from });
    }
    if (Math.floor(before / REPORT_EVERY) === Math.floor(played / REPORT_EVERY)) continue;
    const rate = Math.round(played / ((Date.now() - started) / 1000));
    process.stdout.write(`worker ${index}: ${played} commands, ${rate} a second\n`);
  }
  process.stdout.write(`worker ${index}: ${played} commands agree\n`);
}
