/** What `npm run journal` tells of directories that are as they should be. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchStore } from '../../src/journal/batch-store';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { SNAPSHOT_FOLDER } from '../../src/journal/snapshot-store';
import type { Json } from '../support/e2e-rest';
import { COMMANDS, CUTS, fillDirectory, forgeSnapshot, runTool } from '../support/journal/tool';
import { chooseSeed } from '../support/random-flow/random';

const seed = chooseSeed();
let directory: string;

beforeAll(() => process.stdout.write(`journal tools: SEED=${seed}\n`));

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tools-'));
  await fillDirectory(directory, seed);
});

afterEach(() => rmSync(directory, { recursive: true }));

const run = (...args: string[]) => runTool(...args, '--dir', directory);

const openLog = (window?: number): Promise<EmbeddedCommandLog> =>
  EmbeddedCommandLog.open({ directory, warn: () => undefined, clientOrderIdWindow: window });

const shorten = async (): Promise<void> => {
  const log = await openLog();
  await log.truncateBefore(101 as never);
  await log.close();
};

const snapshotNames = (): string[] => readdirSync(join(directory, SNAPSHOT_FOLDER)).sort();

test('verify compares every snapshot with the replay, whole or shortened', async () => {
  const whole = run('verify');
  const sections = Object.keys((run('stat').lines[0].snapshots as Json[])[0].sections as Json);
  expect(sections).toEqual(expect.arrayContaining(['engine', 'orders', 'trades', 'depth']));
  const each = sections.length;
  expect(whole.lines[0]).toMatchObject({ result: 'ok', snapshots: 2, compared: 2 });
  expect(whole.lines[0].sections).toBe(2 * each);
  expect(whole.lines[0].sequence).toBe(COMMANDS);
  await shorten();
  const shortened = run('verify');
  expect(shortened.lines[0]).toEqual({ ...whole.lines[0], compared: 1, sections: each });
  expect([whole.status, shortened.status]).toEqual([0, 0]);
});

test('verify tells on standard error what it is doing', () => {
  const { error } = run('verify');
  expect(error.split('\n')).toEqual([
    ...snapshotNames().map((name) => `reading the snapshot ${join(directory, 'snapshots', name)}`),
    `reading commands 1 to ${COMMANDS}`,
    expect.stringContaining(`loading the snapshot ${directory}`) as string,
    `replaying commands 201 to ${COMMANDS}`,
    expect.stringContaining('loading the snapshot') as string,
    'replaying commands 101 to 200',
    'replaying commands 1 to 100',
    '',
  ]);
});

test('verify reads a snapshot of another version without comparing its bytes', async () => {
  const writtenBy = '0.0.9';
  await forgeSnapshot(directory, { sequence: 200, facts: { writtenBy } });
  const { status, lines, error } = run('verify');
  expect([status, lines[0].compared]).toEqual([0, 2]);
  expect(error).toContain('was written by version 0.0.9: read, but not compared by bytes');
  const [first] = run('stat').lines[0].snapshots as Json[];
  expect(lines[0].sections).toBe(Object.keys(first.sections as Json).length);
});

test('verify names a section that is not there, which begins empty', async () => {
  await forgeSnapshot(directory, { sequence: 200, section: 'trades', change: () => null });
  const { status, error } = run('verify');
  expect(status).toBe(0);
  expect(error).toContain('has nothing of trades: that begins empty');
});

test('an old snapshot that leads nowhere is read all the same', async () => {
  const log = await openLog();
  await log.truncateBefore(151 as never);
  await log.close();
  const { status, lines } = run('verify');
  expect([status, lines[0]]).toMatchObject([0, { snapshots: 2, compared: 0, sequence: COMMANDS }]);
});

test('hash is the same from a snapshot and from the beginning', async () => {
  const sequences = [150, 200, 201, COMMANDS].map(String);
  const hashes = (): Json[] => sequences.map((at) => run('hash', '--at', at).lines[0]);
  const fromSnapshots = hashes();
  expect(fromSnapshots.map(({ sequence }) => String(sequence))).toEqual(sequences);
  expect(run('hash').lines[0]).toEqual(fromSnapshots.at(-1));
  rmSync(join(directory, SNAPSHOT_FOLDER), { recursive: true });
  expect(hashes()).toEqual(fromSnapshots);
});

test('stat tells what there is, and what is in every snapshot', async () => {
  const [whole] = run('stat').lines;
  expect(whole).toMatchObject({ first: 1, last: COMMANDS, commands: COMMANDS, batches: 6 });
  expect(whole.removable).toMatchObject({ batches: 2, commands: 100 });
  await shorten();
  const [stat] = run('stat').lines;
  expect(stat).toMatchObject({ first: 101, last: COMMANDS, commands: 200, formatVersions: [1] });
  expect(stat.removable).toEqual({ batches: 0, commands: 0, bytes: 0 });
  const sizeOf = (name: string): number => statSync(join(directory, name)).size;
  const sizes = snapshotNames().map((name) => sizeOf(join(SNAPSHOT_FOLDER, name)));
  const [first, second] = sizes;
  const inJournal = readdirSync(join(directory, JOURNAL_FOLDER)).map((name) =>
    sizeOf(join(JOURNAL_FOLDER, name)),
  );
  const journal = inJournal.reduce((sum, bytes) => sum + bytes, 0);
  const files = { journal, history: 0, snapshots: first + second };
  expect(stat.files).toEqual(files);
  const snapshots = stat.snapshots as Json[];
  expect(snapshots.map(({ sequence, bytes }) => [sequence, bytes])).toEqual([
    [CUTS[0], first],
    [CUTS[1], second],
  ]);
  expect(snapshots[0]).toMatchObject({ formatVersion: 1, writtenBy: '0.1.0' });
  expect(snapshots[0].sections).toMatchObject({ engine: { version: 1 }, depth: { version: 1 } });
});

test('stat tells the window of client order ids', async () => {
  expect(run('stat').lines[0].clientOrderIdWindow).toBe(10_000);
  rmSync(directory, { recursive: true });
  await (await openLog(7)).close();
  const { status, lines } = run('stat');
  expect([status, lines[0]]).toMatchObject([0, { commands: 0, clientOrderIdWindow: 7 }]);
});

test('a journal without commands is in order', async () => {
  rmSync(directory, { recursive: true });
  await (await openLog()).close();
  expect(run('verify').lines[0]).toMatchObject({ result: 'ok', sequence: 0, snapshots: 0 });
  expect(run('hash').lines[0]).toMatchObject({ sequence: 0 });
  expect(run('dump')).toMatchObject({ status: 0, lines: [], error: '' });
});

test('dump prints the commands asked for', async () => {
  await shorten();
  const sequences = (...args: string[]) =>
    run('dump', ...args).lines.map(({ sequence }) => sequence);
  expect(sequences('--from', '120', '--to', '122')).toEqual([120, 121, 122]);
  expect(sequences('--to', '102')).toEqual([101, 102]);
  expect(sequences('--from', '299', '--to', '999')).toEqual([299, 300]);
});

test('a damaged end that nobody was told of is passed over, as by a start', async () => {
  const store = BatchStore.open(directory);
  const first = COMMANDS + 1;
  await store.continueAfter(COMMANDS - 49);
  await store.put({ first, next: first + 1, bytes: Buffer.from([1, 2, 3]) });
  await store.close();
  for (const command of ['verify', 'stat', 'dump', 'hash']) {
    const { status, lines, error } = run(command);
    expect([command, status]).toEqual([command, 0]);
    expect(error).toContain('so it is dropped at the next start');
    const last = lines.at(-1) as Json;
    expect(last.sequence ?? last.last).toBe(COMMANDS);
  }
});

test('the tools change nothing', () => {
  const content = (): string[][] =>
    [JOURNAL_FOLDER, SNAPSHOT_FOLDER].flatMap((folder) =>
      readdirSync(join(directory, folder)).map((name) => {
        const path = join(directory, folder, name);
        return [path, readFileSync(path, 'base64'), String(statSync(path).mtimeMs)];
      }),
    );
  const before = content();
  const names = readdirSync(directory).sort();
  for (const command of ['verify', 'stat', 'dump', 'hash']) expect(run(command).status).toBe(0);
  expect(content()).toEqual(before);
  expect(readdirSync(directory).sort()).toEqual(names);
});
