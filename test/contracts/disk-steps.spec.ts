/** In which order the log asks for writes and flushes, and what follows when one of them fails. */
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { disk } from '../support/journal/watched-disk';
import { commandsFrom, readAll } from './command-log.contract';

jest.mock('node:fs', () => {
  const support = jest.requireActual<{ disk: typeof disk }>('../support/journal/watched-disk');
  return support.disk.fs(jest.requireActual('node:fs'));
});
jest.mock('node:fs/promises', () => {
  const support = jest.requireActual<{ disk: typeof disk }>('../support/journal/watched-disk');
  return support.disk.promises(jest.requireActual('node:fs/promises'));
});

const FIRST = '0000000000000001.segment';
const SECOND = '0000000000000006.segment';
const onLinux = process.platform === 'linux' ? test : test.skip;

let directory: string;
let warnings: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'steps-'));
  warnings = [];
  disk.begin();
});

afterEach(() => rmSync(directory, { recursive: true }));

const open = (segmentBytes = 1): Promise<EmbeddedCommandLog> => {
  const warn = (message: string): unknown => warnings.push(message);
  return EmbeddedCommandLog.open({ directory, warn, segmentBytes });
};

const failing = (code: string): Error => Object.assign(new Error(`${code}: it failed`), { code });

/** Lets one step fail, once. */
function failAt(step: string, error: Error): void {
  disk.hook = (asked) => {
    if (asked !== step) return;
    disk.hook = () => undefined;
    throw error;
  };
}

/** The steps from the first of this kind on, without those of the segment that comes next. */
function stepsFrom(first: string): string[] {
  return disk.steps.slice(disk.steps.indexOf(first)).filter((step) => !step.endsWith(' spare'));
}

describe('steps', () => {
  test('what a journal begins with is on disk before its folders are, and both before a batch', async () => {
    const log = await open();
    await log.append(commandsFrom(1, 5));
    const steps = stepsFrom('write beginning.tmp');
    expect(steps.slice(0, 4)).toEqual([
      'write beginning.tmp',
      'flush beginning.tmp',
      'rename beginning.tmp to beginning',
      `flush ${JOURNAL_FOLDER}`,
    ]);
    const data = basename(directory);
    expect(steps.indexOf(`flush ${data}`)).toBeGreaterThan(0);
    expect(steps.indexOf(`flush ${data}`)).toBeLessThan(steps.indexOf(`rename spare to ${FIRST}`));
    await log.close();
  });

  onLinux(
    'a segment is on disk before it has a name, that before a batch, and that at once',
    async () => {
      const log = await open();
      await log.append(commandsFrom(1, 5));
      const { steps } = disk;
      const renamed = steps.indexOf(`rename spare to ${FIRST}`);
      expect(steps.lastIndexOf('flush spare', renamed)).toBeGreaterThan(
        steps.lastIndexOf('write spare', renamed),
      );
      expect(stepsFrom(`rename spare to ${FIRST}`).slice(0, 4)).toEqual([
        `rename spare to ${FIRST}`,
        `flush ${JOURNAL_FOLDER}`,
        `write ${FIRST} flushing`,
        `wrote ${FIRST} flushing`,
      ]);
      await log.close();
    },
  );

  onLinux('a start writes again what it found last, flushes it and the folders', async () => {
    let log = await open();
    await log.append(commandsFrom(1, 5));
    await log.close();
    disk.begin();
    log = await open();
    expect(disk.steps.slice(0, 5)).toEqual([
      `flush ${JOURNAL_FOLDER}`,
      `flush ${basename(directory)}`,
      `flush ${basename(tmpdir())}`,
      `write ${FIRST} flushing`,
      `flush ${FIRST} flushing`,
    ]);
    await log.close();
  });

  test('notes of what was acknowledged do not overlap, however slow they are', async () => {
    const log = await open(100_000);
    let notes = 0;
    disk.hook = async (step) => {
      if (step === 'flush acknowledged.tmp' && notes++ === 0) await sleep(1500);
    };
    for (let first = 1, end = Date.now() + 3200; Date.now() < end; first++) {
      await log.append(commandsFrom(first, 1));
      await sleep(20);
    }
    await log.close();
    expect(notes).toBeGreaterThan(1);
    expect(warnings).toEqual([]);
  }, 20_000);
});

describe('failures', () => {
  test('a note that fails is told of, and trading goes on', async () => {
    const log = await open();
    await log.append(commandsFrom(1, 5));
    failAt('flush acknowledged.tmp', failing('ENOSPC'));
    await sleep(1100);
    await log.append(commandsFrom(6, 5));
    await log.close();
    expect(warnings).toEqual([expect.stringContaining('could not be noted: ENOSPC')]);
  });

  test.each(['ENOSPC', 'EFBIG', 'EDQUOT'])(
    'without room for a whole segment (%s) it takes none before it needs it',
    async (code) => {
      failAt('fill spare', failing(code));
      const log = await open(1_000_000);
      await log.append(commandsFrom(1, 5));
      expect(statSync(join(directory, JOURNAL_FOLDER, FIRST)).size).toBeLessThan(1000);
      expect(await readAll(log, 1)).toEqual(commandsFrom(1, 5));
      await log.close();
    },
  );

  test('a segment that could not be made is made once it is needed', async () => {
    failAt('fill spare', failing('EIO'));
    const log = await open(1_000_000);
    await log.append(commandsFrom(1, 5));
    await log.close();
  });

  test.each([`rename spare to ${SECOND}`, `write ${SECOND} flushing`])(
    'after a failed %s nothing is taken, and what was there is there at the next start',
    async (step) => {
      let log = await open();
      await log.append(commandsFrom(1, 5));
      failAt(step, failing('EIO'));
      await expect(log.append(commandsFrom(6, 5))).rejects.toThrow('EIO');
      await expect(log.append(commandsFrom(6, 5))).rejects.toThrow('the journal failed');
      await log.close();
      log = await open();
      expect(await readAll(log, 1)).toEqual(commandsFrom(1, 5));
      await log.append(commandsFrom(6, 5));
      await log.close();
    },
  );

  test('after a failed roll a file of somebody else stays open', async () => {
    const log = await open();
    await log.append(commandsFrom(1, 5));
    disk.hook = (step) => {
      if (step === `flush ${JOURNAL_FOLDER}`) throw failing('EIO');
    };
    await expect(log.append(commandsFrom(6, 5))).rejects.toThrow('EIO');
    const others = Array.from({ length: 20 }, () => openSync(__filename, 'r'));
    await log.close();
    for (const file of others) {
      expect(fstatSync(file).size).toBeGreaterThan(0);
      closeSync(file);
    }
  });

  test('what the system refuses at a start has a face, and leaves no lock behind', async () => {
    failAt('write beginning.tmp', failing('EACCES'));
    await expect(open()).rejects.toMatchObject({ problem: 'unusable' });
    failAt(`flush ${basename(directory)}`, failing('EIO'));
    await expect(open()).rejects.toMatchObject({
      problem: 'unusable',
      message: 'the journal cannot be used: EIO: it failed',
    });
    await (await open()).close();
  });
});
