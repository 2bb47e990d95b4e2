/**
 * Snapshots that earlier versions wrote must load in this one and hold the same state; with the
 * journal after them they lead to the same answers. A new version of a section adds a snapshot; the
 * old ones stay as they are. Written by `npx jest test/golden/snapshot -t 'just written'` with
 * `GOLDEN_OUT` set to a folder.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { SNAPSHOT_FOLDER, SnapshotStore } from '../../src/journal/snapshot-store';
import { OfflineService } from '../support/snapshots/offline-service';

/** The journal that the golden snapshots belong to, and the command they cover. */
const JOURNAL = 'v1';
const SEQUENCE = 6000;

interface Facts {
  readonly end: number;
  readonly stateHash: string;
  readonly answers: string;
}

const folders = readdirSync(join(__dirname, 'snapshots'));

let directory: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'golden-'));
  cpSync(join(__dirname, JOURNAL), directory, { recursive: true });
  await (await EmbeddedCommandLog.open({ directory, warn: () => undefined })).close();
});

afterEach(() => rmSync(directory, { recursive: true }));

const answersAt = (sequence: number): Promise<Record<string, unknown>> =>
  OfflineService.answersAt(directory, sequence);

async function factsOf(): Promise<Facts> {
  const { sequence: end, ...answers } = await answersAt(Infinity);
  const digest = createHash('sha256').update(JSON.stringify(answers)).digest('hex');
  const { stateHash } = await answersAt(SEQUENCE);
  return { end: end as number, stateHash: stateHash as string, answers: digest };
}

test.each(folders)('%s leads to what it led to when it was written', async (folder) => {
  const from = join(__dirname, 'snapshots', folder);
  cpSync(join(from, SNAPSHOT_FOLDER), join(directory, SNAPSHOT_FOLDER), { recursive: true });
  const facts = JSON.parse(readFileSync(join(from, 'facts.json'), 'utf8')) as Facts;
  const store = new SnapshotStore(directory);
  const [stored] = await store.list();
  const { summary } = await store.open(stored);
  expect(summary).toMatchObject({ sequence: SEQUENCE, stateHash: facts.stateHash });
  expect(await factsOf()).toEqual(facts);
});

test('one that was just written leads to what the journal alone leads to', async () => {
  const facts = await factsOf();
  const service = await OfflineService.at(directory, SEQUENCE);
  await service.writeSnapshot();
  await service.close();
  expect(await factsOf()).toEqual(facts);
  const out = process.env.GOLDEN_OUT;
  if (out === undefined) return;
  cpSync(join(directory, SNAPSHOT_FOLDER), join(out, SNAPSHOT_FOLDER), { recursive: true });
  process.stdout.write(`${JSON.stringify(facts)}\n`);
});
