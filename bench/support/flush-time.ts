import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = Buffer.alloc(16 * 1024, 1);
const FLUSHES = 200;

/** Milliseconds that a 16 KB write and its flush take in a directory: the median of many. */
export function flushTime(directory: string): number {
  const file = openSync(join(directory, 'flush'), 'w');
  for (let i = 0; i < FLUSHES; i++) writeSync(file, BLOCK);
  const times = Array.from({ length: FLUSHES }, (_, i) => {
    const begun = performance.now();
    writeSync(file, BLOCK, 0, BLOCK.length, i * BLOCK.length);
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  return times.sort((a, b) => a - b)[FLUSHES / 2];
}
