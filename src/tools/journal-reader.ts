/** Reads a journal, or a copy of one, from beginning to end without changing it. */
import type { Batch } from '../codec/batch-codec';
import { linkAt, type Link } from '../journal/batch-chain';
import { BatchStore } from '../journal/batch-store';
import { JournalError } from '../journal/journal-error';
import { EngineLoop } from '../matching-engine/engine-loop';

/**
 * Every batch in order, each held to the chain.
 * @throws JournalError
 */
export function* batchesOf(store: BatchStore): Generator<Batch> {
  const [last] = store.newestKeys(1);
  let previous: Link | null = null;
  for (let next = store.firstKey(); next !== undefined && next <= last; next = previous.next) {
    previous = linkAt(store, next, previous);
    yield previous.batch;
  }
}

export interface Replay {
  readonly loop: EngineLoop;
  /** Checkpoints that the journal holds and the replay reached with the same hash. */
  readonly checkpoints: number;
}

/**
 * Replays the journal up to a command, and holds the outcomes to what was noted of them.
 * @throws JournalError
 */
export function replayOf(store: BatchStore, until: number): Replay {
  const loop = new EngineLoop();
  let checkpoints = 0;
  for (const { commands, checkpoint } of batchesOf(store)) {
    if (commands[0].sequence > until) break;
    if (checkpoint !== null) {
      const { sequence, outcomeHash } = checkpoint;
      const own = loop.checkpoint;
      if (own?.sequence !== sequence || own.outcomeHash !== outcomeHash) {
        throw new JournalError('diverged', `the outcomes differ up to command ${sequence}`);
      }
      checkpoints++;
    }
    for (const entry of commands) {
      if (entry.sequence <= until) loop.apply(entry, undefined, () => undefined);
    }
  }
  return { loop, checkpoints };
}
