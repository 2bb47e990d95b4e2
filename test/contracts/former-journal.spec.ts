/** A journal that is one LMDB file becomes segments at the first start on it, or stays as it is. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open as openLmdb } from 'lmdb';
import { NO_HASH, encodeBatch, hashOfBatch } from '../../src/codec/batch-codec';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { FORMER_FILE } from '../../src/journal/former-journal';
import type { JournalError } from '../../src/journal/journal-error';
import { storedBatches } from '../support/journal/stored-journal';
import { commandsFrom, readAll } from './command-log.contract';

let directory: string;
let warnings: string[];

const path = (...names: string[]): string => join(directory, ...names);

/** Key of the end of what was acknowledged. */
const ACKNOWLEDGED = 0;

/** Writes batches of ten commands as the former service did. */
async function writeFormer(first: number, last: number, acknowledged = last): Promise<Buffer[]> {
  const db = openLmdb<Buffer, number>({ path: path(FORMER_FILE), encoding: 'binary' });
  const batches: Buffer[] = [];
  let previousHash: Uint8Array = NO_HASH;
  for (let begin = first; begin <= last; begin += 10) {
    const commands = commandsFrom(begin, 10);
    const bytes = encodeBatch({ commands, checkpoint: null, previousHash });
    previousHash = hashOfBatch(bytes);
    batches.push(bytes);
    await db.put(begin, bytes);
  }
  const mark = Buffer.alloc(8);
  mark.writeDoubleLE(acknowledged);
  await db.put(ACKNOWLEDGED, mark);
  await db.close();
  return batches;
}

async function putFormer(key: number, bytes: Buffer): Promise<void> {
  const db = openLmdb<Buffer, number>({ path: path(FORMER_FILE), encoding: 'binary' });
  await db.put(key, bytes);
  await db.close();
}

const open = (): Promise<EmbeddedCommandLog> =>
  EmbeddedCommandLog.open({ directory, warn: (message) => warnings.push(message) });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'former-'));
  warnings = [];
});

afterEach(() => rmSync(directory, { recursive: true }));

test.each([1, 501])('one that begins with command %i goes on as segments', async (first) => {
  const batches = await writeFormer(first, first + 99);
  const log = await open();
  expect([log.firstSequence, log.lastSequence]).toEqual([first, first + 99]);
  expect(log.clientOrderIdWindow).toBe(10_000);
  await log.append(commandsFrom(first + 100, 5));
  expect(await readAll(log, 1)).toEqual(commandsFrom(first, 105));
  await log.close();
  const stored = storedBatches(directory);
  expect(stored.slice(0, -1).map(({ bytes }) => bytes)).toEqual(batches);
  const names = [`${FORMER_FILE}.converted`, JOURNAL_FOLDER, 'lock'];
  expect(readdirSync(directory).sort()).toEqual(names.sort());
  expect(warnings).toEqual([
    expect.stringContaining('is being converted'),
    expect.stringContaining('is no longer needed'),
  ]);
});

test('what a crash left of a conversion is done again', async () => {
  await writeFormer(1, 100);
  mkdirSync(path('converting', JOURNAL_FOLDER), { recursive: true });
  writeFileSync(path('converting', JOURNAL_FOLDER, '0000000000000001.segment'), 'half');
  const log = await open();
  expect(await readAll(log, 1)).toEqual(commandsFrom(1, 100));
  await log.close();
  expect(existsSync(path('converting'))).toBe(false);
});

test('a crash right after a conversion loses nothing of it', async () => {
  await writeFormer(1, 100);
  cpSync(path(FORMER_FILE), path('kept'));
  let log = await open();
  await log.append(commandsFrom(101, 5));
  await log.close();
  cpSync(path('kept'), path(FORMER_FILE));
  log = await open();
  expect(await readAll(log, 1)).toEqual(commandsFrom(1, 105));
  await log.close();
  expect(existsSync(path(FORMER_FILE))).toBe(false);
});

test('an empty folder, or a journal without commands, keeps none from being converted', async () => {
  mkdirSync(path(JOURNAL_FOLDER));
  await writeFormer(1, 100);
  let log = await open();
  expect(log.lastSequence).toBe(100);
  await log.close();
  rmSync(path(), { recursive: true });
  mkdirSync(path());
  await (await open()).close();
  await writeFormer(1, 100);
  log = await open();
  expect(log.lastSequence).toBe(100);
  await log.close();
});

test('a damaged end that nobody was told of is dropped, with a warning', async () => {
  await writeFormer(1, 100);
  await putFormer(101, Buffer.from([1, 2, 3]));
  const log = await open();
  expect(log.lastSequence).toBe(100);
  expect(warnings[1]).toContain('begins at command 101');
  await log.close();
});

describe('is refused and stays as it is', () => {
  const expectRefusal = async (message: string): Promise<void> => {
    const before = readFileSync(path(FORMER_FILE));
    await expect(open()).rejects.toThrow(message);
    expect(readFileSync(path(FORMER_FILE)).equals(before)).toBe(true);
    for (const name of [JOURNAL_FOLDER, 'converting', `${FORMER_FILE}.converted`]) {
      expect(existsSync(path(name))).toBe(false);
    }
    // Nobody holds the directory after that.
    await expect(open()).rejects.toThrow(message);
  };

  test('with a damaged middle', async () => {
    const [, second] = await writeFormer(1, 100);
    const spoiled = Buffer.from(second);
    spoiled[spoiled.length - 3] ^= 4;
    await putFormer(11, spoiled);
    await expectRefusal('damaged in the batch that begins at command 11: the checksum is wrong');
  });

  test('without the end that was acknowledged', async () => {
    await writeFormer(1, 100, 110);
    await expectRefusal('command 110 was acknowledged: its end is gone');
  });

  test('beside segments of something else', async () => {
    const log = await open();
    await log.append(commandsFrom(1, 20));
    await log.close();
    await writeFormer(1, 100);
    await expect(open()).rejects.toThrow('has two journals, journal and journal.mdb');
    expect([existsSync(path(FORMER_FILE)), storedBatches(directory)]).toMatchObject([true, [{}]]);
  });

  test('with a damaged beginning', async () => {
    await writeFormer(1, 100);
    await putFormer(-1, Buffer.from([1, 2, 3]));
    await expectRefusal('damaged in what it began with');
  });

  test.each([1, 8, 15])('cut off by %i pages', async (pages) => {
    const db = openLmdb<Buffer, number>({ path: path(FORMER_FILE), encoding: 'binary' });
    await db.put(5000, Buffer.alloc(200_000));
    await db.remove(5000);
    await db.close();
    await writeFormer(1, 100);
    truncateSync(path(FORMER_FILE), statSync(path(FORMER_FILE)).size - pages * 4096);
    const outcome = await open().then(
      async (log) => {
        const all = await readAll(log, 1);
        await log.close();
        return all;
      },
      (error: JournalError) => error.problem,
    );
    if (outcome !== 'damaged') expect(outcome).toEqual(commandsFrom(1, 100));
  });

  test('cut off', async () => {
    await writeFormer(1, 100);
    truncateSync(path(FORMER_FILE), 5000);
    await expectRefusal('its end is gone');
  });

  test('when it is something else', async () => {
    writeFileSync(path(FORMER_FILE), 'something else'.repeat(1000));
    await expectRefusal('is no journal');
  });
});
