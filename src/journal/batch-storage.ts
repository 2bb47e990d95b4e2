import type { StoredBatch } from './segment';

/** Batches by the sequence of their first command. Keeps bytes and judges nothing about them. */
export interface BatchReader {
  /** The batch that begins with this sequence. */
  get(first: number): Buffer | undefined;

  /** First sequences of the batches, the last one first. */
  newestKeys(limit: number): number[];

  firstKey(): number | undefined;

  /** First sequence of the batch that holds this sequence, if one begins at it or before. */
  keyOf(sequence: number): number | undefined;

  /** Sequence up to which answers are known to have been given; later ones may have been too. */
  readonly acknowledged: number;

  /** What was decided when the journal began, if that was kept. */
  readonly beginning: Buffer | undefined;
}

/** Where batches are kept: a directory, or what a simulation takes for one. */
export interface BatchStorage extends BatchReader {
  /** Takes the batch that comes next. Resolves once it is on disk. One at a time. */
  put(batch: StoredBatch): Promise<void>;

  /**
   * Makes ready to go on behind the batch that begins with this sequence, or from the beginning, and
   * drops what is found there. To be called once, before anything is put; until then nothing that is
   * stored was changed.
   */
  continueAfter(first: number | null): Promise<void>;

  /** Allows it to remove batches before the one that holds this sequence. */
  removeBefore(sequence: number): Promise<void>;

  setAcknowledged(sequence: number): Promise<void>;

  setBeginning(bytes: Buffer): Promise<void>;

  close(): Promise<void>;
}
