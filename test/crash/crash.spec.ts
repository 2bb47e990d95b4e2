/**
 * Kills the service at random moments while clients send orders on both protocols, starts it again,
 * and holds it to every answer it gave. Snapshots are written all the while, so that kills come
 * before, within and after them, and most starts begin from one. `KILLS` says how often; re-run a failure with `SEED=…`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceProcess } from '../support/e2e-process';
import { RestClient } from '../support/e2e-rest';
import { Random, chooseSeed } from '../support/random-flow/random';
import { SnapshotStore } from '../../src/journal/snapshot-store';
import { Follower } from './journal-check';
import { Load, type Acknowledged } from './load';

const KILLS = Number(process.env.KILLS ?? 25);
const seed = chooseSeed();
const random = new Random(seed);
const directory = mkdtempSync(join(tmpdir(), 'crash-'));
const follower = new Follower(directory);
const snapshots = new SnapshotStore(directory);
/** The last of them. */
let acknowledged: readonly Acknowledged[] = [];
/** Snapshots that were finished. */
const written = new Set<number>();
/** What a run that failed has found is kept. */
let hasPassed = false;
const totals = { sent: 0, acknowledged: 0, recovered: 0 };

/** How many of the last answers are asked for after a restart. */
const ASKED = 20;
/** After how many kills a long run tells how far it is. */
const TELL_EVERY = 100;

/** Nothing is lost: the run would have ended. */
function tell(kills: number): void {
  const result = { kills, ...totals, snapshots: written.size, lost: 0 };
  process.stdout.write(`crash: ${JSON.stringify(result)}\n`);
}

function start(): ServiceProcess {
  return ServiceProcess.spawn({
    JOURNAL: 'embedded',
    // Segments of a few batches, of a few rounds, and of the size that is usual.
    JOURNAL_SEGMENT_BYTES: String(random.pick([4096, 262_144, 16_777_216])),
    DATA_DIR: directory,
    LOG_LEVEL: 'warn',
    SNAPSHOT_EVERY: String(random.pick([300, 1000, 5000])),
    // Enough that nothing is removed before the follower has seen it.
    SNAPSHOTS_KEPT: '8',
  });
}

/** Everything answered last is there, and sending it again enters nothing. */
async function askFor(rest: RestClient, orders: readonly Acknowledged[]): Promise<void> {
  for (const { clientOrderId, orderId } of orders) {
    const { body } = await rest.get(`/api/v1/orders/${orderId}?symbol=BTC-USDT`);
    const other = await rest.get(`/api/v1/orders/${orderId}?symbol=ETH-USDT`);
    const found = [body, other.body].filter((order) => order.orderId === orderId);
    expect(found).toEqual([expect.objectContaining({ clientOrderId })]);
  }
}

/** On a busy machine the writer, which lets others go first, may need longer than a round. */
async function snapshotWritten(rest: RestClient): Promise<void> {
  const begun = (await rest.get('/admin/health/ready')).body.sequence as number;
  for (let newest = 0; newest < begun; await sleep(20)) {
    await rest.send('POST', '/admin/snapshots');
    newest = Number((await rest.get('/admin/health/ready')).body.snapshotSequence ?? 0);
  }
}

/** Resolves with what clients were told. */
async function killOnce(round: number): Promise<readonly Acknowledged[]> {
  const service = start();
  if (random.chance(20)) {
    await sleep(random.between(0, 1500));
    await service.kill();
    return [];
  }
  const url = await service.listening();
  const rest = new RestClient(url);
  await askFor(rest, acknowledged);
  if (random.chance(20)) await cancelAll(rest);
  const load = new Load(random, nameOf(round));
  const sockets = [load.overSocket(url), load.overSocket(url)];
  const clients = Promise.all([load.overRest(rest), load.overRest(rest), ...sockets]);
  // Should it end by itself, that is what the run fails with.
  clients.catch(() => undefined);
  await Promise.race([killLater(service, rest), service.endedByItself()]);
  await clients;
  totals.sent += load.sent;
  return load.acknowledged;
}

/** Also a command to be recovered; and a run of many kills must not grow. */
async function cancelAll(rest: RestClient): Promise<void> {
  for (const symbol of ['BTC-USDT', 'ETH-USDT']) {
    const { status } = await rest.send('DELETE', `/api/v1/orders?symbol=${symbol}`);
    expect(status).toBe(200);
  }
}

async function killLater(service: ServiceProcess, rest: RestClient): Promise<void> {
  if (random.chance(25)) await snapshotWritten(rest);
  await sleep(random.between(5, 600));
  await service.kill();
}

/** What the names of a round begin with. */
function nameOf(round: number): string {
  return `r${round}-`;
}

/** Holds what the journal got in a round to what clients were told in it. */
async function check(round: number, told: readonly Acknowledged[]): Promise<void> {
  const before = follower.loop.engine.sequence;
  await follower.follow();
  expect(follower.lostOf(told)).toEqual([]);
  expect(follower.strangers(nameOf(round))).toEqual([]);
  const sequences = new Set(told.map(({ sequence }) => sequence));
  expect(sequences.size).toBe(told.length);
  for (const sequence of sequences) if (sequence <= before) throw new Error(`${sequence} again`);
  totals.acknowledged += told.length;
  totals.recovered += follower.acceptedCount;
  if (told.length > 0) acknowledged = told.slice(-ASKED);
}

beforeAll(() => process.stdout.write(`crash: SEED=${seed} KILLS=${KILLS}\n`));

afterAll(() => {
  if (hasPassed) rmSync(directory, { recursive: true });
  else process.stdout.write(`crash: what was found is kept in ${directory}\n`);
});

test(
  `nothing acknowledged is lost or doubled by ${KILLS} kills`,
  async () => {
    for (let round = 1; round <= KILLS; round++) {
      await check(round, await killOnce(round));
      (await snapshots.list()).forEach(({ sequence }) => written.add(sequence));
      if (round % TELL_EVERY === 0 || round === KILLS) tell(round);
    }
  },
  60_000 + KILLS * 20_000,
);

test('a last start leads to what a replay of all commands alone leads to', async () => {
  const service = start();
  const rest = new RestClient(await service.listening());
  const metrics = (await rest.get<string>('/admin/metrics')).body;
  const { engine, outcomeHash } = follower.loop;
  const labels = `sequence="${engine.sequence}",hash="${outcomeHash}"`;
  expect(metrics).toContain(`engine_outcome_hash{${labels}} 1`);
  const sequences = follower.bookSequences();
  for (const symbol of ['BTC-USDT', 'ETH-USDT']) {
    const { body } = await rest.get(`/api/v1/orderbook/${symbol}`);
    expect(body.sequence).toBe(sequences.get(symbol));
  }
  const { status, body } = await rest.send('POST', '/admin/snapshots');
  expect([status, body.stateHash]).toEqual([200, engine.stateHash()]);
  service.child.kill('SIGTERM');
  expect((await service.exit).code).toBe(0);
  hasPassed = true;
});
