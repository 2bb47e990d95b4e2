/** Files that are as they were or as they should be, whenever the power fails. */
import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const UNFINISHED = '.tmp';

/** A name is only safe once the folder that holds it is. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Puts a small file in the place of the one of this name, if there is one. Resolves once it is on disk. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path + UNFINISHED, 'w');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(path + UNFINISHED, path);
  await flushFolder(dirname(path));
}

/** What a file holds; undefined when there is none. */
export function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
