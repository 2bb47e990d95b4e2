import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';

/**
 * State that the commands behind a snapshot have led to, as one section of it. A projection has
 * two inputs only: what is read here, once, before any outcome, and then every outcome after it.
 * Both ways must lead to the same answers: all commands, or a snapshot and the commands after it.
 */
export interface SnapshotPart {
  /** Names the section for good; unique. */
  readonly name: string;

  /** Version of what `write` writes; goes up with every change of it. */
  readonly version: number;

  /** Writes the whole state as of the last outcome applied, and changes nothing. */
  write(writer: ByteWriter): void;

  /**
   * Takes over the state that some version up to the current one wrote, all bytes of it. Called at
   * most once, while the part is still empty, after all parts that were added before it.
   */
  read(reader: ByteReader, version: number): void;

  /**
   * Sequence up to which the part has stored outside of snapshots what it must: to start from a
   * later snapshot would leave a hole there. Absent when it stores nothing.
   */
  readonly storedSequence?: number;

  /**
   * Resolves once whatever the part stores outside of snapshots is on disk, up to the last outcome
   * applied. The log is not shortened before; a rejection keeps it as it is.
   */
  settle?(): Promise<void>;
}
