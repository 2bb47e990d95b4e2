import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import type { SequencedCommand } from '../core/commands/commands';
import type { SnapshotFile } from '../journal/snapshot-file';
import { SnapshotStore } from '../journal/snapshot-store';
import { EngineLoop } from './engine-loop';
import { SnapshotImage } from './snapshot-image';
import type { SnapshotPart } from './snapshot-part';
import { SnapshotParts } from './snapshot-parts';

/** Holds one number. */
class NumberPart implements SnapshotPart {
  value = 0;
  versionRead = 0;

  constructor(
    readonly name: string,
    readonly version = 1,
  ) {}

  write(to: ByteWriter): void {
    to.number(this.value);
  }

  read(from: ByteReader, version: number): void {
    this.value = from.number();
    this.versionRead = version;
  }
}

describe('a snapshot', () => {
  let store: SnapshotStore;
  let directory: string;

  beforeAll(() => Logger.overrideLogger(false));

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'image-'));
    store = new SnapshotStore(directory);
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  const imageOf = (...parts: SnapshotPart[]) => {
    const all = new SnapshotParts();
    parts.forEach((part) => all.add(part));
    const loop = new EngineLoop();
    return { loop, image: new SnapshotImage(loop, all, store) };
  };

  /** Writes one as of the second command. */
  const written = async (...parts: SnapshotPart[]): Promise<SnapshotFile> => {
    const { loop, image } = imageOf(...parts);
    for (const sequence of [1, 2]) {
      const entry = { sequence, time: sequence, command: { kind: 'advance_time' } };
      loop.apply(entry as SequencedCommand, undefined, () => undefined);
    }
    await image.write();
    const [stored] = await store.list();
    return store.open(stored);
  };

  test('leads every part to what it wrote, and the engine with its hashes', async () => {
    const part = new NumberPart('a');
    part.value = 42;
    const file = await written(part);
    const again = new NumberPart('a', 3);
    const { loop, image } = imageOf(again);
    const shares: number[] = [];
    await image.read(file, (share) => shares.push(share));
    expect([again.value, again.versionRead]).toEqual([42, 1]);
    expect(shares).toEqual([0.5, 1]);
    expect(loop.engine.sequence).toBe(2);
    expect(loop.outcomeHash).toBe(file.summary.outcomeHash);
    expect(loop.engine.stateHash()).toBe(file.summary.stateHash);
  });

  test('that has nothing of a part leaves it empty', async () => {
    const file = await written();
    const part = new NumberPart('new');
    await imageOf(part).image.read(file, () => undefined);
    expect([part.value, part.versionRead]).toEqual([0, 0]);
  });

  test.each([
    ['an unknown section', () => [] as SnapshotPart[]],
    ['a section of a later version', () => [new NumberPart('a', 1)]],
  ])('with %s is refused', async (_, parts) => {
    const file = await written(new NumberPart('a', 2));
    const { image } = imageOf(...parts());
    await expect(image.read(file, () => undefined)).rejects.toMatchObject({
      problem: 'newer_format',
      message: expect.stringContaining('a section of a later version: a 2') as string,
    });
  });

  test.each([
    ['less', (from: ByteReader) => from.double()],
    ['more', () => undefined],
  ])('with %s in a section than its part reads is refused', async (_, read) => {
    const file = await written(new NumberPart('a'));
    const part = Object.assign(new NumberPart('a'), { read });
    const reading = imageOf(part).image.read(file, () => undefined);
    await expect(reading).rejects.toMatchObject({ problem: 'damaged' });
  });

  test('that cannot be written whole leaves none behind', async () => {
    const part = new NumberPart('a');
    part.write = () => {
      throw new Error('no');
    };
    await expect(written(part)).rejects.toThrow('no');
    expect(await store.list()).toEqual([]);
    await store.removeUnfinished();
  });

  test('has no two parts of one name', () => {
    expect(() => imageOf(new NumberPart('a'), new NumberPart('a'))).toThrow('are named a');
  });
});

describe('the store of snapshots', () => {
  test('keeps the newest, and knows nothing but their names', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'store-'));
    const store = new SnapshotStore(directory);
    expect(await store.list()).toEqual([]);
    for (const sequence of [9, 1000, 70]) {
      const facts = { sequence, time: 1, outcomeHash: '', checkpoint: null };
      await store.write({ ...facts, stateHash: '', writtenBy: '' } as never, async () => undefined);
    }
    const sequences = async () => (await store.list()).map(({ sequence }) => sequence);
    expect(await sequences()).toEqual([1000, 70, 9]);
    expect((await store.prune(2)).map(({ sequence }) => sequence)).toEqual([1000, 70]);
    expect(await sequences()).toEqual([1000, 70]);
    rmSync(directory, { recursive: true });
  });
});
