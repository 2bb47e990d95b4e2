/**
 * Makes segments of a journal that is one LMDB file, as all were at first. They take its place once
 * all of them are on disk; the file stays beside them under another name.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import { linksFrom } from './batch-chain';
import { BatchStore, JOURNAL_FOLDER } from './batch-store';
import { flushFolder } from './durable-files';
import { FormerStore } from './former-store';
import { endOf } from './log-end';
import { beginningWith } from './log-window';

export const FORMER_FILE = 'journal.mdb';
const UNFINISHED = 'converting';

/**
 * Does nothing where there is no such file.
 * @throws JournalError when it is damaged
 */
export async function convertFormerJournal(
  directory: string,
  warn: (message: string) => void,
): Promise<void> {
  const file = join(directory, FORMER_FILE);
  if (!existsSync(file)) return;
  const folder = join(directory, JOURNAL_FOLDER);
  if (!existsSync(folder)) await convert(file, directory, warn);
  await rename(file, `${file}.converted`);
  await rm(`${file}-lock`, { force: true });
  await flushFolder(directory);
  warn(`the journal is in ${folder} from now on; ${file}.converted is no longer needed`);
}

async function convert(
  file: string,
  directory: string,
  warn: (message: string) => void,
): Promise<void> {
  const unfinished = join(directory, UNFINISHED);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  const from = FormerStore.open(file);
  const to = BatchStore.open(unfinished);
  try {
    await copy(from, to, warn);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
  await rename(join(unfinished, JOURNAL_FOLDER), join(directory, JOURNAL_FOLDER));
  await flushFolder(directory);
  await rm(unfinished, { recursive: true });
}

async function copy(
  from: FormerStore,
  to: BatchStore,
  warn: (message: string) => void,
): Promise<void> {
  const { last, loose } = endOf(from);
  if (loose !== null) warn(loose.warning);
  // Before it was kept, every journal began with this one.
  await to.setBeginning(from.beginning ?? beginningWith(DEFAULT_CLIENT_ORDER_ID_WINDOW));
  for (const { batch, next } of linksFrom(from, 1, last?.next ?? 1)) {
    const [{ sequence: first }] = batch.commands;
    await to.put({ first, next, bytes: from.get(first) as Buffer });
  }
  if (last !== null) await to.setAcknowledged(from.acknowledged);
}
