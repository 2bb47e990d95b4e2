/** Compares an engine and its read models with a snapshot that was written as of the same command. */
import { SOFTWARE_VERSION } from '../common/software-version';
import type { EngineSnapshot } from '../core/engine/snapshot';
import { hashOf } from '../core/engine/state-hash';
import { JournalError } from '../journal/journal-error';
import { damagedSnapshot, type SnapshotFile } from '../journal/snapshot-file';
import type { Tell } from './journal-reader';
import type { OfflineService } from './offline-service';

/**
 * What was loaded must be what the snapshot names, and be written again as it was.
 * @throws JournalError
 */
export async function checkLoaded(
  service: OfflineService,
  file: SnapshotFile,
  tell: Tell,
): Promise<void> {
  const { path, summary } = file;
  const snapshot = service.engine.snapshot();
  if (hashOf(snapshot) !== summary.stateHash) {
    throw new JournalError('diverged', `the snapshot ${path} holds another state than it names`);
  }
  if (!isComparable(file)) {
    tell(`${path} was written by version ${summary.writtenBy}: read, but not compared by bytes`);
  }
  const { differing, missing } = await compareSections(service, file, snapshot);
  for (const name of missing) tell(`${path} has nothing of ${name}: that begins empty`);
  if (differing === null) return;
  const text = `the section ${differing} of the snapshot ${path} is not read as it was written`;
  throw damagedSnapshot(text);
}

/**
 * What a replay has led to must be what the snapshot holds.
 * @returns how many sections were compared byte by byte
 * @throws JournalError `diverged`
 */
export async function checkLedTo(service: OfflineService, file: SnapshotFile): Promise<number> {
  const { path, summary } = file;
  const snapshot = service.engine.snapshot();
  const { outcomeHash } = service.engine;
  if (outcomeHash !== summary.outcomeHash || hashOf(snapshot) !== summary.stateHash) {
    const text = `the journal does not lead to what the snapshot ${path} holds`;
    throw new JournalError('diverged', text);
  }
  const { differing, compared } = await compareSections(service, file, snapshot);
  if (differing === null) return compared;
  const text = `the section ${differing} of the snapshot ${path} holds something else than the journal leads to`;
  throw new JournalError('diverged', text);
}

/** Another version may keep more or less in a section of the same form. */
function isComparable({ summary }: SnapshotFile): boolean {
  return summary.writtenBy === SOFTWARE_VERSION;
}

interface Comparison {
  /** The first section with other bytes, after which nothing was compared; null when all agree. */
  readonly differing: string | null;
  readonly compared: number;
  /** Sections that the snapshot lacks. */
  readonly missing: readonly string[];
}

async function compareSections(
  { image }: OfflineService,
  file: SnapshotFile,
  snapshot: EngineSnapshot,
): Promise<Comparison> {
  const missing: string[] = [];
  let compared = 0;
  for (const { name, version, bytes } of image.sections(snapshot)) {
    const section = file.section(name);
    if (section === undefined) missing.push(name);
    if (section?.version !== version || !isComparable(file)) continue;
    const written = (await file.read(section)).raw(section.length);
    if (!written.equals(bytes)) return { differing: name, compared, missing };
    compared++;
  }
  return { differing: null, compared, missing };
}
