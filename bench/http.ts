/**
 * `npm run bench:http`: orders over REST, matching included, beside a bare Fastify route with the
 * same body and schema in the same run.
 */
import { join } from 'node:path';
import { compare, type Contender } from './load/comparison';
import { runHttpLoad } from './load/http-load';
import { SAMPLE_ORDERS } from './load/sample-orders';
import { ServerProcess } from './load/server-process';

const TARGET = 0.5;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const CONNECTIONS = 64;
const DURATION_MS = 3000;
const BODIES = SAMPLE_ORDERS.map((order) => JSON.stringify(order));

function contender(name: string, server: ServerProcess): Contender {
  const load = { port: server.port, path: '/api/v1/orders', bodies: BODIES };
  return {
    name,
    server,
    run: () => runHttpLoad({ ...load, connections: CONNECTIONS, durationMs: DURATION_MS }),
  };
}

async function main(): Promise<void> {
  const bare = await ServerProcess.start(join(__dirname, 'load/bare-fastify.js'), {});
  const service = await ServerProcess.service({ LOG_LEVEL: 'warn' });
  console.log(`node ${process.version}, ${CONNECTIONS} connections, median of ${ROUNDS} rounds\n`);
  try {
    await compare(contender('bare Fastify', bare), contender('POST /api/v1/orders', service), {
      rounds: ROUNDS,
      target: TARGET,
    });
  } finally {
    bare.stop();
    service.stop();
  }
}

void main();
