/**
 * Waits for the other users of the store's file to go. A service that was killed leaves a writer of
 * snapshots behind for a moment. Whoever opens the file beside it takes over a table of readers, and
 * locks, in which the killed process still stands, and on that the store has been seen to fail; whoever
 * opens it alone begins with a new table.
 */
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLock } from 'fs-native-extensions';

/** How long others are waited for, and how often they are looked for; in milliseconds. */
const WAIT_MS = 3000;
const PAUSE_MS = 5;

/**
 * @param lockFile where the store keeps its table of readers and its locks
 * @returns false when others still use it after a while
 */
export async function becomesSole(lockFile: string, waitMs = WAIT_MS): Promise<boolean> {
  const end = performance.now() + waitMs;
  while (isUsed(lockFile)) {
    if (performance.now() > end) return false;
    await sleep(PAUSE_MS);
  }
  return true;
}

/** To be asked before this process uses the store itself, which says why if it cannot. */
function isUsed(lockFile: string): boolean {
  let file: number;
  try {
    file = openSync(lockFile, 'r+');
  } catch {
    return false;
  }
  try {
    return !tryLock(file);
  } finally {
    closeSync(file);
  }
}
