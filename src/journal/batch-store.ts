/**
 * Batches on disk, by the sequence of their first command: one value in LMDB for each, and one
 * transaction for each value, which is on disk completely or not at all. The store keeps bytes and
 * judges nothing about them.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open, type RangeOptions, type RootDatabase } from 'lmdb';
import { checkFileSize } from './file-size-check';
import { JournalError } from './journal-error';
import { committed } from './store-commit';

export const STORE_FILE = 'journal.mdb';
/** The store's table of readers, and its locks. */
export const LOCK_FILE = `${STORE_FILE}-lock`;

/** Key of the end of what was acknowledged; sequences begin at 1. */
const ACKNOWLEDGED = 0;

/** Key of what was decided when the journal began; no range of batches reaches below 0. */
const BEGINNING = -1;

/** How many batches, and about how many bytes, a reader of somebody else's store takes at once. */
const AHEAD_BATCHES = 2000;
const AHEAD_BYTES = 32 * 1024 * 1024;

export interface StoredBatch {
  readonly first: number;
  readonly bytes: Buffer;
}

/** Where batches are kept: a directory, or what a simulation takes for one. */
export type BatchStorage = Pick<BatchStore, keyof BatchStore>;

export class BatchStore {
  /** What was read ahead; null where another process is not kept waiting for pages. */
  private readonly ahead: Map<number, Buffer> | null;

  private constructor(
    private readonly db: RootDatabase<Buffer, number>,
    readOnly: boolean,
  ) {
    this.ahead = readOnly ? new Map() : null;
  }

  /** @throws JournalError `damaged`, `unusable` */
  static open(directory: string, readOnly = false): BatchStore {
    const path = join(directory, STORE_FILE);
    try {
      if (!readOnly) checkFileSize(path);
      // Overlapping syncs would resolve a put before it is on disk.
      // Batching by turns of the event loop would leave a second, unhandled failure behind.
      const durable = { overlappingSync: false, eventTurnBatching: false } as const;
      const db = open<Buffer, number>({ path, readOnly, encoding: 'binary', ...durable });
      if (!readOnly) [directory, dirname(directory)].forEach(flushDirectory);
      return new BatchStore(db, readOnly);
    } catch (error) {
      if (error instanceof JournalError) throw error;
      throw openError(path, error);
    }
  }

  /** Resolves once the batch is on disk. */
  async put({ first, bytes }: StoredBatch): Promise<void> {
    await committed(this.db.put(first, bytes));
  }

  /** A reader of somebody else's store takes the batches that follow as well. */
  get(first: number): Buffer | undefined {
    const { ahead } = this;
    if (ahead === null || first <= ACKNOWLEDGED) {
      return this.reading(() => this.db.getBinary(first));
    }
    if (!ahead.has(first)) this.reading(() => this.readAhead(first, ahead));
    return ahead.get(first);
  }

  /** First sequences of the batches, the last one first. */
  newestKeys(limit: number): number[] {
    return this.keys({ reverse: true, end: ACKNOWLEDGED, limit });
  }

  firstKey(): number | undefined {
    return this.keys({ start: ACKNOWLEDGED + 1, limit: 1 })[0];
  }

  /** First sequence of the batch that holds this sequence, if one begins at it or before. */
  keyOf(sequence: number): number | undefined {
    return this.keys({ start: sequence, end: ACKNOWLEDGED, reverse: true, limit: 1 })[0];
  }

  async remove(first: number): Promise<void> {
    await committed(this.db.remove(first));
  }

  /**
   * Removes the oldest batches that begin before this sequence, at most `limit`.
   * @returns how many
   */
  async removeOldest(first: number, limit: number): Promise<number> {
    const keys = this.keys({ start: ACKNOWLEDGED + 1, end: first, limit });
    await committed(this.db.batch(() => keys.forEach((key) => void this.db.remove(key))));
    return keys.length;
  }

  /** Gives back what processes hold that ended while they were reading. */
  forgetDeadReaders(): void {
    this.db.readerCheck();
  }

  /** Sequence up to which answers are known to have been given; later ones may have been too. */
  get acknowledged(): number {
    const bytes = this.get(ACKNOWLEDGED);
    return bytes?.length === 8 ? bytes.readDoubleLE() : 0;
  }

  async setAcknowledged(sequence: number): Promise<void> {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(sequence);
    await committed(this.db.put(ACKNOWLEDGED, bytes));
  }

  /** What was decided when the journal began, if that was kept. */
  get beginning(): Buffer | undefined {
    return this.get(BEGINNING);
  }

  /** Resolves once it is on disk. */
  async setBeginning(bytes: Buffer): Promise<void> {
    await committed(this.db.put(BEGINNING, bytes));
  }

  async close(): Promise<void> {
    await this.db.close();
  }

  private readAhead(first: number, ahead: Map<number, Buffer>): void {
    ahead.clear();
    let bytes = 0;
    for (const { key, value } of this.db.getRange({ start: first, limit: AHEAD_BATCHES })) {
      ahead.set(key, value);
      bytes += value.length;
      if (bytes > AHEAD_BYTES) break;
    }
  }

  private keys(range: RangeOptions): number[] {
    return this.reading(() => [...this.db.getKeys(range)]);
  }

  /**
   * What the store cannot make sense of, nobody can. Who only reads lets go at once of the pages as
   * they were, which whoever writes could not use again meanwhile.
   */
  private reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      const { message } = error as Error;
      const text = `${STORE_FILE} is damaged: ${message}`;
      throw new JournalError('damaged', text, { cause: error });
    } finally {
      if (this.ahead !== null) this.db.resetReadTxn();
    }
  }
}

/** A new file is only safe once the directory that names it is. */
function flushDirectory(path: string): void {
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

function openError(path: string, error: unknown): JournalError {
  const { message } = error as Error;
  const damaged = /MDB_(INVALID|CORRUPTED|VERSION_MISMATCH|PAGE_NOTFOUND)/.test(message);
  const what = damaged ? 'is damaged' : 'cannot be opened';
  const problem = damaged ? 'damaged' : 'unusable';
  return new JournalError(problem, `${path} ${what}: ${message}`, { cause: error });
}
