/**
 * Batches on disk, in segments: files of which only the last one is written to, and only behind what
 * it holds. The oldest are removed as a whole. A segment is named by the sequence it begins with.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { acknowledgedIn, acknowledgedMark } from './acknowledged-mark';
import type { BatchStorage } from './batch-storage';
import { contentOf, flushFolder, flushFolderSync, replaceFile } from './durable-files';
import { JournalError } from './journal-error';
import {
  NO_CONTENT,
  SEGMENT_HEAD_BYTES,
  readSegment,
  type SegmentContent,
  type StoredBatch,
} from './segment';
import { SegmentFile, prepareSegment } from './segment-file';

export const JOURNAL_FOLDER = 'journal';

/** Size of a segment in bytes, unless one batch is larger. */
export const DEFAULT_SEGMENT_BYTES = 16 * 1024 * 1024;

const ENDING = '.segment';
/** Digits of a sequence in a name, so that names sort like numbers. */
const DIGITS = 16;
const NAME = new RegExp(`^\\d{${DIGITS}}\\${ENDING}$`);

/** The segment that comes next; it gets its name once it is needed. */
const SPARE = 'spare';
const ACKNOWLEDGED = 'acknowledged';
const BEGINNING = 'beginning';

const IF_THERE = { throwIfNoEntry: false } as const;

export interface BatchStoreOptions {
  readonly isReadOnly?: boolean;
  readonly segmentBytes?: number;
}

interface Segment extends SegmentContent {
  readonly first: number;
}

export class BatchStore implements BatchStorage {
  private readonly folder: string;
  private readonly isReadOnly: boolean;
  private readonly segmentBytes: number;
  private acknowledgedUntil: number;
  private beginningBytes: Buffer | undefined;
  /** Sequences that the segments begin with, ascending. */
  private readonly segments: number[];
  /** The segment read last, while that is what the file holds. */
  private loaded: Segment | null = null;
  /** The last segment, where this process writes. */
  private writing: SegmentFile | null = null;
  /** Resolves once the segment that comes next is ready; null while none is being made. */
  private spare: Promise<void> | null = null;
  /** The batch that is being written, or was last. */
  private putting: Promise<void> = Promise.resolve();
  private isClosing = false;

  private constructor(directory: string, options: BatchStoreOptions) {
    this.folder = join(directory, JOURNAL_FOLDER);
    this.isReadOnly = options.isReadOnly === true;
    this.segmentBytes = options.segmentBytes ?? DEFAULT_SEGMENT_BYTES;
    if (!this.isReadOnly) mkdirSync(this.folder, { recursive: true });
    // Before the segments, which another process may go on writing: they have to reach that far.
    this.acknowledgedUntil = acknowledgedIn(contentOf(this.pathOf(ACKNOWLEDGED)));
    this.beginningBytes = contentOf(this.pathOf(BEGINNING));
    this.segments = segmentsIn(this.folder);
  }

  /** @throws JournalError `damaged`, `newer_format`, `unusable` */
  static open(directory: string, options: BatchStoreOptions = {}): BatchStore {
    try {
      const store = new BatchStore(directory, options);
      const last = store.lastSegment();
      if (!store.isReadOnly) store.beginToWrite(last);
      return store;
    } catch (error) {
      if (error instanceof JournalError) throw error;
      const text = `the journal in ${directory} cannot be opened: ${(error as Error).message}`;
      throw new JournalError('unusable', text, { cause: error });
    }
  }

  /** Whether a directory holds a journal, in whatever state that is. */
  static isIn(directory: string): boolean {
    const folder = join(directory, JOURNAL_FOLDER);
    if (statSync(folder, IF_THERE)?.isDirectory() !== true) return false;
    return readdirSync(folder).some((name) => NAME.test(name) || name === BEGINNING);
  }

  /** Bytes on disk, written or ready to be written to. */
  get size(): number {
    const paths = readdirSync(this.folder).map((name) => this.pathOf(name));
    return paths.reduce((sum, path) => sum + (statSync(path, IF_THERE)?.size ?? 0), 0);
  }

  put(batch: StoredBatch): Promise<void> {
    this.putting = this.append(batch);
    return this.putting;
  }

  get(first: number): Buffer | undefined {
    const frames = this.segmentWith(first)?.frames ?? [];
    const frame = frames[placeOf(first, frames, keyOfFrame)];
    return frame?.first === first ? frame.bytes : undefined;
  }

  newestKeys(limit: number): number[] {
    const keys: number[] = [];
    for (let i = this.segments.length - 1; i >= 0 && keys.length < limit; i--) {
      const newest = this.load(this.segments[i]).frames.slice(keys.length - limit);
      keys.push(...newest.map(keyOfFrame).reverse());
    }
    return keys;
  }

  firstKey(): number | undefined {
    return this.segments[0];
  }

  keyOf(sequence: number): number | undefined {
    const frames = this.segmentWith(sequence)?.frames ?? [];
    return frames[placeOf(sequence, frames, keyOfFrame)]?.first;
  }

  async dropLast(first: number): Promise<void> {
    const last = this.lastSegment();
    const frame = last?.frames.at(-1);
    if (last === null || frame?.first !== first) throw new Error(`${first} is not the last batch`);
    this.loaded = null;
    this.writing?.clearFrom(frame.at);
    if (frame.at > SEGMENT_HEAD_BYTES) return;
    this.writing?.close();
    this.beginToWrite(this.lastSegment());
  }

  /** Where the journal begins once all is removed that may be, before the batch of this sequence. */
  keptFrom(sequence: number): number {
    return this.segments[Math.max(placeOf(sequence, this.segments, Number), 0)];
  }

  /** The oldest first, one after the other, so that a crash leaves no gap. */
  async removeBefore(sequence: number): Promise<void> {
    while (this.segments[0] < this.keptFrom(sequence) && !this.isClosing) {
      await rm(this.segmentPath(this.segments[0]));
      await flushFolder(this.folder);
      this.segments.shift();
    }
  }

  get acknowledged(): number {
    return this.acknowledgedUntil;
  }

  async setAcknowledged(sequence: number): Promise<void> {
    await replaceFile(this.pathOf(ACKNOWLEDGED), acknowledgedMark(sequence));
    this.acknowledgedUntil = sequence;
  }

  get beginning(): Buffer | undefined {
    return this.beginningBytes;
  }

  async setBeginning(bytes: Buffer): Promise<void> {
    await replaceFile(this.pathOf(BEGINNING), bytes);
    // The folder may be new, and the one that it is in.
    const directory = dirname(this.folder);
    for (const path of [directory, dirname(directory)]) await flushFolder(path);
    this.beginningBytes = bytes;
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.putting.catch(() => undefined);
    this.writing?.close();
    if (this.spare === null) return;
    await this.spare.catch(() => undefined);
    await rm(this.pathOf(SPARE), { force: true });
  }

  private beginToWrite(last: Segment | null): void {
    this.writing = null;
    if (last === null) {
      this.spare ??= this.prepare();
      return;
    }
    const { first, frames, end, bytes } = last;
    const { at } = frames[frames.length - 1];
    flushFolderSync(this.folder);
    this.writing = this.openToWrite(first, end);
    this.writing.confirm(bytes.subarray(at, end), at);
  }

  private async append(batch: StoredBatch): Promise<void> {
    this.loaded = null;
    if (this.writing?.hasRoomFor(batch) !== true) await this.beginSegment(batch.first);
    await this.writing?.append(batch);
    this.spare ??= this.prepare();
  }

  private async beginSegment(first: number): Promise<void> {
    await (this.spare ?? this.prepare());
    this.writing?.close();
    await rename(this.pathOf(SPARE), this.segmentPath(first));
    await flushFolder(this.folder);
    this.segments.push(first);
    this.writing = this.openToWrite(first, SEGMENT_HEAD_BYTES);
    this.spare = null;
  }

  private openToWrite(first: number, position: number): SegmentFile {
    return SegmentFile.open(this.segmentPath(first), position, this.segmentBytes);
  }

  private prepare(): Promise<void> {
    const isWanted = (): boolean => !this.isClosing;
    const prepared = prepareSegment(this.pathOf(SPARE), this.segmentBytes, isWanted);
    // Whoever needs it will be told.
    prepared.catch(() => undefined);
    return prepared;
  }

  /** The last segment that holds anything: a crash may have left one behind it that does not. */
  private lastSegment(): Segment | null {
    for (let first = this.segments.at(-1); first !== undefined; first = this.segments.at(-1)) {
      const segment = this.load(first);
      if (segment.frames.length > 0) return segment;
      if (!this.isReadOnly) rmSync(this.segmentPath(first));
      this.segments.pop();
    }
    return null;
  }

  private segmentWith(sequence: number): Segment | null {
    const first = this.segments[placeOf(sequence, this.segments, Number)];
    return first === undefined ? null : this.load(first);
  }

  private load(first: number): Segment {
    if (this.loaded?.first === first) return this.loaded;
    const path = this.segmentPath(first);
    const bytes = contentOf(path);
    // Whoever writes may have removed it meanwhile.
    const content = bytes === undefined ? NO_CONTENT : readSegment(bytes, path, first);
    this.loaded = { first, ...content };
    return this.loaded;
  }

  private segmentPath(first: number): string {
    return this.pathOf(String(first).padStart(DIGITS, '0') + ENDING);
  }

  private pathOf(name: string): string {
    return join(this.folder, name);
  }
}

function segmentsIn(folder: string): number[] {
  if (statSync(folder, IF_THERE) === undefined) return [];
  const names = readdirSync(folder).filter((name) => NAME.test(name));
  return names.map((name) => Number(name.slice(0, DIGITS))).sort((a, b) => a - b);
}

function keyOfFrame({ first }: { readonly first: number }): number {
  return first;
}

/** Place of the last item that begins with a sequence or before it; -1 without one. */
function placeOf<T>(sequence: number, items: readonly T[], keyOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(items[middle]) <= sequence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
