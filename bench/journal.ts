/**
 * `npm run bench:journal`: orders over sockets with the journal on disk, beside the same service
 * with the journal in memory, in the same run. Many requests in flight, so that batches form.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, medians, type Contender } from './load/comparison';
import { SAMPLE_ORDERS } from './load/sample-orders';
import { ServerProcess } from './load/server-process';
import { runWsLoad } from './load/ws-load';
import { flushTime } from './support/flush-time';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const DURATION_MS = 3000;
/** Connections and requests in flight on each. */
const MANY = [50, 40] as const;
const ONE = [1, 1] as const;
const TARGETS = { throughput: 0.8, flushes: 2 };

function contender(
  name: string,
  server: ServerProcess,
  [connections, inFlight]: readonly number[],
) {
  const url = `ws://127.0.0.1:${server.port}/ws/orders`;
  const load = { url, args: SAMPLE_ORDERS, connections, inFlight, durationMs: DURATION_MS };
  return { name, server, run: () => runWsLoad(load) } satisfies Contender;
}

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-journal-'));
  const env = { LOG_LEVEL: 'warn', DATA_DIR: directory };
  const memory = await ServerProcess.service({ ...env, JOURNAL: 'memory' });
  const embedded = await ServerProcess.service({ ...env, JOURNAL: 'embedded' });
  try {
    const pair = (shape: readonly number[]) => {
      const flight = `${shape.join(' × ')} in flight`;
      console.log(`\nnode ${process.version}, ${flight}, median of ${ROUNDS}\n`);
      return [contender('memory', memory, shape), contender('embedded', embedded, shape)] as const;
    };
    await compare(...pair(MANY), { rounds: ROUNDS, target: TARGETS.throughput });
    await compareOne(pair(ONE), directory);
  } finally {
    memory.stop();
    embedded.stop();
    rmSync(directory, { recursive: true });
  }
}

/** With one in flight, the time of a flush decides. */
async function compareOne(pair: readonly Contender[], directory: string): Promise<void> {
  const before = flushTime(directory);
  const [memory, embedded] = await medians(pair, ROUNDS);
  const flush = (before + flushTime(directory)) / 2;
  const above = embedded.p50 - memory.p50;
  const verdict = above <= TARGETS.flushes * flush ? 'met' : 'NOT met';
  console.log(
    `\n${above.toFixed(2)} ms above memory, ${(above / flush).toFixed(1)} flushes of ` +
      `${flush.toFixed(2)} ms; target ${TARGETS.flushes}: ${verdict}`,
  );
}

void main();
