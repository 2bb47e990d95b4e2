/**
 * A snapshot as a file: sections one after the other, then the summary that says what they are,
 * then a SHA-256 over everything before it. What is not complete is no snapshot.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import {
  SNAPSHOT_FORMAT_VERSION,
  readSummary,
  writeSummary,
  type Section,
  type SnapshotFacts,
  type SnapshotSummary,
} from '../codec/snapshot-summary';
import { JournalError } from './journal-error';

const MAGIC = Buffer.from('MESNAP');
const HEAD_BYTES = MAGIC.length + 2;
const HASH_BYTES = 32;
/** Length of the summary, then the hash. */
const TAIL_BYTES = 4 + HASH_BYTES;
/** How much is read at a time, in bytes. */
const CHUNK = 1 << 20;

/** Writes a snapshot section by section; nothing of it counts before `finish`. */
export class SnapshotFileWriter {
  private readonly hash = createHash('sha256');
  private readonly sections: Section[] = [];
  private position = 0;

  private constructor(private readonly file: FileHandle) {}

  /** The file must not exist. */
  static async create(path: string): Promise<SnapshotFileWriter> {
    const writer = new SnapshotFileWriter(await open(path, 'wx'));
    const head = Buffer.alloc(HEAD_BYTES);
    MAGIC.copy(head);
    head.writeUInt16LE(SNAPSHOT_FORMAT_VERSION, MAGIC.length);
    await writer.append(head);
    return writer;
  }

  async add(name: string, version: number, bytes: Uint8Array): Promise<void> {
    this.sections.push({ name, version, offset: this.position, length: bytes.length });
    await this.append(bytes);
  }

  /** Resolves once everything is on disk; returns the size of the file in bytes. */
  async finish(facts: SnapshotFacts): Promise<number> {
    const to = new ByteWriter();
    writeSummary(to, { ...facts, sections: this.sections });
    const { length } = to;
    to.uint32(length);
    await this.append(to.view(0));
    await this.append(this.hash.digest(), false);
    await this.file.sync();
    await this.file.close();
    return this.position;
  }

  async abandon(): Promise<void> {
    await this.file.close();
  }

  private async append(bytes: Uint8Array, isHashed = true): Promise<void> {
    if (isHashed) this.hash.update(bytes);
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, at, Math.min(CHUNK, bytes.length - at));
      at += bytesWritten;
    }
    this.position += bytes.length;
  }
}

/** Reads a snapshot. */
export class SnapshotFile {
  private constructor(
    readonly path: string,
    readonly bytes: number,
    readonly summary: SnapshotSummary,
  ) {}

  /**
   * Reads the summary; the rest is checked by `verify`.
   * @throws JournalError `damaged`, `newer_format`
   */
  static async open(path: string): Promise<SnapshotFile> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size < HEAD_BYTES + TAIL_BYTES) throw damaged(path, 'it is cut short');
      checkHead(path, await readAt(file, 0, HEAD_BYTES));
      const length = (await readAt(file, size - TAIL_BYTES, 4)).readUInt32LE();
      const offset = size - TAIL_BYTES - length;
      if (offset < HEAD_BYTES) throw damaged(path, 'it has no summary');
      const summary = summaryIn(path, await readAt(file, offset, length));
      return new SnapshotFile(path, size, summary);
    } finally {
      await file.close();
    }
  }

  /** @throws JournalError `damaged` unless every byte is what was written */
  async verify(): Promise<void> {
    const hash = createHash('sha256');
    const end = this.bytes - HASH_BYTES - 1;
    for await (const chunk of createReadStream(this.path, { end, highWaterMark: CHUNK })) {
      hash.update(chunk as Buffer);
    }
    const file = await open(this.path, 'r');
    const expected = await readAt(file, end + 1, HASH_BYTES);
    await file.close();
    if (!hash.digest().equals(expected)) throw damaged(this.path, 'its checksum is wrong');
  }

  section(name: string): Section | undefined {
    return this.summary.sections.find((section) => section.name === name);
  }

  async read({ offset, length }: Section): Promise<ByteReader> {
    const file = await open(this.path, 'r');
    try {
      return new ByteReader(await readAt(file, offset, length));
    } finally {
      await file.close();
    }
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    const size = Math.min(CHUNK, length - at);
    const { bytesRead } = await file.read(bytes, at, size, position + at);
    if (bytesRead === 0) throw new JournalError('damaged', 'a snapshot ends too early');
    at += bytesRead;
  }
  return bytes;
}

function checkHead(path: string, head: Buffer): void {
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(path, 'it is no snapshot');
  const version = head.readUInt16LE(MAGIC.length);
  if (version === SNAPSHOT_FORMAT_VERSION) return;
  if (version === 0) throw damaged(path, 'its version is unknown');
  const text = `the snapshot ${path} was written by a later version (format version ${version})`;
  throw new JournalError('newer_format', text);
}

function summaryIn(path: string, bytes: Buffer): SnapshotSummary {
  try {
    return readSummary(new ByteReader(bytes));
  } catch (error) {
    throw damaged(path, (error as Error).message);
  }
}

function damaged(path: string, why: string): JournalError {
  return damagedSnapshot(`the snapshot ${path} is damaged: ${why}`);
}

/** @param message names the snapshot */
export function damagedSnapshot(message: string, cause?: unknown): JournalError {
  const advice =
    'restore a copy of it, or move it away and see whether verify finds what is left ok';
  return new JournalError('damaged', message, { cause, advice });
}
