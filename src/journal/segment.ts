/**
 * The form of a segment, which is a file of the journal: a head that names the form, then frames
 * without gaps, then nothing but zeros. A frame is a head of its own, which carries a checksum, and
 * the bytes of a batch, which carry theirs. Nothing of a frame is ever changed once it is written.
 */
import { crc32 } from 'node:zlib';
import { JournalError } from './journal-error';

const MAGIC = Buffer.from('MEJRNL');
const FORM_VERSION = 1;
export const SEGMENT_HEAD_BYTES = MAGIC.length + 2;

/** Opens a frame. Its last byte is in no text, so that no text of a client passes for a frame. */
const FRAME_MAGIC = Buffer.from([0x4d, 0x45, 0x46, 0xff]);
const LENGTH_AT = FRAME_MAGIC.length;
const FIRST_AT = LENGTH_AT + 4;
const NEXT_AT = FIRST_AT + 8;
const CRC_AT = NEXT_AT + 8;
const FRAME_HEAD_BYTES = CRC_AT + 4;

const ZEROS = Buffer.alloc(64 * 1024);
const NOTHING = Buffer.alloc(0);

/** A batch as it is stored. */
export interface StoredBatch {
  /** Sequence of its first command. */
  readonly first: number;
  /** Sequence that comes after its last command. */
  readonly next: number;
  readonly bytes: Buffer;
}

/** Where a batch lies within a segment. What cannot be read as a frame has no bytes. */
export interface Frame {
  readonly first: number;
  readonly bytes: Buffer;
  /** Position of its head. */
  readonly at: number;
}

export interface SegmentContent {
  /** In the order of the file, which is that of their sequences unless something is damaged. */
  readonly frames: readonly Frame[];
  /** Position after the last frame. */
  readonly end: number;
  /** All of the file. */
  readonly bytes: Buffer;
}

export const NO_CONTENT: SegmentContent = { frames: [], end: 0, bytes: NOTHING };

export function segmentHead(): Buffer {
  const head = Buffer.alloc(SEGMENT_HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt16LE(FORM_VERSION, MAGIC.length);
  return head;
}

export function frameLength({ bytes }: StoredBatch): number {
  return FRAME_HEAD_BYTES + bytes.length;
}

export function frameHead({ first, next, bytes }: StoredBatch): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  FRAME_MAGIC.copy(head);
  head.writeUInt32LE(bytes.length, LENGTH_AT);
  head.writeDoubleLE(first, FIRST_AT);
  head.writeDoubleLE(next, NEXT_AT);
  head.writeUInt32LE(crc32(head.subarray(0, CRC_AT)), CRC_AT);
  return head;
}

/**
 * Finds the frames of a segment. Between the last one and the zeros there may be what a crash left of
 * a write, and anywhere there may be damage: both become a frame without bytes, which stands for the
 * batch that should be there. Whether it may be missing is for others to judge.
 * @param first sequence with which the segment begins
 * @throws JournalError `damaged`, `newer_format`
 */
export function readSegment(bytes: Buffer, path: string, first: number): SegmentContent {
  checkHead(bytes, path);
  const frames: Frame[] = [];
  let next = first;
  let at = SEGMENT_HEAD_BYTES;
  while (at < bytes.length) {
    if (isFrameAt(bytes, at)) {
      const begin = at + FRAME_HEAD_BYTES;
      const end = begin + bytes.readUInt32LE(at + LENGTH_AT);
      const found = bytes.readDoubleLE(at + FIRST_AT);
      frames.push({ first: found, bytes: bytes.subarray(begin, end), at });
      next = bytes.readDoubleLE(at + NEXT_AT);
      at = end;
    } else {
      if (isZeroFrom(bytes, at)) break;
      frames.push({ first: next, bytes: NOTHING, at });
      at = frameAfter(bytes, at);
    }
  }
  return { frames, end: at, bytes };
}

function checkHead(bytes: Buffer, path: string): void {
  const isSegment =
    bytes.length >= SEGMENT_HEAD_BYTES && bytes.subarray(0, MAGIC.length).equals(MAGIC);
  if (!isSegment) throw new JournalError('damaged', `${path} is no segment of a journal`);
  const version = bytes.readUInt16LE(MAGIC.length);
  if (version === FORM_VERSION) return;
  const text = `${path} was written by a later version (form ${version} of segments)`;
  throw new JournalError('newer_format', text);
}

function isFrameAt(bytes: Buffer, at: number): boolean {
  if (at + FRAME_HEAD_BYTES > bytes.length) return false;
  const head = bytes.subarray(at, at + FRAME_HEAD_BYTES);
  if (!head.subarray(0, LENGTH_AT).equals(FRAME_MAGIC)) return false;
  return crc32(head.subarray(0, CRC_AT)) === head.readUInt32LE(CRC_AT);
}

/** Position of the next frame behind something that is none, or the end of the bytes. */
function frameAfter(bytes: Buffer, place: number): number {
  let at = bytes.indexOf(FRAME_MAGIC, place + 1);
  while (at !== -1 && !isFrameAt(bytes, at)) at = bytes.indexOf(FRAME_MAGIC, at + 1);
  return at === -1 ? bytes.length : at;
}

function isZeroFrom(bytes: Buffer, place: number): boolean {
  for (let at = place; at < bytes.length; at += ZEROS.length) {
    const part = bytes.subarray(at, at + ZEROS.length);
    if (!part.equals(ZEROS.subarray(0, part.length))) return false;
  }
  return true;
}
