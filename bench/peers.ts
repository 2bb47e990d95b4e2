/**
 * The core beside the npm package nodejs-order-book, both in this run: `npm run bench:peers`. The
 * same limit orders, cancels and modifies go to both; the peer is given ready-made id texts.
 * Prints the best of RUNS runs by user CPU time.
 */
import { join } from 'node:path';
import { publicFlow } from './flows/all-flows';
import { crossingFlow, deepFlow, realisticFlow } from './flows/generated-flows';
import type { RecordedFlow } from './flows/recorded-flow';
import type { PeerAssignment } from './support/peer-worker';
import type { Rate } from './support/rate';
import { row } from './support/table';
import { inThread } from './support/thread';

const RUNS = Number(process.env.RUNS ?? 5);
const WORKER = join(__dirname, 'support', 'peer-worker.js');
/** The peer is slow: a longer flow would take minutes. */
const MESSAGES = 200_000;
const TARGET = 15;

function flows(): RecordedFlow[] {
  const generated = [realisticFlow, deepFlow, crossingFlow].map((flow) => flow(MESSAGES));
  const published = publicFlow('static');
  return published === null ? generated : [...generated, published];
}

/** Prints the row of one flow; returns how many times faster the core is. */
async function report({ name, columns }: RecordedFlow): Promise<number> {
  const play = (engine: PeerAssignment['engine'], runs: number): Promise<Rate> =>
    inThread(WORKER, { columns, engine, messages: MESSAGES, runs } satisfies PeerAssignment);
  // A run of the core is over before its code is fully compiled: it gets more of them.
  const ours = await play('ours', RUNS * 4);
  const theirs = await play('theirs', RUNS);
  const ratio = ours.cpu / theirs.cpu;
  row([name, ours.cpu.toFixed(3), theirs.cpu.toFixed(3), ratio.toFixed(1)]);
  return ratio;
}

async function main(): Promise<void> {
  console.log(
    `node ${process.version}, the first ${MESSAGES} messages of each flow, best of ${RUNS}`,
  );
  console.log('millions of messages a second by user CPU time\n');
  row(['flow', 'ours', 'theirs', 'ratio']);
  const ratios: number[] = [];
  for (const flow of flows()) ratios.push(await report(flow));
  const smallest = Math.min(...ratios);
  const met = smallest >= TARGET ? 'met' : 'missed';
  console.log(`\nsmallest ratio ${smallest.toFixed(1)} (target ${TARGET}: ${met})`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
