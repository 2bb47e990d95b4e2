/** Up to which command answers are known to have been given, as eight bytes and their CRC-32. */
import { crc32 } from 'node:zlib';

const CRC_AT = 8;
const LENGTH = 12;

export function acknowledgedMark(sequence: number): Buffer {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeDoubleLE(sequence);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT);
  return bytes;
}

/** 0, which says that nothing is known, for what cannot be read. */
export function acknowledgedIn(bytes: Buffer | undefined): number {
  if (bytes?.length !== LENGTH) return 0;
  const isWhole = bytes.readUInt32LE(CRC_AT) === crc32(bytes.subarray(0, CRC_AT));
  return isWhole ? bytes.readDoubleLE() : 0;
}
