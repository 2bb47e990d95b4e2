/** Reads a file of public order flow: a 16-byte header, then 40-byte little-endian records. */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const HEADER = 16;
const RECORD = 40;
/** 64-bit numbers are read in two halves: exact below 2^53, and much faster than a bigint. */
const TWO_POW_32 = 2 ** 32;
const MAX_UNPACKED = 2 ** 31 - 1;

export const MessageType = { New: 0, Cancel: 1, Modify: 2 } as const;

/** One message; the object is reused from message to message. */
export interface RefereeMessage {
  type: number;
  /** 0 buy, 1 sell. */
  side: 0 | 1;
  ioc: boolean;
  quantity: number;
  sequence: number;
  orderId: number;
  /** In ticks. */
  price: number;
}

export class RefereeFile {
  private readonly view: DataView;
  readonly count: number;

  constructor(bytes: Buffer) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength < HEADER) throw new Error('not a referee file: shorter than its header');
    this.count = this.view.getUint32(12, true);
    if (bytes.byteLength !== HEADER + this.count * RECORD) {
      throw new Error(`not a referee file: ${this.count} records announced, length differs`);
    }
  }

  /** `.br` files are unpacked. */
  static open(path: string): RefereeFile {
    const bytes = readFileSync(path);
    if (!path.endsWith('.br')) return new RefereeFile(bytes);
    return new RefereeFile(brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED }));
  }

  read(index: number, into: RefereeMessage): void {
    const { view } = this;
    const at = HEADER + index * RECORD;
    into.type = view.getUint8(at);
    into.side = view.getUint8(at + 1) as 0 | 1;
    into.ioc = view.getUint8(at + 2) !== 0;
    into.quantity = view.getUint32(at + 4, true);
    into.sequence = view.getUint32(at + 8, true) + view.getUint32(at + 12, true) * TWO_POW_32;
    into.orderId = view.getUint32(at + 16, true) + view.getUint32(at + 20, true) * TWO_POW_32;
    into.price = view.getUint32(at + 24, true) + view.getInt32(at + 28, true) * TWO_POW_32;
  }
}

export function blankMessage(): RefereeMessage {
  return { type: 0, side: 0, ioc: false, quantity: 0, sequence: 0, orderId: 0, price: 0 };
}
