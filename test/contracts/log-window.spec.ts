import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../../src/common/config/configuration-error';
import { BatchStore } from '../../src/journal/batch-store';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { ReadOnlyCommandLog } from '../../src/journal/read-only-command-log';
import { commandsFrom } from './command-log.contract';

describe('the window of client order ids of an embedded log', () => {
  let directory: string;

  const openWith = (clientOrderIdWindow?: number): Promise<EmbeddedCommandLog> =>
    EmbeddedCommandLog.open({ directory, warn: () => undefined, clientOrderIdWindow });

  /** What a log has that was opened with this, and closed again. */
  const windowWith = async (configured?: number): Promise<number> => {
    const log = await openWith(configured);
    await log.close();
    return log.clientOrderIdWindow;
  };

  const begin = async (window?: number): Promise<void> => {
    const log = await openWith(window);
    await log.append(commandsFrom(1, 3));
    await log.close();
  };

  const change = async (work: (store: BatchStore) => Promise<void>): Promise<void> => {
    const store = BatchStore.open(directory);
    await work(store);
    await store.close();
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'journal-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  test('is that of the beginning, whoever opens the log', async () => {
    await begin(2);
    expect([await windowWith(2), await windowWith()]).toEqual([2, 2]);
    const reader = ReadOnlyCommandLog.open(directory);
    expect(reader.clientOrderIdWindow).toBe(2);
    await reader.close();
  });

  test('can be none but that once there are commands', async () => {
    await begin(2);
    const refused = windowWith(3);
    await expect(refused).rejects.toThrow(ConfigurationError);
    await expect(refused).rejects.toThrow(/is 3,.* began with 2,.* set CLIENT_ORDER_ID_WINDOW=2/);
    expect(await windowWith(2)).toBe(2);
  });

  test('can still be changed while there are none', async () => {
    expect([await windowWith(2), await windowWith(3)]).toEqual([2, 3]);
    await begin(4);
    expect(await windowWith()).toBe(4);
  });

  test('is on disk before the first command', async () => {
    const log = await openWith(5);
    const reader = ReadOnlyCommandLog.open(directory);
    expect([reader.clientOrderIdWindow, reader.lastSequence]).toEqual([5, 0]);
    await reader.close();
    await log.close();
  });

  test('is no batch, and stays when all batches but the last are removed', async () => {
    await begin(2);
    await change(async (store) => {
      expect(store.newestKeys(10)).toEqual([1]);
      expect([store.firstKey(), store.keyOf(9), store.keyOf(0)]).toEqual([1, 1, undefined]);
      await store.removeBefore(9);
      expect(store.newestKeys(10)).toEqual([1]);
      expect(store.beginning).toHaveLength(9);
    });
  });

  test('that is missing makes a log with commands a damaged one', async () => {
    await begin(2);
    rmSync(join(directory, JOURNAL_FOLDER, 'beginning'));
    await expect(windowWith(2)).rejects.toThrow('what the journal began with is missing');
  });

  test.each([
    ['damaged', 'a changed byte', (bytes: Buffer) => (bytes[2] ^= 1)],
    ['damaged', 'a changed checksum', (bytes: Buffer) => (bytes[8] ^= 1)],
    ['newer_format', 'a later form', (bytes: Buffer) => (bytes[0] = 2)],
  ])('is refused as %s with %s', async (problem, _, spoil) => {
    await begin(2);
    await change(async (store) => {
      const bytes = Buffer.from(store.beginning as Buffer);
      spoil(bytes);
      await store.setBeginning(bytes);
    });
    await expect(windowWith(2)).rejects.toMatchObject({ problem });
  });

  test('that cannot be kept keeps the log from opening', async () => {
    const full = new Error('no space');
    const keep = jest.spyOn(BatchStore.prototype, 'setBeginning').mockRejectedValueOnce(full);
    await expect(windowWith(2)).rejects.toMatchObject({ problem: 'unusable', cause: full });
    keep.mockRestore();
    expect(await windowWith(2)).toBe(2);
  });
});
