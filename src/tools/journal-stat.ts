/** What a data directory holds, without replaying anything. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SNAPSHOT_FORMAT_VERSION as formatVersion } from '../codec/snapshot-summary';
import { isoTime } from '../common/iso-time';
import { HISTORY_FILE } from '../history/history-store';
import { JournalError } from '../journal/journal-error';
import type { SnapshotFile } from '../journal/snapshot-file';
import type { StoredSnapshot } from '../journal/snapshot-store';
import { misfitOf } from '../matching-engine/snapshot-choice';
import type { JournalReader } from './journal-reader';

/** Batches, commands in them, and their bytes. */
interface Amount {
  batches: number;
  commands: number;
  bytes: number;
}

/** A snapshot as it is listed, and why it cannot be used, if so. */
interface Listed {
  readonly entry: object;
  readonly bytes: number;
  readonly error: JournalError | null;
}

export interface Stat {
  readonly report: object;
  /** The first thing found that keeps a snapshot from being used, or a start from succeeding. */
  readonly error: JournalError | null;
}

/** @throws JournalError when the journal cannot be read to its end */
export async function statOf(journal: JournalReader): Promise<Stat> {
  const snapshots = (await journal.snapshots.list()).reverse();
  const listed = await Promise.all(snapshots.map((one) => listedOf(journal, one)));
  const report = {
    ...countsOf(journal, keptFrom(journal, snapshots)),
    clientOrderIdWindow: journal.clientOrderIdWindow,
    files: filesOf(journal, listed),
    snapshots: listed.map(({ entry }) => entry),
  };
  const broken = listed.find(({ error }) => error !== null)?.error ?? null;
  return { report, error: broken ?? misfitOf(journal.span, snapshots) };
}

/** @param kept commands before this one may be removed */
function countsOf(journal: JournalReader, kept: number): object {
  const kinds: Record<string, number> = {};
  const formats = new Set<number>();
  const all: Amount = { batches: 0, commands: 0, bytes: 0 };
  const removable: Amount = { batches: 0, commands: 0, bytes: 0 };
  const span = { first: 0, last: 0, from: '', until: '' };
  for (const { commands } of journal.batches()) {
    const [first] = commands;
    const last = commands[commands.length - 1];
    const bytes = journal.stored.get(first.sequence);
    if (bytes !== undefined) formats.add(bytes[0]);
    add(all, commands.length, bytes);
    if (last.sequence < kept) add(removable, commands.length, bytes);
    if (span.first === 0) Object.assign(span, { first: first.sequence, from: isoTime(first.time) });
    Object.assign(span, { last: last.sequence, until: isoTime(last.time) });
    for (const { command } of commands) kinds[command.kind] = (kinds[command.kind] ?? 0) + 1;
  }
  return { ...span, ...all, kinds, formatVersions: [...formats], removable };
}

function add(to: Amount, commands: number, bytes: Buffer | undefined): void {
  to.batches++;
  to.commands += commands;
  to.bytes += bytes?.length ?? 0;
}

/**
 * The first command that the service would keep behind the oldest snapshot; 0 without one.
 * @param snapshots oldest first
 */
function keptFrom({ span, stored }: JournalReader, snapshots: readonly StoredSnapshot[]): number {
  // The last batch always stays: the journal goes on from there.
  const [oldest] = snapshots;
  if (oldest === undefined || span.lastSequence === 0) return 0;
  return stored.keptFrom(Math.min(oldest.sequence + 1, span.lastSequence));
}

async function listedOf(journal: JournalReader, stored: StoredSnapshot): Promise<Listed> {
  const { sequence, path } = stored;
  const bytes = statSync(path).size;
  try {
    return { entry: entryOf(await journal.snapshots.open(stored)), bytes, error: null };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const { problem } = error;
    return { entry: { sequence, bytes, problem }, bytes, error };
  }
}

function entryOf({ bytes, summary }: SnapshotFile): object {
  const { sequence, time, outcomeHash, stateHash, writtenBy } = summary;
  const parts = summary.sections.map(
    ({ name, version, length }) => [name, { version, bytes: length }] as const,
  );
  const sections = Object.fromEntries(parts);
  const when = { sequence, time: isoTime(time), bytes };
  return { ...when, outcomeHash, stateHash, writtenBy, formatVersion, sections };
}

/** Sizes on disk, in bytes. */
function filesOf({ directory, stored }: JournalReader, snapshots: readonly Listed[]): object {
  const path = join(directory, HISTORY_FILE);
  const history = existsSync(path) ? statSync(path).size : 0;
  const inAll = snapshots.reduce((sum, { bytes }) => sum + bytes, 0);
  return { journal: stored.size, history, snapshots: inAll };
}
