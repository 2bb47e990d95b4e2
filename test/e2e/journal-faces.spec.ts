/** How `npm run journal` ends when it cannot do what it was asked for: a sentence and a code. */
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { STORE_FILE } from '../../src/journal/batch-store';
import { SNAPSHOT_FOLDER } from '../../src/journal/snapshot-store';
import { ServiceProcess } from '../support/e2e-process';
import { limit } from '../support/e2e-orders';
import { RestClient, type Json } from '../support/e2e-rest';
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

  test('a file is no directory, and an empty file no journal', () => {
    tried.remove();
    writeFileSync(tried.path, '');
    tried.expectEnd('stat', 66, `${tried.path} is no directory`);
    rmSync(tried.path);
    mkdirSync(tried.path);
    writeFileSync(join(tried.path, STORE_FILE), '');
    tried.expectEnd('stat', 66, 'there is no journal in');
  });
});

describe('damage of the journal', () => {
  test.each(COMMAND_NAMES)('%s tells that the file was cut off', async (command) => {
    // As much as is needed for a file of more pages than may be missing.
    await tried.inStore((store) => store.put({ first: 301, bytes: Buffer.alloc(200_000) }));
    const path = join(tried.path, STORE_FILE);
    const { size } = statSync(path);
    truncateSync(path, size / 2);
    tried.expectEnd(command, 65, `${size / 2} bytes of ${size}: its end is gone; ${RESTORE}`);
    truncateSync(path, 100);
    tried.expectEnd(command, 65, `its end is gone; ${RESTORE}`);
    writeFileSync(path, 'something else');
    tried.expectEnd(command, 65, `is no journal; ${RESTORE}`);
  });

  test('what ends whoever reads it has a face as well', async () => {
    await tried.inStore((store) => store.put({ first: 301, bytes: Buffer.alloc(200_000) }));
    const path = join(tried.path, STORE_FILE);
    truncateSync(path, statSync(path).size - 12 * 4096);
    tried.expectEnd('verify', 65, 'the journal is damaged: to read it ended the process', RESTORE);
  });

  test('a flipped byte is told with its batch', async () => {
    const path = join(tried.path, STORE_FILE);
    const places: number[] = [];
    await tried.inStore((store) => {
      const bytes = readFileSync(path);
      const batch = store.get(201) ?? Buffer.from('missing');
      // Pages that are no longer in use hold copies of it.
      for (let at = bytes.indexOf(batch); at !== -1; at = bytes.indexOf(batch, at + 1)) {
        places.push(at + (batch.length >> 1));
      }
    });
    expect(places).not.toEqual([]);
    for (const place of places) changeByte(path, place, (byte) => byte ^ 1);
    const sentence = 'damaged in the batch that begins at command 201: the checksum is wrong';
    for (const command of COMMAND_NAMES) tried.expectEnd(command, 65, sentence, RESTORE);
  });

  test('dump prints what comes before it', async () => {
    await tried.inStore((store) => store.put({ first: 101, bytes: Buffer.from([1, 2, 3]) }));
    expect(tried.expectEnd('dump', 65, 'begins at command 101', RESTORE)).toHaveLength(100);
  });

  test.each(COMMAND_NAMES)('%s does not read the form of a later version', async (command) => {
    await tried.inStore((store) => store.put({ first: 201, bytes: Buffer.from([2, 0, 0]) }));
    const advice = 'use the version of the service that wrote it, or a later one';
    tried.expectEnd(command, 76, 'written by a later version (format version 2)', advice);
  });

  test.each(COMMAND_NAMES)('%s tells what the system refuses', (command) => {
    rmSync(join(tried.path, STORE_FILE));
    mkdirSync(join(tried.path, STORE_FILE));
    tried.expectEnd(
      command,
      74,
      'the system refuses: EISDIR',
      'give this user access to its files',
    );
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
