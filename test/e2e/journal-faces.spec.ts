/** How `npm run journal` ends when it cannot do what it was asked for: a sentence and a code. */
import { mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOURNAL_FOLDER } from '../../src/journal/stored-batches';
import { FORMER_FILE } from '../../src/journal/former-journal';
import { SNAPSHOT_FOLDER } from '../../src/journal/snapshot-store';
import { ServiceProcess } from '../support/e2e-process';
import { limit } from '../support/e2e-orders';
import { RestClient, type Json } from '../support/e2e-rest';
import { rewriteBatch } from '../support/journal/stored-journal';
import { printed } from '../support/journal/tool';
import { COMMAND_NAMES, TriedDirectory, changeByte } from '../support/journal/tried-directory';
import { chooseSeed } from '../support/random-flow/random';

const RESTORE = 'restore a copy of the data directory';
const MOVE_AWAY = 'restore a copy of it, or move it away';

const seed = chooseSeed();
let tried: TriedDirectory;

beforeAll(async () => {
  process.stdout.write(`journal faces: SEED=${seed}\n`);
  tried = await TriedDirectory.make(seed);
});

beforeEach(() => tried.renew());
afterAll(() => tried.removeAll());

describe('where there is no journal', () => {
  test.each(COMMAND_NAMES)('%s says so', (command) => {
    tried.remove();
    tried.expectEnd(command, 66, `there is no ${tried.path}; name the data directory with --dir`);
    mkdirSync(tried.path);
    tried.expectEnd(command, 66, `there is no journal in ${tried.path}; name the data directory`);
  });

  test('a file is no directory, and an empty folder no journal', () => {
    tried.remove();
    writeFileSync(tried.path, '');
    tried.expectEnd('stat', 66, `${tried.path} is no directory`);
    rmSync(tried.path);
    mkdirSync(join(tried.path, JOURNAL_FOLDER), { recursive: true });
    tried.expectEnd('stat', 66, 'there is no journal in');
    rmSync(join(tried.path, JOURNAL_FOLDER), { recursive: true });
    writeFileSync(join(tried.path, JOURNAL_FOLDER), '');
    tried.expectEnd('stat', 66, 'there is no journal in');
  });

  test.each(COMMAND_NAMES)('%s names one in its former form, and what to do', (command) => {
    rmSync(join(tried.path, JOURNAL_FOLDER), { recursive: true });
    writeFileSync(join(tried.path, FORMER_FILE), 'anything');
    tried.expectEnd(command, 66, `${FORMER_FILE}; start the service on it once, or on a copy`);
  });
});

/** The file of the batch that begins with this command. */
const segment = (first: number): string =>
  join(tried.path, JOURNAL_FOLDER, `${String(first).padStart(16, '0')}.segment`);

describe('damage of the journal', () => {
  test.each(COMMAND_NAMES)('%s tells that a file was cut off', (command) => {
    truncateSync(segment(201), statSync(segment(201)).size - 10);
    const sentence = 'damaged in the batch that begins at command 201: the checksum is wrong';
    tried.expectEnd(command, 65, sentence, RESTORE);
    truncateSync(segment(201), 20);
    tried.expectEnd(command, 65, 'that begins at command 201: ', RESTORE);
    truncateSync(segment(201), 8);
    tried.expectEnd(command, 65, 'that begins at command 201: it is missing', RESTORE);
    truncateSync(segment(201), 7);
    tried.expectEnd(command, 65, `${segment(201)} is no segment of a journal; ${RESTORE}`);
    rmSync(segment(201));
    tried.expectEnd(command, 65, 'that begins at command 201: it is missing', RESTORE);
  });

  test.each(COMMAND_NAMES)('%s tells that the end is gone', (command) => {
    rmSync(segment(251));
    const sentence =
      'the journal ends at command 250, but command 300 was acknowledged: its end is';
    tried.expectEnd(command, 65, sentence, RESTORE);
  });

  test('a flipped byte is told with its batch', () => {
    const { size } = statSync(segment(201));
    changeByte(segment(201), size >> 1, (byte) => byte ^ 1);
    const sentence = 'damaged in the batch that begins at command 201: the checksum is wrong';
    for (const command of COMMAND_NAMES) tried.expectEnd(command, 65, sentence, RESTORE);
  });

  test('dump prints what comes before it', async () => {
    await rewriteBatch(tried.path, 101, () => Buffer.from([1, 2, 3]));
    expect(tried.expectEnd('dump', 65, 'begins at command 101', RESTORE)).toHaveLength(100);
  });

  test.each(COMMAND_NAMES)('%s does not read the form of a later version', async (command) => {
    await rewriteBatch(tried.path, 201, () => Buffer.from([2, 0, 0]));
    const advice = 'use the version of the service that wrote it, or a later one';
    tried.expectEnd(command, 76, 'written by a later version (format version 2)', advice);
  });

  test.each(COMMAND_NAMES)('%s tells what the system refuses', (command) => {
    rmSync(segment(251));
    mkdirSync(segment(251));
    const sentence = `${segment(251)} cannot be read: EISDIR`;
    tried.expectEnd(command, 74, sentence, 'give this user access to its files');
  });
});

describe('a question that makes no sense', () => {
  test.each([
    [['hash', '--at', '301'], 'which ends at command 300; ask for --at 300, or leave it out'],
    [['dump', '--from', '301'], 'ask for some of 1 to 300'],
    [['dump', '--from', '20', '--to', '10'], 'ask for some of 1 to 300'],
    [['show'], 'there is no command show, only verify, stat, dump, hash; see'],
  ])('%j', (args, sentence) => {
    expect(tried.expectEnd(args, 64, sentence)).toEqual([]);
  });

  test('a command that the journal no longer leads to', async () => {
    await tried.shorten();
    tried.expectEnd(['hash', '--at', '99'], 64, 'of command 100; ask for --at 100 or later');
    tried.expectEnd(['hash', '--at', '100'], 0);
    tried.expectEnd(['dump', '--to', '100'], 64, 'ask for some of 101 to 300');
  });

  test('how to ask is answered', () => {
    const { status, stdout, stderr } = printed(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    for (const command of COMMAND_NAMES) expect(stdout).toContain(`\n  ${command} `);
  });
});

test('the directory is that of the configuration, which has to be valid', () => {
  const found = printed(['hash'], { DATA_DIR: tried.path });
  expect([found.status, found.stdout]).toEqual([0, expect.stringContaining('"sequence":300')]);
  const bad = printed(['hash'], { DATA_DIR: tried.path, PORT: 'abc' });
  expect([bad.status, bad.stdout]).toEqual([78, '']);
  expect(bad.stderr).toContain('PORT is "abc"');
  const given = printed(['hash', '--dir', tried.path], { PORT: 'abc' });
  expect([given.status, given.stdout]).toEqual([0, found.stdout]);
});

test('beside a running service all but verify work, and say so', async () => {
  tried.remove();
  const service = ServiceProcess.spawn({ JOURNAL: 'embedded', DATA_DIR: tried.path });
  try {
    const rest = new RestClient(await service.listening());
    await rest.post('/api/v1/orders', limit('buy', '1', '100'));
    const locked = `another process uses the data directory ${tried.path}; stop that process`;
    expect(tried.expectEnd('verify', 75, locked)).toEqual([]);
    for (const command of ['stat', 'dump', 'hash']) {
      const lines = tried.expectEnd(command, 0, `another process uses ${tried.path}`);
      const { last, sequence } = lines.at(-1) as Json;
      expect(last ?? sequence).toBe(4);
    }
    await rest.post('/admin/snapshots', {});
    truncateSync(
      join(tried.path, SNAPSHOT_FOLDER, readdirSync(join(tried.path, 'snapshots'))[0]),
      9,
    );
    tried.expectEnd(
      'stat',
      75,
      'may have changed what was read',
      'stop that process, or look at a copy',
    );
    expect((await rest.post('/api/v1/orders', limit('buy', '1', '100'))).status).toBe(201);
  } finally {
    await service.kill();
  }
  tried.expectEnd('stat', 65, MOVE_AWAY);
});
