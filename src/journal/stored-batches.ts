/**
 * The journal of a directory, as far as it went when it was opened: a folder of segments, each named
 * by the sequence it begins with, and what is noted beside them. Another process may go on writing it.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgedIn } from './acknowledged-mark';
import type { BatchReader } from './batch-storage';
import { contentOf } from './durable-files';
import { JournalError } from './journal-error';
import { NO_CONTENT, readSegment, type SegmentContent } from './segment';
import { SequenceNames } from './sequence-names';

export const JOURNAL_FOLDER = 'journal';

const NAMES = new SequenceNames('.segment');

const IF_THERE = { throwIfNoEntry: false } as const;

/** Names of what is noted beside the segments. */
export const ACKNOWLEDGED = 'acknowledged';
export const BEGINNING = 'beginning';

export interface Segment extends SegmentContent {
  readonly first: number;
}

export class StoredBatches implements BatchReader {
  protected readonly folder: string;
  /** Sequences that the segments begin with, ascending. */
  protected readonly segments: number[];
  /** The segment read last, while that is what the file holds. */
  protected loaded: Segment | null = null;
  protected acknowledgedUntil: number;
  protected beginningBytes: Buffer | undefined;

  protected constructor(directory: string) {
    this.folder = join(directory, JOURNAL_FOLDER);
    // Before the segments, which have to reach that far.
    this.acknowledgedUntil = acknowledgedIn(contentOf(this.pathOf(ACKNOWLEDGED)));
    this.beginningBytes = contentOf(this.pathOf(BEGINNING));
    this.segments = segmentsIn(this.folder);
    // A crash may have left some that no batch was written to yet.
    while (this.lastSegment()?.frames.length === 0) this.segments.pop();
  }

  /** @throws JournalError `damaged`, `newer_format`, `unusable` */
  static read(directory: string): StoredBatches {
    return opened(directory, () => new StoredBatches(directory));
  }

  /** Whether a directory holds a journal, in whatever state that is. */
  static isIn(directory: string): boolean {
    const folder = join(directory, JOURNAL_FOLDER);
    if (statSync(folder, IF_THERE)?.isDirectory() !== true) return false;
    return readdirSync(folder).some((name) => NAMES.matches(name) || name === BEGINNING);
  }

  /** Bytes on disk, written or ready to be written to. */
  get size(): number {
    const paths = readdirSync(this.folder).map((name) => this.pathOf(name));
    return paths.reduce((sum, path) => sum + (statSync(path, IF_THERE)?.size ?? 0), 0);
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

  /** Where the journal begins once all is removed that may be, before the batch of this sequence. */
  keptFrom(sequence: number): number {
    return this.segments[Math.max(placeOf(sequence, this.segments, Number), 0)];
  }

  get acknowledged(): number {
    return this.acknowledgedUntil;
  }

  get beginning(): Buffer | undefined {
    return this.beginningBytes;
  }

  private lastSegment(): Segment | null {
    const first = this.segments.at(-1);
    return first === undefined ? null : this.load(first);
  }

  protected segmentWith(sequence: number): Segment | null {
    const first = this.segments[placeOf(sequence, this.segments, Number)];
    return first === undefined ? null : this.load(first);
  }

  private load(first: number): Segment {
    if (this.loaded?.first !== first) this.loaded = { first, ...this.contentOf(first) };
    return this.loaded;
  }

  private contentOf(first: number): SegmentContent {
    const path = this.segmentPath(first);
    const bytes = fileAt(path);
    // Whoever writes may have removed it meanwhile.
    if (bytes === undefined) return NO_CONTENT;
    const content = readSegment(bytes, path, first);
    if (first !== this.segments.at(-1)) return content;
    // Whoever writes may have been at it while it was read, so that it lacks some of a batch and has
    // the one after it. Read again, it has all of both.
    const again = fileAt(path)?.subarray(0, content.end);
    return again === undefined ? NO_CONTENT : readSegment(again, path, first);
  }

  protected segmentPath(first: number): string {
    return this.pathOf(NAMES.of(first));
  }

  protected pathOf(name: string): string {
    return join(this.folder, name);
  }
}

/** @throws JournalError `unusable`, when the system refuses to read it */
function fileAt(path: string): Buffer | undefined {
  try {
    return contentOf(path);
  } catch (error) {
    throw JournalError.unusable(`${path} cannot be read`, error);
  }
}

/** @throws JournalError, also for what the system refuses */
export function opened<T>(directory: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof JournalError) throw error;
    throw JournalError.unusable(`the journal in ${directory} cannot be opened`, error);
  }
}

/** Sequences that they begin with, ascending. */
export function segmentsIn(folder: string): number[] {
  return statSync(folder, IF_THERE) === undefined ? [] : NAMES.sequencesIn(readdirSync(folder));
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
