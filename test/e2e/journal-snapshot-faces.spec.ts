/** How `npm run journal` ends when a snapshot is not what it should be: a sentence and a code. */
import { cpSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { SNAPSHOT_FOLDER } from '../../src/journal/snapshot-store';
import type { Json } from '../support/e2e-rest';
import { forgeSnapshot } from '../support/journal/tool';
import { TriedDirectory, changeByte } from '../support/journal/tried-directory';
import { chooseSeed } from '../support/random-flow/random';

const MOVE_AWAY = 'restore a copy of it, or move it away';
const SAME_MOMENT = 'restore a copy of journal and snapshots of the same moment';

const seed = chooseSeed();
let tried: TriedDirectory;

beforeAll(async () => {
  process.stdout.write(`snapshot faces: SEED=${seed}\n`);
  tried = await TriedDirectory.make(seed);
});

beforeEach(() => tried.renew());
afterAll(() => tried.removeAll());

test('one that was cut short is named', () => {
  truncateSync(tried.snapshot(200), 1000);
  tried.expectEnd('verify', 65, `the snapshot ${tried.snapshot(200)} is damaged`, MOVE_AWAY);
  const [stat] = tried.expectEnd('stat', 65, tried.snapshot(200), MOVE_AWAY);
  const listed = stat.snapshots as Json[];
  expect(listed[0]).toMatchObject({ sequence: 100, formatVersion: 1 });
  expect(listed[1]).toEqual({ sequence: 200, bytes: 1000, problem: 'damaged' });
  tried.expectEnd('dump', 0);
  const [hashes] = tried.expectEnd('hash', 0, tried.snapshot(200), 'trying an older one');
  rmSync(tried.snapshot(200));
  expect(tried.expectEnd('hash', 0)).toEqual([hashes]);
  tried.expectEnd('verify', 0);
});

test('a changed byte in it is found by its checksum', () => {
  changeByte(tried.snapshot(100), 1000, (byte) => byte ^ 1);
  tried.expectEnd(
    'verify',
    65,
    `${tried.snapshot(100)} is damaged: its checksum is wrong`,
    MOVE_AWAY,
  );
});

test('one of a later form is not read', () => {
  changeByte(tried.snapshot(200), 6, () => 2);
  for (const command of ['verify', 'stat', 'hash']) {
    tried.expectEnd(command, 76, 'written by a later version (format version 2)', 'or a later one');
  }
  tried.expectEnd('dump', 0);
});

test('nor is a section of a later version, or an unknown one', async () => {
  const later = ({ bytes }: { bytes: Buffer }) => ({ version: 99, bytes });
  await forgeSnapshot(tried.path, { sequence: 200, section: 'orders', change: later });
  tried.expectEnd('verify', 76, 'has a section of a later version: orders 99', 'or a later one');
  await forgeSnapshot(tried.path, { sequence: 200, section: 'engine', change: later });
  tried.expectEnd('hash', 76, 'has a section of a later version: engine 99', 'or a later one');
});

test.each(['engine', 'instruments', 'orders', 'trades', 'depth', 'statistics'])(
  'a section %s that cannot be decoded is named',
  async (section) => {
    const cut = ({ version, bytes }: { version: number; bytes: Buffer }) => {
      return { version, bytes: bytes.subarray(0, -1) };
    };
    await forgeSnapshot(tried.path, { sequence: 100, section, change: cut });
    const sentence = `the section ${section} of the snapshot ${tried.snapshot(100)} cannot be read`;
    tried.expectEnd('verify', 65, sentence, MOVE_AWAY);
  },
);

test('a section that can be read, but holds something else, is named', async () => {
  const shift = ({ version, bytes }: { version: number; bytes: Buffer }) => {
    const other = Buffer.from(bytes);
    // The time of the last change of the only instrument's queue, at the very end. A last byte of 0
    // would be one more than the number needs.
    other[other.length - 1] = (other[other.length - 1] % 127) + 1;
    return { version, bytes: other };
  };
  await forgeSnapshot(tried.path, { sequence: 200, section: 'queue-sequences', change: shift });
  const sentence = `the section queue-sequences of the snapshot ${tried.snapshot(200)} holds something else than the journal leads to`;
  tried.expectEnd('verify', 65, sentence, 'use the version of the service that wrote it');
});

test('and one that is not read as it was written', async () => {
  // The number that it begins with, in a byte more than it needs.
  const stretch = ({ version, bytes }: { version: number; bytes: Buffer }) => ({
    version,
    bytes: Buffer.concat([Buffer.from([bytes[0] | 0x80, 0]), bytes.subarray(1)]),
  });
  await forgeSnapshot(tried.path, { sequence: 200, section: 'trades', change: stretch });
  const sentence = `the section trades of the snapshot ${tried.snapshot(200)} is not read as it was`;
  tried.expectEnd('verify', 65, sentence, MOVE_AWAY);
});

test('a read model that cannot follow the journal is told', async () => {
  await forgeSnapshot(tried.path, { sequence: 200, section: 'orders', change: () => null });
  const sentence = `from the snapshot ${tried.snapshot(200)} the journal cannot be replayed to command 300: `;
  tried.expectEnd('verify', 65, sentence, 'is not in the projection');
});

test('one that names another state than it holds is told', async () => {
  await forgeSnapshot(tried.path, { sequence: 200, facts: { stateHash: '0123456789abcdef' } });
  tried.expectEnd('verify', 65, `${tried.snapshot(200)} holds another state than it names`);
});

test('other outcomes than the journal leads to are told', async () => {
  await forgeSnapshot(tried.path, { sequence: 200, facts: { outcomeHash: '0123456789abcdef' } });
  tried.expectEnd(
    'verify',
    65,
    `the journal does not lead to what the snapshot ${tried.snapshot(200)} holds`,
  );
});

test('one under the name of another is told', () => {
  cpSync(tried.snapshot(100), tried.snapshot(150));
  tried.expectEnd('verify', 65, `${tried.snapshot(150)} is of command 100`, MOVE_AWAY);
});

test('a shortened journal leads nowhere without snapshots', async () => {
  await tried.shorten();
  rmSync(join(tried.path, SNAPSHOT_FOLDER), { recursive: true });
  for (const command of ['verify', 'stat', 'hash']) {
    tried.expectEnd(command, 65, 'begins at command 101, and no snapshot that leads', SAME_MOMENT);
  }
  expect(tried.expectEnd('dump', 0)).toHaveLength(200);
});

test('one beyond the end of the journal does not belong to it', () => {
  cpSync(tried.snapshot(200), tried.snapshot(301));
  for (const command of ['stat', 'hash']) {
    tried.expectEnd(
      command,
      65,
      'covers more than the journal',
      'ends at command 300',
      SAME_MOMENT,
    );
  }
});
