/** Copies of a data directory that are made while the service writes to it, as operations.md says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { limit } from '../support/e2e-orders';
import { ServiceProcess } from '../support/e2e-process';
import { RestClient } from '../support/e2e-rest';
import { runTool } from '../support/journal/tool';
import { Random, chooseSeed } from '../support/random-flow/random';
import { Load } from './load';

/** A copy may meet a write that crosses it, or a segment that is being removed. */
const TRIES = 5;

const COPY = `
set -e
rm -rf "$2"
mkdir -p "$2/journal"
cp -r "$1/snapshots" "$2/"
cp "$1/journal/acknowledged" "$1/journal/beginning" "$2/journal/"
cp "$1"/journal/*.segment "$2/journal/"
`;

let root: string;
let service: ServiceProcess;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'copies-'));
});

afterEach(async () => {
  await service.kill();
  rmSync(root, { recursive: true });
});

function start(directory: string, settings: Record<string, string> = {}): ServiceProcess {
  const base = { JOURNAL: 'embedded', DATA_DIR: directory, LOG_LEVEL: 'warn' };
  return (service = ServiceProcess.spawn({ ...base, SNAPSHOT_EVERY: '0', ...settings }));
}

/** Copies until the tool finds a copy in order. Returns the sequence that the copy ends with. */
function copy(from: string, to: string): number {
  for (let tried = 1; ; tried++) {
    const { status } = spawnSync('sh', ['-c', COPY, 'sh', from, to], { stdio: 'ignore' });
    const verified = status === 0 ? runTool('verify', '--dir', to) : null;
    if (verified?.status === 0) return verified.lines[0].sequence as number;
    if (tried === TRIES) throw new Error(`no copy of ${TRIES}: ${verified?.error}`);
  }
}

/** Resolves once segments have been removed. */
async function shortened(rest: RestClient): Promise<void> {
  for (let first = 1; first === 1; await sleep(50)) {
    const { body } = await rest.get('/admin/snapshots');
    first = body.firstSequence as number;
  }
}

test('a copy made under load starts, and holds what was answered more than a second before', async () => {
  const [from, to] = [join(root, 'data'), join(root, 'copy')];
  const seed = chooseSeed();
  process.stdout.write(`copy: SEED=${seed}\n`);
  const random = new Random(seed);
  // Snapshots come and segments go all the while.
  const settings = { SNAPSHOT_EVERY: '3000', SNAPSHOTS_KEPT: '3', JOURNAL_SEGMENT_BYTES: '65536' };
  const url = await start(from, settings).listening();
  const rest = new RestClient(url);
  const load = new Load(random, 'c-');
  const clients = Promise.all([load.overSocket(url), load.overRest(rest)]);
  await shortened(rest);
  const before = load.acknowledged[load.acknowledged.length - 1];
  await sleep(1500);
  const sequence = copy(from, to);
  await service.kill();
  await clients;

  expect(sequence).toBeGreaterThanOrEqual(before.sequence);
  const again = new RestClient(await start(to).listening());
  expect((await again.get('/admin/health/ready')).body).toMatchObject({ sequence });
  const order = limit('buy', '0.1', '1.00');
  expect((await again.post('/api/v1/orders', order)).body).toMatchObject({
    sequence: sequence + 1,
  });
}, 120_000);
