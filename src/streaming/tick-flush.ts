/** Something that gathers output during a tick and writes it at the tick's end. */
export interface TickWriter {
  flush(): void;
}

let dirty: TickWriter[] = [];

function flushAll(): void {
  const writers = dirty;
  dirty = [];
  for (const writer of writers) writer.flush();
}

/** Calls `writer.flush()` once the code running now and its microtasks are through. */
export function flushAtTickEnd(writer: TickWriter): void {
  if (dirty.push(writer) === 1) process.nextTick(flushAll);
}
