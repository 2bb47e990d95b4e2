/**
 * Journals that earlier versions wrote must open in this one and lead to the same outcomes and the
 * same state. A new form of batches or of files adds a journal; the old ones stay as they are: `v1`
 * is one LMDB file, `v2` are segments. Written by `npx jest test/golden/golden -t 'just written'`
 * with `GOLDEN_OUT` set to a folder.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCommandLog } from '../../src/journal/embedded-command-log';
import { StoredBatches } from '../../src/journal/stored-batches';
import { JournalReader } from '../../src/tools/journal-reader';
import { verify } from '../../src/tools/verification';
import { chooseSeed } from '../support/random-flow/random';
import { writeGolden, type GoldenFacts } from './write-golden';

const versions = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^v\d+$/.test(entry.name))
  .map(({ name }) => name);

const quiet = (): void => undefined;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'golden-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const open = (clientOrderIdWindow?: number): Promise<EmbeddedCommandLog> =>
  EmbeddedCommandLog.open({ directory, warn: quiet, clientOrderIdWindow });

test.each(versions)('%s leads to what it led to when it was written', async (version) => {
  const folder = join(__dirname, version);
  const facts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')) as GoldenFacts;
  cpSync(folder, directory, { recursive: true });
  if (!StoredBatches.isIn(directory)) await (await open()).close();
  const journal = JournalReader.open(directory, quiet);
  const { sequence, checkpoints, outcomeHash, stateHash } = await verify(journal, quiet);
  const kinds = new Set<string>();
  for (const { commands } of journal.batches()) commands.forEach((c) => kinds.add(c.command.kind));
  expect({ sequence, checkpoints, outcomeHash, stateHash }).toEqual(facts);
  expect(kinds.size).toBe(9);
});

test.each(['v1'])('%s, which keeps no window, goes on with 10,000 alone', async (version) => {
  cpSync(join(__dirname, version), directory, { recursive: true });
  const log = await open(10_000);
  expect(log.clientOrderIdWindow).toBe(10_000);
  await log.close();
  await expect(open(9_999)).rejects.toThrow('began with 10000');
});

test('a journal that was just written leads to what it led to then', async () => {
  const facts = await writeGolden(directory, chooseSeed());
  const journal = JournalReader.open(directory, quiet);
  expect(await verify(journal, quiet)).toMatchObject(facts);
  const out = process.env.GOLDEN_OUT;
  if (out === undefined) return;
  cpSync(directory, out, { recursive: true });
  writeFileSync(join(out, 'facts.json'), `${JSON.stringify(facts, null, 2)}\n`);
});
