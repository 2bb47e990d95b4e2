/** What the process holds, in bytes, once garbage is collected. */
export interface MemoryUse {
  readonly rss: number;
  readonly heap: number;
  /** Memory of typed arrays, outside the heap. */
  readonly buffers: number;
}

export function memoryUse(): MemoryUse {
  if (globalThis.gc === undefined) throw new Error('run node with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rss, heap: heapUsed, buffers: arrayBuffers };
}

export const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
