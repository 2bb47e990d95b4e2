/** Snapshots of the built service: written beside it, read at its next start, and what may go wrong. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SNAPSHOT_FOLDER } from '../../src/journal/snapshot-store';
import { limit } from '../support/e2e-orders';
import { ServiceProcess } from '../support/e2e-process';
import { RestClient, type Json } from '../support/e2e-rest';
import { SocketClient } from '../support/e2e-socket';

const TOOL = join(__dirname, '../../dist/tools/journal.js');

let directory: string;
const started: ServiceProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'snapshots-'));
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.kill()));
  rmSync(directory, { recursive: true });
});

function start(env: Record<string, string> = {}): ServiceProcess {
  const base = {
    JOURNAL: 'embedded',
    // The smallest, so that the journal is shortened as far as it may be, but for a few commands.
    JOURNAL_SEGMENT_BYTES: '512',
    DATA_DIR: directory,
    LOG_LEVEL: 'warn',
  };
  const service = ServiceProcess.spawn({ ...base, SNAPSHOT_EVERY: '0', ...env });
  started.push(service);
  return service;
}

async function client(service: ServiceProcess): Promise<RestClient> {
  return new RestClient(await service.listening());
}

async function stop(service: ServiceProcess): Promise<void> {
  service.child.kill('SIGTERM');
  expect((await service.exit).code).toBe(0);
}

async function refusal(): Promise<{ code: number | null; text: string }> {
  const service = start();
  const { code } = await service.exit;
  return { code, text: service.stderr };
}

/** No segment of the smallest size holds more commands. */
const SEGMENT_COMMANDS = 6;

/** Whether a journal begins with the segment that holds the first command after a snapshot. */
function beginsAfter(snapshot: number, firstSequence: number): boolean {
  return firstSequence <= snapshot + 1 && firstSequence > snapshot + 1 - SEGMENT_COMMANDS;
}

/** Resolves once the journal begins right after the oldest of two snapshots, and none is written. */
async function shortened(rest: RestClient): Promise<void> {
  for (;;) {
    const { body } = await rest.get('/admin/snapshots');
    const { snapshots, inProgress, firstSequence } = body as unknown as {
      snapshots: { sequence: number }[];
      inProgress: boolean;
      firstSequence: number;
    };
    const isShort = snapshots.length === 2 && beginsAfter(snapshots[1].sequence, firstSequence);
    if (!inProgress && isShort) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Orders on both sides around 100, some of which trade; named by their number. */
async function enter(rest: RestClient, first: number, count: number): Promise<string[]> {
  const answers: string[] = [];
  for (let i = first; i < first + count; i++) {
    const change = { clientOrderId: `o${i}`, accountId: `a${i % 3}` };
    const order = limit(i % 2 === 0 ? 'buy' : 'sell', '1', String(98 + (i % 5)), change);
    const response = await fetch(`${rest.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect(response.status).toBe(201);
    answers.push(await response.text());
  }
  return answers;
}

const snapshotNow = (rest: RestClient) => rest.send('POST', '/admin/snapshots');

const files = (): string[] => {
  const folder = join(directory, SNAPSHOT_FOLDER);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};

const pathOf = (name: string): string => join(directory, SNAPSHOT_FOLDER, name);

function spoil(name: string): void {
  const bytes = readFileSync(pathOf(name));
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(pathOf(name), bytes);
}

function tool(...args: string[]): Json {
  const all = [TOOL, ...args, '--dir', directory];
  const output = execFileSync(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  return JSON.parse(output.toString()) as Json;
}

async function reads(rest: RestClient): Promise<unknown[]> {
  const paths = [
    '/api/v1/orders?limit=1000',
    '/api/v1/orderbook/BTC-USDT?depth=1000',
    '/api/v1/bbo/BTC-USDT',
    '/api/v1/trades/BTC-USDT?limit=1000',
    '/api/v1/instruments',
  ];
  const answers = await Promise.all(paths.map((path) => rest.get(path)));
  return answers.map(({ status, body }) => [status, body]);
}

describe('a service that starts from a snapshot', () => {
  test('answers as before, goes on without a gap, and its journal is shorter', async () => {
    const first = start();
    let rest = await client(first);
    const originals = await enter(rest, 0, 40);
    expect((await snapshotNow(rest)).status).toBe(200);
    originals.push(...(await enter(rest, 40, 20)));
    const second = await snapshotNow(rest);
    originals.push(...(await enter(rest, 60, 7)));
    const before = await reads(rest);
    const list = await rest.get('/admin/snapshots');
    expect(list.body).toMatchObject({ lastSequence: 70, inProgress: false });
    expect(beginsAfter(43, list.body.firstSequence as number)).toBe(true);
    expect((list.body.snapshots as Json[])[0]).toEqual(second.body);
    await stop(first);

    rest = await client(start());
    expect(await reads(rest)).toEqual(before);
    expect((await rest.get('/admin/health/ready')).body).toMatchObject({
      sequence: 70,
      snapshotSequence: 63,
    });
    for (const i of [0, 1, 39, 41, 60, 66]) {
      const change = { clientOrderId: `o${i}`, accountId: `a${i % 3}` };
      const order = limit(i % 2 === 0 ? 'buy' : 'sell', '1', String(98 + (i % 5)), change);
      const { status, body } = await rest.post('/api/v1/orders', order);
      expect(status).toBe(200);
      expect(body).toEqual({ ...(JSON.parse(originals[i]) as Json), duplicate: true });
    }
    const next = await rest.post<Json>('/api/v1/orders', limit('buy', '1', '1'));
    expect(next.body).toMatchObject({ sequence: 77, order: { orderId: '68' } });
    const { sequence } = (before[1] as [number, Json])[1];
    const book = await rest.get('/api/v1/orderbook/BTC-USDT');
    expect(book.body.sequence).toBe((sequence as number) + 1);
  });

  test('a reader that missed changes before the snapshot gets the book anew', async () => {
    const first = start();
    const rest = await client(first);
    await enter(rest, 0, 10);
    await snapshotNow(rest);
    await enter(rest, 10, 4);
    const { sequence } = (await rest.get('/api/v1/orderbook/BTC-USDT')).body as {
      sequence: number;
    };
    await stop(first);
    const url = (await start().listening()).replace('http', 'ws');
    const frameAfter = async (from: number): Promise<unknown> => {
      const socket = await SocketClient.open(`${url}/ws/market-data/BTC-USDT?from=${from}`);
      const frame = await socket.nextWhere(() => true);
      await socket.close();
      return frame;
    };
    expect(await frameAfter(3)).toMatchObject({ type: 'snapshot', sequence });
    expect(await frameAfter(sequence - 2)).toMatchObject({
      type: 'update',
      previousSequence: sequence - 2,
      sequence,
    });
  });

  test('snapshots come by themselves, and old ones go', async () => {
    const service = start({ SNAPSHOT_EVERY: '30', SNAPSHOTS_KEPT: '2' });
    const rest = await client(service);
    const sequences = new Set<number>();
    for (let i = 0; sequences.size < 3; i += 10) {
      await enter(rest, i, 10);
      const { body } = await rest.get('/admin/snapshots');
      const { snapshots, firstSequence } = body as unknown as {
        snapshots: { sequence: number }[];
        firstSequence: number;
      };
      snapshots.forEach(({ sequence }) => sequences.add(sequence));
      expect(snapshots.length).toBeLessThanOrEqual(3);
      expect(firstSequence).toBeLessThanOrEqual((snapshots.at(-1)?.sequence ?? 0) + 1);
    }
    await shortened(rest);
    await stop(service);
    const [oldest, newest] = files().map((name) => Number.parseInt(name, 10));
    expect(tool('verify')).toMatchObject({ result: 'ok', snapshots: 2, compared: 1 });
    expect(beginsAfter(oldest, tool('stat').first as number)).toBe(true);
    expect(tool('hash', '--at', String(newest))).toMatchObject({ sequence: newest });
  }, 60_000);
});

describe('damage', () => {
  const prepared = mkdtempSync(join(tmpdir(), 'prepared-'));
  let before: unknown[];

  const fill = async (env: Record<string, string> = {}): Promise<void> => {
    const service = start(env);
    const rest = await client(service);
    for (const first of [0, 12]) {
      await enter(rest, first, 12);
      expect((await snapshotNow(rest)).status).toBe(200);
    }
    await enter(rest, 24, 3);
    before = await reads(rest);
    await stop(service);
  };

  /** Two snapshots, a shortened journal and some commands after them. */
  const prepare = async (): Promise<void> => {
    if (readdirSync(prepared).length > 0) return cpSync(prepared, directory, { recursive: true });
    await fill();
    cpSync(directory, prepared, { recursive: true });
  };

  afterAll(() => rmSync(prepared, { recursive: true }));

  test('of the newest snapshot: an older one leads to the same, with a warning', async () => {
    await prepare();
    spoil(files()[1]);
    const service = start();
    expect(await reads(await client(service))).toEqual(before);
    expect(service.stderr).toContain('its checksum is wrong; trying an older one');
  });

  test.each([
    [
      'cut short',
      (name: string) => writeFileSync(pathOf(name), readFileSync(pathOf(name)).subarray(0, 99)),
    ],
    ['empty', (name: string) => writeFileSync(pathOf(name), '')],
    ['something else', (name: string) => writeFileSync(pathOf(name), 'x'.repeat(5000))],
  ])('a newest snapshot that is %s is passed over as well', async (_, damage) => {
    await prepare();
    damage(files()[1]);
    expect(await reads(await client(start()))).toEqual(before);
  });

  test('of all snapshots: 65 when the journal does not begin at 1', async () => {
    await prepare();
    files().forEach(spoil);
    const { code, text } = await refusal();
    expect(code).toBe(65);
    expect(text).toMatch(/the journal begins at command 1[1-6], and no snapshot that leads there/);
  });

  test('of all snapshots: a journal that is whole is replayed', async () => {
    await fill({ SNAPSHOTS_KEPT: '3' });
    files().forEach(spoil);
    expect(await reads(await client(start()))).toEqual(before);
  });

  test('a snapshot of more than the journal holds ends with 65', async () => {
    await prepare();
    const [, newest] = files();
    renameSync(pathOf(newest), pathOf(newest.replace('27', '99')));
    const { code, text } = await refusal();
    expect(code).toBe(65);
    expect(text).toContain('covers more than the journal, which ends at command 30');
  });

  test('a snapshot in the form of a later version ends with 76', async () => {
    await prepare();
    const [, newest] = files();
    const bytes = readFileSync(pathOf(newest));
    bytes[6] = 2;
    writeFileSync(pathOf(newest), bytes);
    const { code, text } = await refusal();
    expect(code).toBe(76);
    expect(text).toContain('was written by a later version');
  });

  test('what an unfinished writer left behind is removed', async () => {
    mkdirSync(join(directory, SNAPSHOT_FOLDER));
    writeFileSync(pathOf('0000000000000005.snapshot.tmp'), 'half');
    await client(start());
    expect(files()).toEqual([]);
  });
});

/** Processes that a process started; as Linux tells it. */
function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

const standbyOf = (service: ServiceProcess): number => childrenOf(service.child.pid as number)[0];

async function writerOf(service: ServiceProcess): Promise<number> {
  for (;;) {
    const [writer] = childrenOf(standbyOf(service));
    if (writer !== undefined) return writer;
    await sleep(5);
  }
}

const isGone = (pid: number): boolean => !existsSync(`/proc/${pid}/exe`);

describe('the writer of snapshots', () => {
  test('is killed: the service tells, goes on, and writes the next one', async () => {
    const service = start();
    const rest = await client(service);
    await enter(rest, 0, 5);
    const answer = snapshotNow(rest);
    process.kill(await writerOf(service), 'SIGKILL');
    expect(await answer).toMatchObject({ status: 500, body: { code: 'snapshot_failed' } });
    const ready = await rest.get('/admin/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.snapshotFailure).toContain('the writer ended with SIGKILL');
    const metrics = (await rest.get<string>('/admin/metrics')).body;
    expect(metrics).toContain('snapshot_failures_total{reason="failed"} 1');
    const again = snapshotNow(rest);
    await writerOf(service);
    process.kill(standbyOf(service), 'SIGKILL');
    expect((await again).body.detail).toContain('the process that stands by ended');
    await enter(rest, 5, 5);
    expect((await snapshotNow(rest)).body).toMatchObject({ sequence: 13 });
    expect((await rest.get('/admin/health/ready')).body.snapshotFailure).toBeUndefined();
    await stop(service);
  });

  test('ends with the service, however that ends', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const service = start();
      const rest = await client(service);
      const answer = snapshotNow(rest).catch(() => null);
      const processes = [standbyOf(service), await writerOf(service)];
      service.child.kill(signal);
      await service.exit;
      await answer;
      for (let waited = 0; !processes.every(isGone) && waited < 5000; waited += 20) await sleep(20);
      expect(processes.map(isGone)).toEqual([true, true]);
    }
  });

  test('a second one at the same time is refused', async () => {
    const service = start();
    const rest = await client(service);
    const first = snapshotNow(rest);
    await writerOf(service);
    expect(await snapshotNow(rest)).toMatchObject({
      status: 409,
      body: { code: 'snapshot_in_progress' },
    });
    expect((await first).status).toBe(200);
  });
});
