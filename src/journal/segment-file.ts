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
    checkWritten(bytesWritten, length);
    if (!FLUSHES_ITSELF) await flush(this.file);
    this.position += length;
  }

  /**
   * Writes again what was found right before the place to go on from. After a crash or a failed flush
   * it may be in the cache of the system alone, which tells of it as if it were on disk.
   */
  confirm(found: Uint8Array): void {
    writeFully(this.file, found, this.position - found.length);
    fsyncSync(this.file);
  }

  /** Makes zeros of everything behind the place to go on from. */
  clearRest(): void {
    const { size } = fstatSync(this.file);
    for (let at = this.position; at < size; at += PORTION.length) {
      writeFully(this.file, PORTION.subarray(0, size - at), at);
    }
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  checkWritten(writeSync(file, bytes, 0, bytes.length, position), bytes.length);
}

function checkWritten(written: number, length: number): void {
  if (written === length) return;
  throw new Error(`only ${written} of ${length} bytes could be written`);
}

/**
 * Makes a segment without frames. Its room is written before it is needed: a flush within it then has
 * nothing to change but the data. Where there is too little, it takes none: it grows as it is written,
 * and leaves what is left to others until then.
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
    try {
      await fill(file, head.length, size, isWanted);
    } catch (error) {
      if (!isLackOfRoom(error)) throw error;
      await file.truncate(head.length);
    }
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

function isLackOfRoom(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}
