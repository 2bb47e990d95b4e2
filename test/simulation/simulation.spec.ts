/**
 * Schedules of crashes, torn writes, failed flushes, jumping clocks and snapshots against the real
 * core, journal and read models. Re-run a failure with
 * `SEED=… npx jest test/simulation`; `SCHEDULES=…` plays more.
 */
import { Logger } from '@nestjs/common';
import { chooseSeed, runSeed } from '../support/random-flow/random';
import { playSchedule, type Summary } from './schedule';

const SCHEDULES = Number(process.env.SCHEDULES ?? 400);
const seed = chooseSeed();

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));

test(
  'nothing acknowledged is lost, whatever happens to process, disk and clock',
  async () => {
    process.stdout.write(`simulation: SEED=${seed}, ${SCHEDULES} schedules\n`);
    const begun = performance.now();
    const sum = { starts: 0, commands: 0, acknowledged: 0, snapshots: 0 };
    for (let run = 0; run < SCHEDULES; run++) {
      const summary = await played(run);
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += summary[key];
    }
    const minutes = (performance.now() - begun) / 60_000;
    const pace = Math.round(SCHEDULES / minutes);
    process.stdout.write(`simulation: ${JSON.stringify(sum)}, ${pace} schedules a minute\n`);
    expect(sum.starts).toBeGreaterThan(2 * SCHEDULES);
    expect(sum.snapshots).toBeGreaterThan(SCHEDULES / 4);
    expect(sum.acknowledged).toBeGreaterThan(5 * SCHEDULES);
  },
  Math.max(120_000, SCHEDULES * 1000),
);

test('a seed plays the same schedule again', async () => {
  for (let run = 0; run < 10; run++) expect(await played(run)).toEqual(await played(run));
}, 60_000);

async function played(run: number): Promise<Summary> {
  try {
    return await playSchedule(runSeed(seed, run));
  } catch (error) {
    throw new Error(`SEED=${seed}, schedule ${run}: ${(error as Error).message}`, { cause: error });
  }
}
