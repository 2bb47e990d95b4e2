/**
 * Makes sure that a store file is as long as it says. The store maps the file into memory, where
 * touching what was cut off would end the process without a word.
 */
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { JournalError } from './journal-error';

/* Where the store keeps what, within its first two pages. */
const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;
const PAGE_SIZE_AT = MAGIC_AT + 24;
const LAST_PAGE_AT = MAGIC_AT + 120;
const TRANSACTION_AT = MAGIC_AT + 128;
const HEAD_BYTES = 192;
const HEAD_PAGES = 2;
const PAGE_SIZES = [4096, 8192, 16_384, 32_768, 65_536];

/** Pages at the end that may be missing; they are read as zeros, which checksums notice. */
const SPARE_PAGES = 16;

interface Head {
  readonly pageSize: number;
  readonly pages: number;
  readonly transaction: bigint;
}

/**
 * Does nothing for a file that is not there. One that is a little short is made longer, unless it
 * must not be changed.
 * @throws JournalError `damaged`
 */
export function checkFileSize(path: string, mayChange = true): void {
  if (!existsSync(path)) return;
  const file = openSync(path, mayChange ? 'r+' : 'r');
  try {
    // The head first: whoever writes to the file meanwhile makes it longer before saying so.
    const head = newestHead(file);
    const { size } = fstatSync(file);
    if (size === 0) return;
    if (head === undefined) throw new JournalError('damaged', `${path} is no journal`);
    const needed = head.pages * head.pageSize;
    if (size >= needed) return;
    const missing = needed - size;
    if (missing > SPARE_PAGES * head.pageSize || size < HEAD_PAGES * head.pageSize) {
      throw new JournalError('damaged', `${path} has ${size} bytes of ${needed}: its end is gone`);
    }
    if (mayChange) ftruncateSync(file, needed);
  } finally {
    closeSync(file);
  }
}

function newestHead(file: number): Head | undefined {
  const first = PAGE_SIZES.map((size) => headAt(file, size)).find((head) => head !== undefined);
  const heads = [headAt(file, 0), first].filter((head) => head !== undefined);
  return heads.sort((a, b) => (a.transaction < b.transaction ? 1 : -1))[0];
}

function headAt(file: number, position: number): Head | undefined {
  const bytes = Buffer.alloc(HEAD_BYTES);
  readSync(file, bytes, 0, HEAD_BYTES, position);
  if (bytes.readUInt32LE(MAGIC_AT) !== MAGIC) return undefined;
  return {
    pageSize: bytes.readUInt32LE(PAGE_SIZE_AT),
    pages: Number(bytes.readBigUInt64LE(LAST_PAGE_AT)) + 1,
    transaction: bytes.readBigUInt64LE(TRANSACTION_AT),
  };
}
