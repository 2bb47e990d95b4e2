/**
 * `npm run bench:journal`: orders over sockets with the journal on disk, beside the same service
 * with the journal in memory, in the same run. Many requests in flight, so that batches form.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, type Contender } from './load/comparison';
import { SAMPLE_ORDERS } from './load/sample-orders';
import { ServerProcess } from './load/server-process';
import { runWsLoad } from './load/ws-load';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const DURATION_MS = 3000;
/** Connections and requests in flight on each. With one in all, the flush time alone decides. */
const LOADS = [
  { shape: [50, 40], target: 0.8 },
  { shape: [1, 1], target: 0 },
] as const;

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
    for (const { shape, target } of LOADS) {
      console.log(
        `\nnode ${process.version}, ${shape.join(' × ')} in flight, median of ${ROUNDS}\n`,
      );
      const contenders = [
        contender('memory', memory, shape),
        contender('embedded', embedded, shape),
      ];
      await compare(contenders[0], contenders[1], { rounds: ROUNDS, target });
    }
  } finally {
    memory.stop();
    embedded.stop();
    rmSync(directory, { recursive: true });
  }
}

void main();
