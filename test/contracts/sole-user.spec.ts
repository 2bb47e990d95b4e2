import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { becomesSole } from '../../src/journal/sole-user';
import { commandsFrom, readAll } from './command-log.contract';

let directory: string;
let reader: ChildProcess | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sole-'));
});

afterEach(() => {
  reader?.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

const lockFile = (): string => join(directory, 'journal.mdb-lock');

const opened = (warnings: string[]): Promise<EmbeddedCommandLog> =>
  EmbeddedCommandLog.open({ directory, warn: (message) => warnings.push(message) });

/** Another process that reads the store until it is told to end. */
async function startReader(): Promise<ChildProcess> {
  const script = join(__dirname, '../support/journal/store-reader.cjs');
  const child = fork(script, [join(directory, 'journal.mdb')]);
  await once(child, 'message');
  return child;
}

test('a store that nobody uses, or that is not there yet, is not waited for', async () => {
  expect(existsSync(lockFile())).toBe(false);
  expect(await becomesSole(lockFile(), 0)).toBe(true);
  const log = await opened([]);
  await log.append(commandsFrom(1, 3));
  await log.close();
  expect(await becomesSole(lockFile(), 0)).toBe(true);
});

test('a start waits until a reader has gone that an earlier process left', async () => {
  const warnings: string[] = [];
  let log = await opened(warnings);
  await log.append(commandsFrom(1, 3));
  await log.close();
  const left = (reader = await startReader());
  const ended = once(left, 'exit');
  expect(await becomesSole(lockFile(), 0)).toBe(false);
  setTimeout(() => left.send('end'), 100);
  log = await opened(warnings);
  expect(await ended).toEqual([0, null]);
  expect(warnings).toEqual([]);
  expect(await readAll(log, 1)).toEqual(commandsFrom(1, 3));
  await log.close();
});

test('a reader that stays is told of, and does not keep the service from starting', async () => {
  const warnings: string[] = [];
  await (await opened(warnings)).close();
  reader = await startReader();
  const log = await opened(warnings);
  expect(warnings).toEqual([expect.stringContaining('another process reads the journal')]);
  await log.append(commandsFrom(1, 3));
  await log.close();
});
