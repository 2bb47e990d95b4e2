/**
 * `npm run bench:ws`: orders over a socket, matching included, beside a bare ws server that parses
 * and echoes, in the same run.
 */
import { join } from 'node:path';
import { compare, type Contender } from './load/comparison';
import { SAMPLE_ORDERS } from './load/sample-orders';
import { ServerProcess } from './load/server-process';
import { runWsLoad } from './load/ws-load';

const TARGET = 0.5;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const DURATION_MS = 3000;

function contender(name: string, server: ServerProcess, connections: number): Contender {
  const url = `ws://127.0.0.1:${server.port}/ws/orders`;
  const inFlight = Math.ceil(64 / connections);
  const load = { url, args: SAMPLE_ORDERS, connections, inFlight, durationMs: DURATION_MS };
  return { name, server, run: () => runWsLoad(load) };
}

async function main(): Promise<void> {
  const bare = await ServerProcess.start(join(__dirname, 'load/bare-ws.js'), {});
  const service = await ServerProcess.service({ LOG_LEVEL: 'warn' });
  try {
    for (const connections of [1, 50]) {
      console.log(`\nnode ${process.version}, ${connections} connections, median of ${ROUNDS}\n`);
      await compare(
        contender('bare ws echo', bare, connections),
        contender('submit on /ws/orders', service, connections),
        { rounds: ROUNDS, target: TARGET },
      );
    }
  } finally {
    bare.stop();
    service.stop();
  }
}

void main();
