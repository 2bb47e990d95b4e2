/** Writes a segment. One batch is one write, which is on disk when it returns. */
import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  fsyncSync,
  openSync,
  writeSync,
  writev,
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { frameHead, frameLength, segmentHead, type StoredBatch } from './segment';

/** Linux can flush as part of a write; elsewhere such a write may stop at the cache of the disk. */
const FLUSHES_ITSELF = process.platform === 'linux';
const FLAGS = constants.O_RDWR | (FLUSHES_ITSELF ? constants.O_DSYNC : 0);

/** Zeros are written in small portions, since batches wait behind each of them. */
const PORTION = Buffer.alloc(256 * 1024);

const writeAll = promisify(writev);
const flush = promisify(fdatasync);

export class SegmentFile {
  private constructor(
    private readonly file: number,
    /** Where the next frame begins. */
    private position: number,
    private readonly size: number,
  ) {}

  /** @param position where the next frame begins */
  static open(path: string, position: number, size: number): SegmentFile {
    return new SegmentFile(openSync(path, FLAGS), position, size);
  }

  hasRoomFor(batch: StoredBatch): boolean {
    return this.position + frameLength(batch) <= this.size;
  }

  /**
   * Resolves once the batch is on disk. One at a time. What a write that failed has left there,
   * nobody knows.
   */
  async append(batch: StoredBatch): Promise<void> {
    const length = frameLength(batch);
    const parts = [frameHead(batch), batch.bytes];
    const { bytesWritten } = await writeAll(this.file, parts, this.position);
    if (bytesWritten !== length) {
      throw new Error(`ENOSPC: only ${bytesWritten} of ${length} bytes could be written`);
    }
    if (!FLUSHES_ITSELF) await flush(this.file);
    this.position += length;
  }

  /**
   * Writes again what was found. After a crash or a failed flush it may be in the cache of the system
   * alone, which tells of it as if it were on disk.
   */
  confirm(found: Uint8Array, position: number): void {
    writeSync(this.file, found, 0, found.length, position);
    fsyncSync(this.file);
  }

  /** Makes zeros of everything from here on, where the next frame is to begin. */
  clearFrom(position: number): void {
    const { size } = fstatSync(this.file);
    for (let at = position; at < size; at += PORTION.length) {
      writeSync(this.file, PORTION, 0, Math.min(PORTION.length, size - at), at);
    }
    fsyncSync(this.file);
    this.position = position;
  }

  close(): void {
    closeSync(this.file);
  }
}

/**
 * Makes a segment without frames. Its room is written before it is needed: a flush within it then has
 * nothing to change but the data. Where there is too little room the segment is shorter, and grows as
 * far as it can.
 * @param isWanted whether to go on
 */
export async function prepareSegment(
  path: string,
  size: number,
  isWanted: () => boolean,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    const head = segmentHead();
    await file.writeFile(head);
    await fill(file, head.length, size, isWanted).catch(() => undefined);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function fill(
  file: FileHandle,
  from: number,
  size: number,
  isWanted: () => boolean,
): Promise<void> {
  for (let at = from; at < size && isWanted(); at += PORTION.length) {
    await file.write(PORTION, 0, Math.min(PORTION.length, size - at), at);
    await file.datasync();
  }
}
