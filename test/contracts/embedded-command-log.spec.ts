import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeBatch, encodeBatch, type Checkpoint } from '../../src/codec/batch-codec';
import type { Sequence } from '../../src/core/types/ids';
import { BatchStore } from '../../src/journal/batch-store';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { ReadOnlyCommandLog } from '../../src/journal/read-only-command-log';
import { acknowledge, rewrite, rewriteBatch, spoiled } from '../support/journal/stored-journal';
import { commandsFrom, describeCommandLog, readAll } from './command-log.contract';

let directory: string;
const warnings: string[] = [];

function open(segmentBytes?: number): Promise<EmbeddedCommandLog> {
  const warn = (message: string): unknown => warnings.push(message);
  return EmbeddedCommandLog.open({ directory, warn, segmentBytes });
}

function fresh(segmentBytes?: number): Promise<EmbeddedCommandLog> {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  warnings.length = 0;
  return open(segmentBytes);
}

/** Every batch has a segment of its own, so that the log forgets as much as it may. */
const EACH_ITS_OWN = 1;

const cleanUp = (): void => rmSync(directory, { recursive: true });

describeCommandLog('the embedded log', { open: () => fresh(EACH_ITS_OWN), cleanUp });

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

  /** Closes the log, changes what is stored, and opens it again. */
  const reopened = async (change?: () => Promise<void> | void): Promise<void> => {
    await log.close();
    await change?.();
    log = await open();
  };

  const damage =
    (first: number, acknowledged = 0) =>
    async (): Promise<void> => {
      await rewriteBatch(directory, first, spoiled);
      await acknowledge(directory, acknowledged);
    };

  test('survives the process and goes on where it was', async () => {
    const checkpoint: Checkpoint = { sequence: 30 as Sequence, outcomeHash: '0123456789abcdef' };
    await reopened();
    expect(log.lastSequence).toBe(30);
    await log.append(commandsFrom(31, 2), checkpoint);
    await reopened();
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

  test('takes nothing any more once a removal failed', async () => {
    const { store } = log as unknown as { store: BatchStore };
    const failure = Object.assign(new Error('it failed'), { code: 'EIO' });
    jest.spyOn(store, 'removeBefore').mockRejectedValue(failure);
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

  const expectDamaged = async (change: () => Promise<void> | void): Promise<void> => {
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
    await expectDamaged(() => rewrite(directory, (batches) => batches.toSpliced(1, 1)));
  });

  test('a lost beginning of a batch is refused', async () => {
    await expectDamaged(() =>
      rewrite(directory, (batches) => batches.with(1, { ...batches[1], first: 12 })),
    );
  });

  test('an exchanged middle is refused, however well it is made', async () => {
    const commands = commandsFrom(11, 10);
    await expectDamaged(() =>
      rewriteBatch(directory, 11, (bytes) => {
        const { previousHash } = decodeBatch(bytes);
        const forged = [commands[1], ...commands.slice(1)].map((entry, i) => ({
          ...entry,
          sequence: commands[i].sequence,
        }));
        return encodeBatch({ commands: forged, checkpoint: null, previousHash });
      }),
    );
  });

  test('what a later version wrote is refused', async () => {
    const later = (bytes: Buffer): Buffer => bytes.fill(2, 0, 1);
    await expect(reopened(() => rewriteBatch(directory, 21, later))).rejects.toMatchObject({
      problem: 'newer_format',
    });
  });

  test('after a failure nothing is taken any more', async () => {
    const { store } = log as unknown as { store: BatchStore };
    const put = jest.spyOn(store, 'put').mockRejectedValueOnce(new Error('no space'));
    const append = async (first: number) => log.append(commandsFrom(first, 1));
    await expect(append(31)).rejects.toThrow('no space');
    await expect(append(31)).rejects.toThrow('the journal failed');
    expect(put).toHaveBeenCalledTimes(1);
    await reopened();
    expect(log.lastSequence).toBe(30);
  });
});
