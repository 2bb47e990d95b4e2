/** Something that gathers output during a tick and writes it at the tick's end. */
export interface TickWriter {
  flush(): void;
}

let dirty: TickWriter[] = [];

/** Writes out now what has been gathered. */
export function flushAll(): void {
  const writers = dirty;
  dirty = [];
  for (const writer of writers) writer.flush();
}

/** What is queued for the next tick by a microtask waits until no microtask is left. */
function flushAfterMicrotasks(): void {
  process.nextTick(flushAll);
}

/**
 * Calls `writer.flush()` once the code running now and its microtasks are through: reports pushed
 * by a command and the answer, which comes by way of promises, leave together.
 */
export function flushAtTickEnd(writer: TickWriter): void {
  if (dirty.push(writer) === 1) queueMicrotask(flushAfterMicrotasks);
}
