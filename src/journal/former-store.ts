/** Reads the one LMDB file that a journal was before it became segments. */
import { open, type RootDatabase } from 'lmdb';
import type { BatchReader } from './batch-storage';
import { checkFileSize } from './file-size-check';
import { JournalError } from './journal-error';

/** Keys of marks; the sequences of batches begin at 1. */
const ACKNOWLEDGED = 0;
const BEGINNING = -1;

export class FormerStore implements BatchReader {
  private constructor(
    private readonly db: RootDatabase<Buffer, number>,
    private readonly path: string,
  ) {}

  /** @throws JournalError `damaged`, `unusable` */
  static open(path: string): FormerStore {
    checkFileSize(path);
    try {
      return new FormerStore(open({ path, readOnly: true, encoding: 'binary' }), path);
    } catch (error) {
      throw JournalError.unusable(`${path} cannot be opened`, error);
    }
  }

  get(first: number): Buffer | undefined {
    return this.reading(() => this.db.getBinary(first));
  }

  newestKeys(limit: number): number[] {
    return this.reading(() => [...this.db.getKeys({ reverse: true, end: ACKNOWLEDGED, limit })]);
  }

  firstKey(): number | undefined {
    return this.reading(() => [...this.db.getKeys({ start: ACKNOWLEDGED + 1, limit: 1 })][0]);
  }

  keyOf(sequence: number): number | undefined {
    const range = { start: sequence, end: ACKNOWLEDGED, reverse: true, limit: 1 };
    return this.reading(() => [...this.db.getKeys(range)][0]);
  }

  get acknowledged(): number {
    const bytes = this.get(ACKNOWLEDGED);
    return bytes?.length === 8 ? bytes.readDoubleLE() : 0;
  }

  get beginning(): Buffer | undefined {
    return this.get(BEGINNING);
  }

  close(): Promise<void> {
    return this.db.close();
  }

  /** What the store cannot make sense of, nobody can. */
  private reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      const text = `${this.path} is damaged: ${(error as Error).message}`;
      throw new JournalError('damaged', text, { cause: error });
    }
  }
}
