import { JournalError } from '../journal/journal-error';
import type { SnapshotFile } from '../journal/snapshot-file';
import type { SnapshotStore, StoredSnapshot } from '../journal/snapshot-store';

const SAME_MOMENT = 'restore a copy of journal and snapshots of the same moment';

/** Where a log begins and ends. */
export interface LogSpan {
  /** Sequence of the first command that is kept; the next one while there is none. */
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/**
 * The newest snapshot up to a command that is not damaged, or null when all commands are in the
 * log. What is damaged is passed over with a warning.
 * @throws JournalError when snapshots and log do not belong together, or nothing leads to the log
 */
export async function chooseSnapshot(
  store: SnapshotStore,
  log: LogSpan,
  until: number,
  warn: (message: string) => void,
): Promise<SnapshotFile | null> {
  const { firstSequence } = log;
  const all = await store.list();
  const misfit = misfitOf(log, all);
  if (misfit !== null) throw misfit;
  const reaching = all.filter(({ sequence }) => sequence <= until && sequence >= firstSequence - 1);
  for (const stored of reaching) {
    const file = await soundFile(store, stored, warn);
    if (file !== null) return file;
  }
  if (firstSequence === 1) return null;
  throw nothingLeadsTo(firstSequence);
}

/** Why snapshots and log do not belong together, by their names alone; null when they may. */
export function misfitOf(
  { firstSequence, lastSequence }: LogSpan,
  snapshots: readonly StoredSnapshot[],
): JournalError | null {
  const beyond = snapshots.find(({ sequence }) => sequence > lastSequence);
  if (beyond !== undefined) {
    const text = `the snapshot ${beyond.path} covers more than the journal, which ends at command ${lastSequence}: the journal lost its end, or they do not belong together`;
    return new JournalError('damaged', text, { advice: SAME_MOMENT });
  }
  const leadsOn = snapshots.some(({ sequence }) => sequence >= firstSequence - 1);
  return leadsOn || firstSequence === 1 ? null : nothingLeadsTo(firstSequence);
}

function nothingLeadsTo(firstSequence: number): JournalError {
  const text = `the journal begins at command ${firstSequence}, and no snapshot that leads there can be read`;
  return new JournalError('damaged', text, { advice: SAME_MOMENT });
}

/**
 * The snapshot, once every byte of it is known to be what was written, or null.
 * @throws JournalError `newer_format`
 */
async function soundFile(
  store: SnapshotStore,
  stored: StoredSnapshot,
  warn: (message: string) => void,
): Promise<SnapshotFile | null> {
  try {
    const file = await store.open(stored);
    await file.verify();
    if (file.summary.sequence === stored.sequence) return file;
    warn(`the snapshot ${stored.path} is of command ${file.summary.sequence}; trying an older one`);
  } catch (error) {
    if (!(error instanceof JournalError) || error.problem !== 'damaged') throw error;
    warn(`${error.message}; trying an older one`);
  }
  return null;
}
