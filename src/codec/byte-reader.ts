/** Reads back what a ByteWriter wrote. Never reads past the end of its bytes. */
import { DOUBLE_FOLLOWS } from './byte-writer';
import { CodecError } from './codec-error';
import { KnownNames, LONGEST_NAME } from './known-names';

/** Longest text that is put together unit by unit. */
const SHORT_TEXT = 24;

const knownNames = new KnownNames();

export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get position(): number {
    return this.at;
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    this.need(1);
    return this.bytes[this.at++];
  }

  number(): number {
    const value = this.varint();
    return value === DOUBLE_FOLLOWS ? this.double() : value - 1;
  }

  double(): number {
    this.need(8);
    const value = this.bytes.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  uint32(): number {
    this.need(4);
    const value = this.bytes.readUInt32LE(this.at);
    this.at += 4;
    return value;
  }

  raw(length: number): Buffer {
    this.need(length);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    const head = this.varint();
    const start = this.pass(Math.floor(head / 2));
    if (head % 2 === 1) return this.bytes.toString('utf16le', start, this.at);
    const isShort = this.at - start <= SHORT_TEXT;
    return isShort ? this.short(start) : this.bytes.toString('utf8', start, this.at);
  }

  /** A text that is likely to come again: mostly the same string in memory as before. */
  name(): string {
    const head = this.varint();
    const start = this.pass(Math.floor(head / 2));
    if (head % 2 === 1) return this.bytes.toString('utf16le', start, this.at);
    const isShort = this.at - start <= LONGEST_NAME;
    const { bytes, at } = this;
    return isShort ? knownNames.read(bytes, start, at) : bytes.toString('utf8', start, at);
  }

  /** Short ASCII texts without the cost of a call into the runtime. */
  private short(start: number): string {
    const { bytes, at } = this;
    let text = '';
    for (let i = start; i < at; i++) {
      if (bytes[i] > 0x7f) return bytes.toString('utf8', start, at);
      text += String.fromCharCode(bytes[i]);
    }
    return text;
  }

  /** As many items as the number says that comes first. */
  list<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let left = this.number(); left > 0; left--) items.push(read());
    return items;
  }

  private varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
      if (factor > 2 ** 53) throw new CodecError('a number has too many bytes');
    }
  }

  /** Goes past so many bytes. Returns where they begin. */
  private pass(size: number): number {
    this.need(size);
    const start = this.at;
    this.at += size;
    return start;
  }

  private need(more: number): void {
    if (this.at + more > this.bytes.length) throw new CodecError('the bytes end too early');
  }
}
