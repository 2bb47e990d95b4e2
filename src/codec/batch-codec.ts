/**
 * A batch of commands as one record of the log. It opens with the version of its format and a
 * CRC-32 of all that follows, and carries the SHA-256 of the record before it, so that neither a
 * changed byte nor a lost or exchanged record goes unnoticed.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';
import type { Micros } from '../core/types/units';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';
import { CodecError, NewerFormatError } from './codec-error';
import { readCommand, writeCommand } from './command-codec';

export const FORMAT_VERSION = 1;

/** What the first record of a log names as the one before it. */
export const NO_HASH = Buffer.alloc(32);

/** The running hash over all outcomes up to a command. */
export interface Checkpoint {
  readonly sequence: Sequence;
  readonly outcomeHash: string;
}

export interface Batch {
  /** In order, without gaps; at least one. */
  readonly commands: readonly SequencedCommand[];
  /** The newest checkpoint that the log does not hold yet, or null. It lies before this batch. */
  readonly checkpoint: Checkpoint | null;
  readonly previousHash: Uint8Array;
}

const CRC_AT = 1;
const CONTENT_AT = 5;

const writer = new ByteWriter();

/** @throws nothing: every batch can be written */
export function encodeBatch({ commands, checkpoint, previousHash }: Batch): Buffer {
  writer.take();
  writer.byte(FORMAT_VERSION);
  writer.uint32(0);
  writer.raw(previousHash);
  const [{ sequence, time }] = commands;
  writer.number(sequence);
  writer.number(commands.length);
  writer.number(time);
  writeCheckpoint(checkpoint);
  let last: number = time;
  for (const entry of commands) {
    writer.number(entry.time - last);
    writeCommand(writer, entry.command);
    last = entry.time;
  }
  writer.patchUint32(CRC_AT, crc32(writer.view(CONTENT_AT)));
  return writer.take();
}

/**
 * @throws NewerFormatError when a later version wrote it
 * @throws CodecError when it is damaged
 */
export function decodeBatch(bytes: Buffer): Batch {
  const reader = checkedReader(bytes);
  const previousHash = reader.raw(NO_HASH.length);
  const first = reader.number();
  const count = reader.number();
  let time = reader.number();
  const checkpoint = readCheckpoint(reader);
  const commands: SequencedCommand[] = [];
  for (let i = 0; i < count; i++) {
    time += reader.number();
    const sequence = (first + i) as Sequence;
    commands.push({ sequence, time: time as Micros, command: readCommand(reader) });
  }
  if (!reader.isAtEnd) throw new CodecError('bytes follow the last command');
  return { commands, checkpoint, previousHash };
}

/** What the record after this one names as the one before it. */
export function hashOfBatch(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function checkedReader(bytes: Buffer): ByteReader {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version > FORMAT_VERSION) throw new NewerFormatError(`format version ${version}`);
  if (version !== FORMAT_VERSION) throw new CodecError(`format version ${version} is unknown`);
  const expected = reader.uint32();
  if (crc32(bytes.subarray(CONTENT_AT)) !== expected) throw new CodecError('the checksum is wrong');
  return reader;
}

function writeCheckpoint(checkpoint: Checkpoint | null): void {
  writer.byte(checkpoint === null ? 0 : 1);
  if (checkpoint === null) return;
  writer.number(checkpoint.sequence);
  writer.text(checkpoint.outcomeHash);
}

function readCheckpoint(reader: ByteReader): Checkpoint | null {
  if (reader.byte() === 0) return null;
  return { sequence: reader.number() as Sequence, outcomeHash: reader.text() };
}
