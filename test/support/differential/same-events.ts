/** Compares the events of one command, level changes as a set. */
import type { CoreEvent, LevelChanged } from '../../../src/core/events/events';
import { isSameData } from './same-data';

/** Level changes of a symbol by side and price, everything else where it was. */
export function inCanonicalOrder(events: readonly CoreEvent[]): CoreEvent[] {
  const ordered: CoreEvent[] = [];
  while (ordered.length < events.length) {
    const run = levelRun(events, ordered.length);
    if (run.length > 0) ordered.push(...run);
    else ordered.push(events[ordered.length]);
  }
  return ordered;
}

/** The level changes of one symbol that follow each other from here, sorted. */
function levelRun(events: readonly CoreEvent[], from: number): CoreEvent[] {
  const run: LevelChanged[] = [];
  for (let at = from; at < events.length; at++) {
    const event = events[at];
    if (event.kind !== 'level_changed') break;
    if (run.length > 0 && run[0].symbol !== event.symbol) break;
    run.push(event);
  }
  return run.sort((a, b) => a.side - b.side || a.price - b.price);
}

/** Index of the first difference, or -1. */
export function firstDifference(a: readonly CoreEvent[], b: readonly CoreEvent[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] === undefined || b[i] === undefined || !isSameData(a[i], b[i])) return i;
  }
  return -1;
}
