/** The end of a stored log, where a crash may have left a batch that nobody was told of. */
import { damaged, linkAt, type Link } from './batch-chain';
import type { BatchReader } from './batch-storage';
import { JournalError } from './journal-error';

export interface LogEnd {
  /** The last batch that counts; null while there is none. */
  readonly last: Link | null;
  /** What is wrong with a batch after it, and why that does not count; null without one. */
  readonly warning: string | null;
}

type Ending = Pick<BatchReader, 'get' | 'newestKeys' | 'acknowledged'>;

/** @throws JournalError unless all that was acknowledged may be there */
export function endOf(store: Ending): LogEnd {
  const end = lastThatCounts(store);
  const last = (end.last?.next ?? 1) - 1;
  if (last >= store.acknowledged) return end;
  const text = `the journal ends at command ${last}, but command ${store.acknowledged} was acknowledged: its end is gone`;
  throw new JournalError('damaged', text);
}

function lastThatCounts(store: Ending): LogEnd {
  const [last, before] = store.newestKeys(2);
  if (last === undefined) return { last: null, warning: null };
  const previous = before === undefined ? null : linkAt(store, before, null);
  if (previous !== null && previous.next !== last) throw damaged(previous.next, 'it is missing');
  try {
    return { last: linkAt(store, last, previous), warning: null };
  } catch (error) {
    const isCut = error instanceof JournalError && error.problem === 'damaged';
    if (!isCut || last <= store.acknowledged) throw error;
    const warning = `${error.message}; nobody is known to have been told of it, so it is dropped`;
    return { last: previous, warning };
  }
}
