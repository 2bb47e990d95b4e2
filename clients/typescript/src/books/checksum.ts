/** Levels, or orders, of each side that a checksum covers. */
export const CHECKED = 10;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** CRC-32 (IEEE 802.3, as in zlib and PNG) of ASCII text. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc = (crc >>> 8) ^ TABLE[(crc ^ text.charCodeAt(i)) & 0xff];
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A decimal as checksums cover it: without its point and without leading zeros. */
export function digitsOf(decimal: string): string {
  return decimal.replace('.', '').replace(/^0+/, '');
}
