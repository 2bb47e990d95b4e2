/**
 * What no longer fits into memory, on disk: bytes by key in an LMDB file of its own, beside the
 * journal. A cache of the journal: it may be removed, and what it held is written again as far as
 * the journal reaches. It knows nothing of what the bytes mean.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import { checkFileSize } from '../journal/file-size-check';
import { committed } from './store-commit';
import type { HistoryBatch, HistoryEntry, HistoryKey, HistoryMark } from './history-batch';

export const HISTORY_FILE = 'history.mdb';
const FORMAT_VERSION = 1;

/** Keys of the mark, and of the lists of what was written when. */
const MARK = 'mark';
const WRITTEN = 'written';
/** Most keys in one of those lists: what is removed in one transaction. */
const LIST_LENGTH = 1000;

const NOTHING: HistoryMark = { sequence: 0, time: 0, rows: 0 };

export interface HistoryRange {
  /** Where to begin; included. */
  readonly start: HistoryKey;
  /** Where to end; excluded. */
  readonly end: HistoryKey;
  /** From high keys to low ones. */
  readonly reverse?: boolean;
  readonly limit?: number;
}

export class HistoryStore {
  private newest: HistoryMark;
  /** The change that comes last; one waits for the other. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly db: RootDatabase<Buffer, HistoryKey>) {
    this.newest = this.readMark();
  }

  /** @throws when the file is damaged, or written by a later version, or cannot be used */
  static open(directory: string): HistoryStore {
    const path = join(directory, HISTORY_FILE);
    checkFileSize(path);
    const durable = { overlappingSync: false, eventTurnBatching: false } as const;
    return new HistoryStore(open<Buffer, HistoryKey>({ path, encoding: 'binary', ...durable }));
  }

  /** Removes the file, if there is one; it must not be open. */
  static remove(directory: string): void {
    for (const name of [HISTORY_FILE, `${HISTORY_FILE}-lock`]) {
      rmSync(join(directory, name), { force: true });
    }
  }

  get mark(): HistoryMark {
    return this.newest;
  }

  /** Resolves once the batch is on disk. */
  write(batch: HistoryBatch): Promise<void> {
    return this.inTurn(async () => {
      const { sequence, time, entries } = batch;
      const mark = { sequence, time, rows: this.newest.rows + batch.rows };
      await this.commit(mark, () => {
        for (const { key, bytes } of [...entries, ...lists(batch)]) void this.db.put(key, bytes);
      });
    });
  }

  /**
   * Removes the oldest of what was written, if that was before a time in microseconds.
   * @returns whether there was anything that old
   */
  prune(before: number): Promise<boolean> {
    return this.inTurn(async () => {
      const [oldest] = this.range({ start: [WRITTEN, 0], end: [WRITTEN, before], limit: 1 });
      if (oldest === undefined) return false;
      const { rows, keys } = decodedList(oldest.bytes);
      await this.commit({ ...this.newest, rows: this.newest.rows - rows }, () => {
        for (const key of [...keys, oldest.key]) void this.db.remove(key);
      });
      return true;
    });
  }

  get(key: HistoryKey): Buffer | undefined {
    return this.db.getBinary(key);
  }

  /** Everything within a range of keys, in their order. */
  range(range: HistoryRange): HistoryEntry[] {
    const keys = [...this.db.getKeys(range)];
    return keys.map((key) => ({ key, bytes: this.get(key) ?? Buffer.alloc(0) }));
  }

  async close(): Promise<void> {
    await this.db.close();
  }

  /** Changes something and the mark: both or neither. */
  private async commit(mark: HistoryMark, change: () => void): Promise<void> {
    const both = (): void => {
      change();
      void this.db.put([MARK], encodedMark(mark));
    };
    await committed(this.db.batch(both));
    this.newest = mark;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private readMark(): HistoryMark {
    const bytes = this.get([MARK]);
    if (bytes === undefined) return NOTHING;
    const reader = new ByteReader(bytes);
    const version = reader.number();
    if (version !== FORMAT_VERSION) throw new Error(`${HISTORY_FILE} has format ${version}`);
    return { sequence: reader.number(), time: reader.number(), rows: reader.number() };
  }
}

function encodedMark({ sequence, time, rows }: HistoryMark): Buffer {
  const writer = new ByteWriter();
  for (const value of [FORMAT_VERSION, sequence, time, rows]) writer.number(value);
  return writer.take();
}

/** What is written when, so that it can be found again once it is old. */
function lists({ sequence, time, entries, rows }: HistoryBatch): HistoryEntry[] {
  const all: HistoryEntry[] = [];
  for (let at = 0; at < entries.length; at += LIST_LENGTH) {
    const keys = entries.slice(at, at + LIST_LENGTH).map(({ key }) => key);
    const text = JSON.stringify({ rows: at === 0 ? rows : 0, keys });
    all.push({ key: [WRITTEN, time, sequence, at], bytes: Buffer.from(text) });
  }
  return all;
}

function decodedList(bytes: Buffer): { rows: number; keys: HistoryKey[] } {
  return JSON.parse(bytes.toString()) as { rows: number; keys: HistoryKey[] };
}
