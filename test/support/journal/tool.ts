/** `npm run journal` as a process, and directories for it that random flows and snapshots filled. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { SnapshotFacts } from '../../../src/codec/snapshot-summary';
import { SnapshotStore } from '../../../src/journal/snapshot-store';
import type { Json } from '../e2e-rest';
import { recordFlow } from '../random-flow/recorded-flow';
import { Random } from '../random-flow/random';
import { OfflineService, writeJournal } from '../snapshots/offline-service';

const TOOL = join(__dirname, '../../../dist/tools/journal.js');

/** Commands in the journal, and those after which there is a snapshot. */
export const COMMANDS = 300;
export const CUTS = [100, 200];

export interface Ran {
  readonly status: number | null;
  /** What was printed, a JSON object a line. */
  readonly lines: Json[];
  readonly error: string;
  /** The last line on standard error: the reason, when it failed. */
  readonly sentence: string;
}

/** Runs it with nothing in the environment, and no `.env`. */
export function runTool(...args: string[]): Ran {
  const { status, stdout, stderr } = printed(args);
  const lines = stdout.split('\n').filter((line) => line !== '');
  const sentence = stderr.trimEnd().split('\n').at(-1) ?? '';
  return { status, lines: lines.map((line) => JSON.parse(line) as Json), error: stderr, sentence };
}

/** @param env all that is in the environment, but the path */
export function printed(args: readonly string[], env: Record<string, string> = {}) {
  const options = { cwd: tmpdir(), env: { PATH: process.env.PATH ?? '', ...env } };
  return spawnSync(process.execPath, [TOOL, ...args], { encoding: 'utf8', ...options });
}

/** Fills a directory with a journal and snapshots. */
export async function fillDirectory(directory: string, seed: number): Promise<void> {
  await writeJournal(directory, recordFlow(new Random(seed), COMMANDS).entries);
  for (const cut of CUTS) {
    const service = await OfflineService.at(directory, cut);
    await service.writeSnapshot();
    await service.close();
  }
}

interface Section {
  readonly version: number;
  readonly bytes: Buffer;
}

export interface Forgery {
  /** Of the snapshot to be changed. */
  readonly sequence: number;
  readonly section?: string;
  /** Makes another section of it, or none. */
  readonly change?: (section: Section) => Section | null;
  readonly facts?: Partial<SnapshotFacts>;
}

/** Writes a snapshot again with something else in it, and a checksum that fits. */
export async function forgeSnapshot(directory: string, forgery: Forgery): Promise<void> {
  const store = new SnapshotStore(directory);
  const path = store.pathOf(forgery.sequence);
  const file = await store.open({ sequence: forgery.sequence, path });
  const { sections, ...facts } = file.summary;
  const contents: (Section & { readonly name: string })[] = [];
  for (const section of sections) {
    const { name, version, length } = section;
    const whole = { version, bytes: (await file.read(section)).raw(length) };
    const content = name === forgery.section ? forgery.change?.(whole) : whole;
    if (content !== null && content !== undefined) contents.push({ name, ...content });
  }
  await store.write({ ...facts, ...forgery.facts }, async (to) => {
    for (const { name, version, bytes } of contents) await to.add(name, version, bytes);
  });
}
