/**
 * Names that were read before, so that a symbol or an account is one and the same string wherever
 * it comes from: comparing and looking up such strings takes no look at what they spell. Remembers
 * a bounded number of names; a forgotten one is merely read again.
 */
const PLACES = 1 << 12;
/** Longest name that is remembered, in bytes. */
export const LONGEST_NAME = 64;

export class KnownNames {
  private readonly names = new Array<string>(PLACES).fill('');

  /** @param start of the bytes of the name in UTF-8; `end` is behind the last of them */
  read(bytes: Buffer, start: number, end: number): string {
    const place = placeOf(bytes, start, end);
    const known = this.names[place];
    if (spells(known, bytes, start, end)) return known;
    return (this.names[place] = bytes.toString('utf8', start, end));
  }
}

function placeOf(bytes: Buffer, start: number, end: number): number {
  let mixed = 0;
  for (let at = start; at < end; at++) mixed = Math.imul(mixed ^ bytes[at], 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) & (PLACES - 1);
}

/** False for anything but ASCII. */
function spells(name: string, bytes: Buffer, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = start; at < end; at++) {
    if (bytes[at] > 0x7f || name.charCodeAt(at - start) !== bytes[at]) return false;
  }
  return true;
}
