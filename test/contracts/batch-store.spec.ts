/** The segments of a log: how they follow each other, and what a crash or damage makes of them. */
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { JOURNAL_FOLDER, StoredBatches } from '../../src/journal/stored-batches';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { ReadOnlyCommandLog } from '../../src/journal/read-only-command-log';
import { SEGMENT_HEAD_BYTES, segmentHead } from '../../src/journal/segment';
import type { Sequence } from '../../src/core/types/ids';
import { acknowledge, segmentsOf } from '../support/journal/stored-journal';
import { commandsFrom, readAll } from './command-log.contract';

const FRAME_HEAD_BYTES = 28;
const SEGMENT_BYTES = 2048;

let root: string;
let directory: string;
let warnings: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'segments-'));
  directory = join(root, 'tried');
  warnings = [];
});

afterEach(() => rmSync(root, { recursive: true }));

const open = (): Promise<EmbeddedCommandLog> => {
  const warn = (message: string): unknown => warnings.push(message);
  return EmbeddedCommandLog.open({ directory, warn, segmentBytes: SEGMENT_BYTES });
};

/** Appends batches of five commands up to a sequence. */
async function fill(until: number): Promise<void> {
  const log = await open();
  for (let first = log.lastSequence + 1; first < until; first += 5) {
    await log.append(commandsFrom(first, 5));
  }
  await log.close();
}

/** Opens the log, holds it to its content, appends to it, and closes it. */
async function expectContent(last: number): Promise<void> {
  const log = await open();
  try {
    expect(log.lastSequence).toBe(last);
    expect(await readAll(log, 1)).toEqual(commandsFrom(1, last));
    await log.append(commandsFrom(last + 1, 5));
    expect(await readAll(log, 1)).toEqual(commandsFrom(1, last + 5));
  } finally {
    await log.close();
  }
}

const lastSegment = (): string => segmentsOf(directory).at(-1) as string;

/** Where the last batch lies: from its frame's head to its end, within the last segment. */
function lastFrame(): { bytes: Buffer; at: number; end: number } {
  const bytes = readFileSync(lastSegment());
  const store = StoredBatches.read(directory);
  const [first] = store.newestKeys(1);
  const batch = store.get(first) as Buffer;
  const at = bytes.lastIndexOf(batch) - FRAME_HEAD_BYTES;
  return { bytes, at, end: at + FRAME_HEAD_BYTES + batch.length };
}

/** As after a crash: nobody noted the end. */
async function fillAndForget(until: number): Promise<void> {
  await fill(until);
  await acknowledge(directory, 1);
}

describe('segments', () => {
  test('follow each other once they are full, each of the size asked for', async () => {
    await fill(200);
    const paths = segmentsOf(directory);
    expect(paths.length).toBeGreaterThan(3);
    expect(basename(paths[0])).toBe('0000000000000001.segment');
    for (const path of paths) expect(statSync(path).size).toBe(SEGMENT_BYTES);
    await expectContent(200);
  });

  test('leave nothing else behind when they are closed', async () => {
    await fill(50);
    const others = readdirSync(join(directory, JOURNAL_FOLDER)).filter((n) => !/^\d/.test(n));
    expect(others.sort()).toEqual(['acknowledged', 'beginning']);
  });

  test('are as large as a batch needs', async () => {
    const log = await open();
    await log.append(commandsFrom(1, 500));
    await log.append(commandsFrom(501, 1));
    await log.close();
    expect(segmentsOf(directory)).toHaveLength(2);
    await expectContent(501);
  });

  test('are removed as a whole, and never the last batch', async () => {
    await fill(200);
    const begins = segmentsOf(directory).map((path) => Number.parseInt(basename(path), 10));
    const log = await open();
    await log.truncateBefore((begins[2] - 1) as Sequence);
    expect(log.firstSequence).toBe(begins[1]);
    await log.truncateBefore(begins[2] as Sequence);
    expect(log.firstSequence).toBe(begins[2]);
    await log.truncateBefore(10_000 as Sequence);
    expect(log.firstSequence).toBe(begins.at(-1));
    await log.append(commandsFrom(201, 5));
    await log.close();
    expect(segmentsOf(directory)).toHaveLength(1);
    const reader = ReadOnlyCommandLog.open(directory);
    expect([reader.firstSequence, reader.lastSequence]).toEqual([begins.at(-1), 205]);
  });

  test('of another size go on in the size that is configured', async () => {
    await fill(20);
    const log = await EmbeddedCommandLog.open({ directory, warn: console.warn, segmentBytes: 1 });
    await log.append(commandsFrom(21, 5));
    await log.close();
    expect(segmentsOf(directory)).toHaveLength(2);
    await expectContent(25);
  });

  test('that a crash left without a batch do not count', async () => {
    await fill(20);
    const folder = join(directory, JOURNAL_FOLDER);
    writeFileSync(join(folder, 'spare'), 'half');
    const empty = join(folder, '0000000000000021.segment');
    writeFileSync(empty, Buffer.concat([segmentHead(), Buffer.alloc(1000)]));
    const reader = ReadOnlyCommandLog.open(directory);
    expect(reader.lastSequence).toBe(20);
    await expectContent(20);
    expect(warnings).toEqual([]);
  });

  test('in the form of a later version are refused', async () => {
    await fill(20);
    const bytes = readFileSync(lastSegment());
    bytes.writeUInt16LE(2, SEGMENT_HEAD_BYTES - 2);
    writeFileSync(lastSegment(), bytes);
    await expect(open()).rejects.toMatchObject({ problem: 'newer_format' });
  });
});

describe('a write that a crash cut', () => {
  /** What may be on disk of the last frame, with zeros or nothing where the rest should be. */
  const TORN: Record<
    string,
    (frame: { bytes: Buffer; at: number; end: number }, length: number) => Buffer
  > = {
    'its beginning, within prepared room': ({ bytes, at, end }, length) =>
      Buffer.from(bytes).fill(0, at + length, end),
    'its beginning, at the end of the file': ({ bytes, at }, length) =>
      bytes.subarray(0, at + length),
    'its end': ({ bytes, at, end }, length) => Buffer.from(bytes).fill(0, at, end - length),
  };

  test.each(Object.keys(TORN))('leaves %s, of whatever length: it is dropped', async (how) => {
    await fillAndForget(25);
    const frame = lastFrame();
    const path = lastSegment();
    cpSync(directory, join(root, 'kept'), { recursive: true });
    for (let length = 0; length < frame.end - frame.at; length++) {
      rmSync(directory, { recursive: true });
      cpSync(join(root, 'kept'), directory, { recursive: true });
      writeFileSync(path, TORN[how](frame, length));
      warnings = [];
      const reader = ReadOnlyCommandLog.open(directory);
      expect([how, length, reader.lastSequence]).toEqual([how, length, 20]);
      await expectContent(20);
      const expected = length === 0 ? [] : [expect.stringContaining('begins at command 21')];
      expect(warnings).toEqual(expected);
    }
  });

  test('of the first batch of a segment: the one before goes on', async () => {
    await fillAndForget(5);
    let log = await EmbeddedCommandLog.open({ directory, warn: console.warn, segmentBytes: 1 });
    await log.append(commandsFrom(6, 5));
    await log.close();
    await acknowledge(directory, 1);
    truncateSync(lastSegment(), SEGMENT_HEAD_BYTES + 50);
    await expectContent(5);
    expect(warnings).toEqual([expect.stringContaining('begins at command 6')]);
    log = await open();
    expect(log.lastSequence).toBe(10);
    await log.close();
  });

  test('of the first batch of all: the log is empty', async () => {
    await fillAndForget(5);
    await acknowledge(directory, 0);
    truncateSync(lastSegment(), SEGMENT_HEAD_BYTES + 50);
    await expectContent(0);
    expect(warnings).toEqual([expect.stringContaining('begins at command 1')]);
  });
});

describe('damage', () => {
  const read = async (): Promise<unknown> => {
    const log = await open();
    try {
      return await readAll(log, 1);
    } finally {
      await log.close();
    }
  };

  test('of any byte of a batch that others follow is refused', async () => {
    await fillAndForget(10);
    const { at: end } = lastFrame();
    const path = lastSegment();
    copyFileSync(path, join(root, 'kept'));
    for (let at = SEGMENT_HEAD_BYTES; at < end; at++) {
      const bytes = readFileSync(join(root, 'kept'));
      bytes[at] ^= 1 << (at % 8);
      writeFileSync(path, bytes);
      await expect(read()).rejects.toMatchObject({
        problem: expect.stringMatching('damaged|newer_format') as string,
      });
    }
  });

  test('that makes zeros of a batch that others follow is refused', async () => {
    await fillAndForget(10);
    const { bytes, at } = lastFrame();
    writeFileSync(lastSegment(), Buffer.from(bytes).fill(0, SEGMENT_HEAD_BYTES, at));
    await expect(read()).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('of the last batch is refused once that was acknowledged, whatever is left', async () => {
    await fill(10);
    const { bytes, at } = lastFrame();
    for (const length of [0, 10, 40]) {
      writeFileSync(lastSegment(), Buffer.from(bytes).fill(0, at + length));
      await expect(read()).rejects.toThrow(length === 0 ? 'its end is gone' : 'command 6');
    }
  });

  test.each([0, 1, 2])('that takes segment %i away is refused', async (place) => {
    await fill(200);
    rmSync(segmentsOf(directory).at(place === 0 ? -1 : place) as string);
    await expect(read()).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('of the note of what was acknowledged says nothing', async () => {
    await fill(10);
    const path = join(directory, JOURNAL_FOLDER, 'acknowledged');
    const bytes = readFileSync(path);
    bytes.writeDoubleLE(1000);
    for (const damaged of [bytes, bytes.subarray(0, 5), Buffer.alloc(0)]) {
      writeFileSync(path, damaged);
      expect(await read()).toEqual(commandsFrom(1, 10));
    }
  });
});
