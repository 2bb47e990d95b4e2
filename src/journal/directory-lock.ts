/**
 * Holds a directory for this process alone. The lock is the operating system's, on a file in the
 * directory: it ends with the process, however that ends, and leaves nothing to clean up.
 */
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { JournalError } from './journal-error';

const LOCK_FILE = 'lock';

/** A lock is tried more than once: whoever only looks has it for a moment. Pause in milliseconds. */
const TRIES = 3;
const PAUSE_MS = 5;

export class DirectoryLock {
  private constructor(private readonly file: number) {}

  /** Whether some process uses the directory. */
  static isHeld(directory: string): boolean {
    const path = join(directory, LOCK_FILE);
    if (!existsSync(path)) return false;
    const file = openSync(path, 'r');
    try {
      return !tryLock(file, { shared: true });
    } finally {
      closeSync(file);
    }
  }

  /** @throws JournalError `locked` */
  static take(directory: string): DirectoryLock {
    const file = openSync(join(directory, LOCK_FILE), 'a+');
    for (let tried = 0; tried < TRIES; tried++) {
      if (tried > 0) pause();
      if (tryLock(file)) return new DirectoryLock(file);
    }
    closeSync(file);
    throw new JournalError('locked', `another process uses the data directory ${directory}`);
  }

  release(): void {
    closeSync(this.file);
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
