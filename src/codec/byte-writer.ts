/**
 * Appends values to one growing buffer. Whole numbers from 0 take one byte for each seven bits;
 * any other number takes nine. Every number and every text comes back exactly as it was.
 */

const INITIAL_BYTES = 4096;
/** Longest text whose code units are tried one by one. */
const SHORT_TEXT = 64;
/** Most bytes that are copied one by one, which costs no view of them. */
const SHORT_COPY = 128;
/** Half of a pair without the other half: UTF-8 cannot hold it. */
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Most bytes of a whole number. */
const LARGEST_VARINT = 8;
/** Marks a number that is written as a double; a whole number n is written as n + 1. */
export const DOUBLE_FOLLOWS = 0;

export class ByteWriter {
  private bytes: Buffer;
  private end = 0;

  /** @param room bytes that fit before the buffer has to grow */
  constructor(room = INITIAL_BYTES) {
    this.bytes = Buffer.allocUnsafe(room);
  }

  get length(): number {
    return this.end;
  }

  /** A copy of what has been written; the writer is empty afterwards. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.end));
    this.end = 0;
    return taken;
  }

  /** Forgets what has been written. */
  clear(): void {
    this.end = 0;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.end++] = value;
  }

  number(value: number): void {
    if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
      return this.varint(value + 1);
    }
    this.byte(DOUBLE_FOLLOWS);
    this.double(value);
  }

  double(value: number): void {
    this.reserve(8);
    this.end = this.bytes.writeDoubleLE(value, this.end);
  }

  uint32(value: number): void {
    this.reserve(4);
    this.end = this.bytes.writeUInt32LE(value, this.end);
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** What another writer holds from one place to another. */
  copy(from: ByteWriter, start: number, end: number): void {
    if (end - start > SHORT_COPY) return this.raw(from.bytes.subarray(start, end));
    this.reserve(end - start);
    const { bytes } = this;
    let to = this.end;
    for (let at = start; at < end; at++) bytes[to++] = from.bytes[at];
    this.end = to;
  }

  /** Its length doubled, plus one if it is written as UTF-16 instead of UTF-8; then its bytes. */
  text(value: string): void {
    if (value.length <= SHORT_TEXT && this.ascii(value)) return;
    const encoding = LONE_SURROGATE.test(value) ? 'utf16le' : 'utf8';
    const size = Buffer.byteLength(value, encoding);
    this.varint(size * 2 + (encoding === 'utf8' ? 0 : 1));
    this.reserve(size);
    this.end += this.bytes.write(value, this.end, encoding);
  }

  /** Writes over four bytes written before. */
  patchUint32(at: number, value: number): void {
    this.bytes.writeUInt32LE(value, at);
  }

  /** What has been written from here on; valid until the next write. */
  view(from: number): Buffer {
    return this.bytes.subarray(from, this.end);
  }

  private ascii(value: string): boolean {
    const { length } = value;
    // Room for the length as well: growing later would lose what is not counted yet.
    this.reserve(length + LARGEST_VARINT);
    const start = this.end;
    let at = start + (length < 64 ? 1 : 2);
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 0x7f) return false;
      this.bytes[at++] = unit;
    }
    this.varint(length * 2);
    this.end = at;
    return true;
  }

  private varint(value: number): void {
    this.reserve(LARGEST_VARINT);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.end++] = (rest % 0x80) | 0x80;
      rest = rest < 0x80000000 ? rest >>> 7 : Math.floor(rest / 0x80);
    }
    this.bytes[this.end++] = rest;
  }

  private reserve(more: number): void {
    const needed = this.end + more;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
