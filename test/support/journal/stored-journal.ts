/** What a data directory holds of a journal, read and changed behind the back of whoever keeps it. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBatch } from '../../../src/codec/batch-codec';
import { BatchStore } from '../../../src/journal/batch-store';
import { JOURNAL_FOLDER, StoredBatches } from '../../../src/journal/stored-batches';
import type { StoredBatch } from '../../../src/journal/segment';

/** Paths of the files that hold the batches, the oldest first. */
export function segmentsOf(directory: string): string[] {
  const folder = join(directory, JOURNAL_FOLDER);
  const names = readdirSync(folder).filter((name) => name.endsWith('.segment'));
  return names.sort().map((name) => join(folder, name));
}

export function storedBatches(directory: string): StoredBatch[] {
  const stored = StoredBatches.read(directory);
  const keys = stored.newestKeys(Infinity).reverse();
  return keys.map((first) => {
    const bytes = Buffer.from(stored.get(first) as Buffer);
    return { first, next: first + decodeBatch(bytes).commands.length, bytes };
  });
}

/** Writes all batches again, as they were or others. */
export async function rewrite(
  directory: string,
  change: (batches: StoredBatch[]) => StoredBatch[],
): Promise<void> {
  const batches = change(storedBatches(directory));
  segmentsOf(directory).forEach((path) => rmSync(path));
  const store = BatchStore.open(directory, 4096);
  await store.continueAfter(null);
  for (const batch of batches) await store.put(batch);
  await store.close();
}

/** Writes one batch again, with other bytes. */
export function rewriteBatch(
  directory: string,
  first: number,
  change: (bytes: Buffer) => Buffer,
): Promise<void> {
  return rewrite(directory, (batches) => {
    const place = batches.findIndex((batch) => batch.first === first);
    return batches.with(place, { ...batches[place], bytes: change(batches[place].bytes) });
  });
}

/** Notes up to where answers were given. */
export async function acknowledge(directory: string, sequence: number): Promise<void> {
  const store = BatchStore.open(directory);
  await store.setAcknowledged(sequence);
  await store.close();
}

/** A byte changed within the commands of a batch. */
export function spoiled(bytes: Buffer): Buffer {
  bytes[bytes.length - 3] ^= 4;
  return bytes;
}
