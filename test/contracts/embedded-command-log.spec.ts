import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeBatch, encodeBatch, type Checkpoint } from '../../src/codec/batch-codec';
import type { Sequence } from '../../src/core/types/ids';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { BatchStore } from '../../src/journal/batch-store';
import { ReadOnlyCommandLog } from '../../src/journal/read-only-command-log';
import { commandsFrom, describeCommandLog, readAll } from './command-log.contract';

let directory: string;
const warnings: string[] = [];

function open(): Promise<EmbeddedCommandLog> {
  return EmbeddedCommandLog.open({ directory, warn: (message) => warnings.push(message) });
}

function fresh(): Promise<EmbeddedCommandLog> {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  warnings.length = 0;
  return open();
}

const cleanUp = (): void => rmSync(directory, { recursive: true });

describeCommandLog('the embedded log', { open: fresh, cleanUp });

describe('the embedded log on disk', () => {
  let log: EmbeddedCommandLog;

  beforeEach(async () => {
    log = await fresh();
    for (const first of [1, 11, 21]) await log.append(commandsFrom(first, 10));
  });

  afterEach(async () => {
    await log.close().catch(() => undefined);
    cleanUp();
  });

  /** Changes what is stored behind the back of the log, then opens it again. */
  const reopened = async (change: (store: BatchStore) => Promise<void>): Promise<void> => {
    await log.close();
    const store = BatchStore.open(directory);
    await change(store);
    await store.close();
    log = await open();
  };

  const damage =
    (first: number, acknowledged = 0) =>
    async (store: BatchStore) => {
      const bytes = Buffer.from(store.get(first) as Buffer);
      bytes[bytes.length - 3] ^= 4;
      await store.put({ first, bytes });
      await store.setAcknowledged(acknowledged);
    };

  test('survives the process and goes on where it was', async () => {
    const checkpoint: Checkpoint = { sequence: 30 as Sequence, outcomeHash: '0123456789abcdef' };
    await reopened(async () => undefined);
    expect(log.lastSequence).toBe(30);
    await log.append(commandsFrom(31, 2), checkpoint);
    await reopened(async () => undefined);
    expect(await readAll(log, 1)).toEqual(commandsFrom(1, 32));
    for (const batch of log.read(31 as Sequence)) expect(batch.checkpoint).toEqual(checkpoint);
    expect(warnings).toEqual([]);
  });

  test('is read by others while it is written, as far as it went when they began', async () => {
    const reader = ReadOnlyCommandLog.open(directory);
    await log.append(commandsFrom(31, 5));
    expect([reader.isReadOnly, reader.firstSequence, reader.lastSequence]).toEqual([true, 1, 30]);
    expect(await readAll(reader, 15)).toEqual(commandsFrom(15, 16));
    expect(() => reader.append()).toThrow('read only');
    expect(() => reader.truncateBefore()).toThrow('read only');
    await reader.close();
  });

  test('stops forgetting when it is closed, and goes on the next time', async () => {
    for (let first = 31; first <= 1030; first++) await log.append(commandsFrom(first, 1));
    const truncation = log.truncateBefore(1030 as Sequence);
    await reopened(async () => undefined);
    await truncation;
    const { firstSequence } = log;
    expect(firstSequence).toBeGreaterThan(1);
    expect(firstSequence).toBeLessThan(1030);
    expect(await readAll(log, 1)).toEqual(commandsFrom(firstSequence, 1031 - firstSequence));
    await log.truncateBefore(1030 as Sequence);
    expect(await readAll(log, 1)).toEqual(commandsFrom(1030, 1));
  });

  test.each([5, -30798])('takes nothing any more once a removal failed with %i', async (code) => {
    await log.close();
    const store = BatchStore.open(directory);
    const failure = Object.assign(new Error('it failed'), { code });
    jest.spyOn(store, 'removeOldest').mockRejectedValue(failure);
    log = await EmbeddedCommandLog.on(() => store, { release: () => undefined }, console.warn);
    await expect(log.truncateBefore(21 as Sequence)).rejects.toBe(failure);
    await expect(log.append(commandsFrom(31, 5))).rejects.toThrow('the journal failed');
    expect(await readAll(log, 1)).toEqual(commandsFrom(1, 30));
  });

  test('belongs to one process at a time', async () => {
    await expect(open()).rejects.toMatchObject({ problem: 'locked' });
  });

  test('a damaged end that nobody was told of is dropped, with a warning', async () => {
    await reopened(damage(21, 20));
    expect(warnings).toEqual([expect.stringContaining('begins at command 21')]);
    expect(await readAll(log, 1)).toEqual(commandsFrom(1, 20));
    await log.append(commandsFrom(21, 1));
    expect(await readAll(log, 20)).toEqual(commandsFrom(20, 2));
  });

  test('a damaged end that was acknowledged is refused', async () => {
    await expect(reopened(damage(21, 30))).rejects.toMatchObject({ problem: 'damaged' });
  });

  const expectDamaged = async (change: (store: BatchStore) => Promise<void>): Promise<void> => {
    const whole = async (): Promise<unknown> => {
      await reopened(change);
      return readAll(log, 1);
    };
    await expect(whole()).rejects.toMatchObject({ problem: 'damaged' });
  };

  test.each([1, 11])('a damaged middle is refused: the batch of %i', async (first) => {
    await expectDamaged(damage(first));
  });

  test('a lost middle is refused', async () => {
    await expectDamaged((store) => store.remove(11));
  });

  test('a lost beginning of a batch is refused', async () => {
    await expectDamaged(async (store) => {
      await store.put({ first: 12, bytes: store.get(11) as Buffer });
      await store.remove(11);
    });
  });

  test('an exchanged middle is refused, however well it is made', async () => {
    const commands = commandsFrom(11, 10);
    await expectDamaged(async (store) => {
      const { previousHash } = decodeBatch(store.get(11) as Buffer);
      const forged = [commands[1], ...commands.slice(1)].map((entry, i) => ({
        ...entry,
        sequence: commands[i].sequence,
      }));
      const bytes = encodeBatch({ commands: forged, checkpoint: null, previousHash });
      await store.put({ first: 11, bytes });
    });
  });

  test('what a later version wrote is refused', async () => {
    const change = async (store: BatchStore): Promise<void> => {
      const bytes = Buffer.from(store.get(21) as Buffer);
      bytes[0] = 2;
      await store.put({ first: 21, bytes });
    };
    await expect(reopened(change)).rejects.toMatchObject({ problem: 'newer_format' });
  });

  test('after a failure nothing is taken any more', async () => {
    const { store } = log as unknown as { store: BatchStore };
    const put = jest.spyOn(store, 'put').mockRejectedValueOnce(new Error('no space'));
    const append = async (first: number) => log.append(commandsFrom(first, 1));
    await expect(append(31)).rejects.toThrow('no space');
    await expect(append(31)).rejects.toThrow('the journal failed');
    expect(put).toHaveBeenCalledTimes(1);
    await reopened(async () => undefined);
    expect(log.lastSequence).toBe(30);
  });
});
