/** `npm run journal`, on directories that random flows and snapshots filled. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORE_FILE } from '../../src/journal/batch-store';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { SNAPSHOT_FOLDER } from '../../src/journal/snapshot-store';
import { SnapshotFileWriter } from '../../src/journal/snapshot-file';
import { SnapshotStore } from '../../src/journal/snapshot-store';
import type { Json } from '../support/e2e-rest';
import { recordFlow } from '../support/random-flow/recorded-flow';
import { Random, chooseSeed } from '../support/random-flow/random';
import { OfflineService, writeJournal } from '../support/snapshots/offline-service';

const TOOL = join(__dirname, '../../dist/tools/journal.js');
const COMMANDS = 300;
const CUTS = [100, 200];

const seed = chooseSeed();
let directory: string;

beforeAll(() => process.stdout.write(`journal tools: SEED=${seed}\n`));

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tools-'));
  await writeJournal(directory, recordFlow(new Random(seed), COMMANDS).entries);
  for (const cut of CUTS) {
    const service = await OfflineService.at(directory, cut);
    await service.writeSnapshot();
    await service.close();
  }
});

afterEach(() => rmSync(directory, { recursive: true }));

function run(...args: string[]): { status: number | null; lines: Json[]; error: string } {
  const all = [TOOL, ...args, '--dir', directory];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, lines: lines.map((line) => JSON.parse(line) as Json), error: stderr };
}

const shorten = async (): Promise<void> => {
  const log = await EmbeddedCommandLog.open({ directory, warn: () => undefined });
  await log.truncateBefore(101 as never);
  await log.close();
};

test('verify compares every snapshot with the replay, whole or shortened', async () => {
  const whole = run('verify');
  expect(whole.lines[0]).toMatchObject({ result: 'ok', snapshots: 2, compared: 2 });
  await shorten();
  const shortened = run('verify');
  expect(shortened.lines[0]).toEqual({ ...whole.lines[0], compared: 1 });
  expect([whole.status, shortened.status]).toEqual([0, 0]);
});

test('hash is the same from a snapshot and from the beginning', async () => {
  const sequences = [150, 200, 201, COMMANDS].map(String);
  const hashes = (): Json[] => sequences.map((at) => run('hash', '--at', at).lines[0]);
  const fromSnapshots = hashes();
  expect(fromSnapshots.map(({ sequence }) => String(sequence))).toEqual(sequences);
  rmSync(join(directory, SNAPSHOT_FOLDER), { recursive: true });
  expect(hashes()).toEqual(fromSnapshots);
});

test('stat and dump tell what there is', async () => {
  await shorten();
  const [stat] = run('stat').lines;
  expect(stat).toMatchObject({ first: 101, last: COMMANDS, commands: 200 });
  expect((stat.snapshots as Json[]).map(({ sequence }) => sequence)).toEqual(CUTS);
  const dumped = run('dump', '--from', '120', '--to', '122').lines;
  expect(dumped.map(({ sequence }) => sequence)).toEqual([120, 121, 122]);
});

test('the tools change nothing', () => {
  const content = (): string[] =>
    [STORE_FILE, ...readdirSync(join(directory, SNAPSHOT_FOLDER)).map((n) => `snapshots/${n}`)].map(
      (name) => readFileSync(join(directory, name), 'base64'),
    );
  const before = content();
  for (const command of ['verify', 'stat', 'dump', 'hash']) expect(run(command).status).toBe(0);
  expect(content()).toEqual(before);
});

test('verify refuses a snapshot with a changed byte', () => {
  const [name] = readdirSync(join(directory, SNAPSHOT_FOLDER));
  const path = join(directory, SNAPSHOT_FOLDER, name);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path, bytes);
  const { status, error } = run('verify');
  expect([status, error]).toEqual([65, expect.stringContaining('its checksum is wrong')]);
});

test('verify refuses a snapshot that names another state than it holds', async () => {
  const store = new SnapshotStore(directory);
  const [newest] = await store.list();
  const { summary } = await store.open(newest);
  const file = await store.open(newest);
  const sections = await Promise.all(
    summary.sections.map(async (section) => {
      const reader = await file.read(section);
      return { ...section, bytes: reader.raw(section.length) };
    }),
  );
  const fill = async (to: SnapshotFileWriter): Promise<void> => {
    for (const { name, version, bytes } of sections) await to.add(name, version, bytes);
  };
  await store.write({ ...summary, stateHash: '0123456789abcdef' }, fill);
  const { status, error } = run('verify');
  expect([status, error]).toEqual([65, expect.stringContaining('holds another state')]);
});
