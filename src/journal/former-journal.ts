/**
 * Makes segments of a journal that is one LMDB file, as all were at first. They take its place once
 * all of them are on disk; the file stays beside them under another name.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import { linksFrom } from './batch-chain';
import { BatchStore } from './batch-store';
import { flushFolder } from './durable-files';
import { FormerStore } from './former-store';
import { JournalError } from './journal-error';
import { endOf } from './log-end';
import { beginningWith, windowOf } from './log-window';
import { JOURNAL_FOLDER, StoredBatches } from './stored-batches';

export const FORMER_FILE = 'journal.mdb';
/** What it is called afterwards. */
const DONE = `${FORMER_FILE}.converted`;
const UNFINISHED = 'converting';

export interface ConversionOptions {
  readonly directory: string;
  warn(message: string): void;
  readonly segmentBytes?: number;
}

/**
 * Does nothing where there is no such file.
 * @throws JournalError when it is damaged, or when it is another journal than that of the segments
 */
export async function convertFormerJournal(options: ConversionOptions): Promise<void> {
  const { directory, warn } = options;
  const file = join(directory, FORMER_FILE);
  const unfinished = join(directory, UNFINISHED);
  await rm(unfinished, { recursive: true, force: true });
  if (!existsSync(file)) return;
  const former = FormerStore.open(file);
  try {
    if (!isDone(former, directory)) await convert(former, options);
  } finally {
    await former.close();
    await rm(unfinished, { recursive: true, force: true });
  }
  await rename(file, join(directory, DONE));
  await rm(`${file}-lock`, { force: true });
  await flushFolder(directory);
  warn(`the journal is in ${JOURNAL_FOLDER} from now on; ${DONE} is no longer needed`);
}

/**
 * Whether the segments hold what the file holds: a crash came before it got its other name.
 * @throws JournalError when they hold something else
 */
function isDone(former: FormerStore, directory: string): boolean {
  const stored = StoredBatches.read(directory);
  if (stored.firstKey() === undefined) return false;
  const last = endOf(former).last?.batch.commands[0].sequence;
  if (last === undefined) return true;
  const bytes = former.get(last);
  if (bytes !== undefined && stored.get(last)?.equals(bytes) === true) return true;
  const text = `${directory} has two journals, ${JOURNAL_FOLDER} and ${FORMER_FILE}: move the one away that does not belong there`;
  throw new JournalError('damaged', text);
}

async function convert(former: FormerStore, options: ConversionOptions): Promise<void> {
  const { directory, warn, segmentBytes } = options;
  const unfinished = join(directory, UNFINISHED);
  warn(`${FORMER_FILE} is being converted to the present form of the journal`);
  await mkdir(unfinished);
  const to = BatchStore.open(unfinished, segmentBytes);
  try {
    await copy(former, to, warn);
  } finally {
    await to.close();
  }
  const folder = join(directory, JOURNAL_FOLDER);
  // There may be one, without a batch.
  await rm(folder, { recursive: true, force: true });
  await rename(join(unfinished, JOURNAL_FOLDER), folder);
  await flushFolder(directory);
}

async function copy(
  from: FormerStore,
  to: BatchStore,
  warn: (message: string) => void,
): Promise<void> {
  const { last, warning } = endOf(from);
  if (warning !== null) warn(warning);
  // Before it was kept, every journal began with this one.
  const window = from.beginning === undefined ? DEFAULT_CLIENT_ORDER_ID_WINDOW : windowOf(from);
  await to.setBeginning(beginningWith(window));
  await to.continueAfter(null);
  for (const { batch, next } of linksFrom(from, 1, last?.next ?? 1)) {
    const [{ sequence: first }] = batch.commands;
    await to.put({ first, next, bytes: from.get(first) as Buffer });
  }
  await to.setAcknowledged(from.acknowledged);
}
