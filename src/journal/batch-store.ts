/**
 * The journal of a directory, for the one process that writes it. Only the last segment is written to,
 * and only behind what it holds; the oldest are removed as a whole.
 */
import { mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { acknowledgedMark } from './acknowledged-mark';
import type { BatchStorage } from './batch-storage';
import { flushFolder, replaceFile } from './durable-files';
import { SEGMENT_HEAD_BYTES, type StoredBatch } from './segment';
import { SegmentFile, prepareSegment } from './segment-file';
import {
  ACKNOWLEDGED,
  BEGINNING,
  JOURNAL_FOLDER,
  StoredBatches,
  opened,
  segmentsIn,
  type Segment,
} from './stored-batches';

/** Size of a segment in bytes, unless one batch is larger. */
export const DEFAULT_SEGMENT_BYTES = 16 * 1024 * 1024;

/** The segment that comes next; it gets its name once it is needed. */
const SPARE = 'spare';

export class BatchStore extends StoredBatches implements BatchStorage {
  /** The last segment; null while there is none. */
  private writing: SegmentFile | null = null;
  /** Resolves once the segment that comes next is ready; null while none is being made. */
  private spare: Promise<void> | null = null;
  /** The batch that is being written, or was last. */
  private putting: Promise<void> = Promise.resolve();
  private isClosing = false;

  private constructor(
    directory: string,
    private readonly segmentBytes: number,
  ) {
    super(directory);
  }

  /**
   * Nobody else may write to the directory.
   * @throws JournalError `damaged`, `newer_format`, `unusable`
   */
  static open(directory: string, segmentBytes = DEFAULT_SEGMENT_BYTES): BatchStore {
    return opened(directory, () => {
      mkdirSync(join(directory, JOURNAL_FOLDER), { recursive: true });
      return new BatchStore(directory, segmentBytes);
    });
  }

  put(batch: StoredBatch): Promise<void> {
    this.putting = this.append(batch);
    return this.putting;
  }

  async continueAfter(first: number | null): Promise<void> {
    const last = first === null ? null : this.segmentWith(first);
    await this.keepUpTo(last?.first ?? 0);
    // Whoever made or changed them may have been killed before that was on disk.
    for (const path of this.folders) await flushFolder(path);
    if (last === null) this.spare = this.prepare();
    else this.writing = this.goOnIn(last, first as number);
    this.loaded = null;
  }

  /** The oldest first, one after the other, so that a crash leaves no gap. */
  async removeBefore(sequence: number): Promise<void> {
    while (this.segments[0] < this.keptFrom(sequence) && !this.isClosing) {
      await rm(this.segmentPath(this.segments[0]));
      await flushFolder(this.folder);
      this.segments.shift();
    }
  }

  async setAcknowledged(sequence: number): Promise<void> {
    await replaceFile(this.pathOf(ACKNOWLEDGED), acknowledgedMark(sequence));
    this.acknowledgedUntil = sequence;
  }

  async setBeginning(bytes: Buffer): Promise<void> {
    await replaceFile(this.pathOf(BEGINNING), bytes);
    this.beginningBytes = bytes;
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.putting.catch(() => undefined);
    this.writing?.close();
    this.writing = null;
    await this.spare?.catch(() => undefined);
    await rm(this.pathOf(SPARE), { force: true });
  }

  /** Its own, that of the data, and the one which that is in. */
  private get folders(): string[] {
    const directory = dirname(this.folder);
    return [this.folder, directory, dirname(directory)];
  }

  /** Removes what comes after a segment: nothing of it counts. */
  private async keepUpTo(last: number): Promise<void> {
    const names = segmentsIn(this.folder).filter((first) => first > last);
    const paths = names.map((first) => this.segmentPath(first));
    for (const path of [...paths, this.pathOf(SPARE)]) await rm(path, { force: true });
    while (this.segments.length > 0 && this.segments[this.segments.length - 1] > last) {
      this.segments.pop();
    }
  }

  private goOnIn({ first, frames, end, bytes }: Segment, batch: number): SegmentFile {
    const place = frames.findIndex((frame) => frame.first === batch);
    const position = frames[place + 1]?.at ?? end;
    const file = SegmentFile.open(this.segmentPath(first), position, this.segmentBytes);
    try {
      file.confirm(bytes.subarray(frames[place].at, position));
      if (position < end) file.clearRest();
      return file;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  private async append(batch: StoredBatch): Promise<void> {
    const { writing } = this;
    const file = writing?.hasRoomFor(batch) === true ? writing : await this.begin(batch.first);
    await file.append(batch);
    this.loaded = null;
    this.spare ??= this.prepare();
  }

  /** Gives the spare segment its name, and goes on in it. */
  private async begin(first: number): Promise<SegmentFile> {
    // One that could not be made may have met what has passed since.
    await (this.spare ?? this.prepare()).catch(() => this.prepare());
    const path = this.segmentPath(first);
    await rename(this.pathOf(SPARE), path);
    this.spare = null;
    await flushFolder(this.folder);
    const file = SegmentFile.open(path, SEGMENT_HEAD_BYTES, this.segmentBytes);
    this.writing?.close();
    this.writing = file;
    this.segments.push(first);
    return file;
  }

  private prepare(): Promise<void> {
    const isWanted = (): boolean => !this.isClosing;
    const prepared = prepareSegment(this.pathOf(SPARE), this.segmentBytes, isWanted);
    // Whoever needs it will be told.
    prepared.catch(() => undefined);
    return prepared;
  }
}
