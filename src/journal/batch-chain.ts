/** Reads stored batches and holds them to the chain: nothing changed, lost or exchanged. */
import { decodeBatch, hashOfBatch, type Batch } from '../codec/batch-codec';
import { NewerFormatError } from '../codec/codec-error';
import type { BatchReader } from './batch-storage';
import type { LoggedBatch } from './command-log';
import { JournalError } from './journal-error';

/** A batch with what the next one must continue. */
export interface Link {
  readonly batch: Batch;
  readonly hash: Buffer;
  /** Sequence that comes after its last command. */
  readonly next: number;
}

/**
 * The batch that begins at this sequence.
 * @param previous the one before it, or null when that is not at hand
 * @throws JournalError `damaged`, `newer_format`
 */
export function linkAt(
  store: Pick<BatchReader, 'get'>,
  first: number,
  previous: Link | null,
): Link {
  const bytes = store.get(first);
  if (bytes === undefined) throw damaged(first, 'it is missing');
  const batch = decoded(bytes, first);
  if (batch.commands[0]?.sequence !== first) throw damaged(first, 'it is in the wrong place');
  if (previous !== null && !previous.hash.equals(batch.previousHash)) {
    throw damaged(first, 'it does not follow the one before it');
  }
  return { batch, hash: hashOfBatch(bytes), next: first + batch.commands.length };
}

/**
 * Batches in order, from the one that holds this sequence, or from the first one kept.
 * @param end sequence before which the last one begins
 * @throws JournalError
 */
export function* linksFrom(store: BatchReader, sequence: number, end: number): Generator<Link> {
  let previous: Link | null = null;
  let next = store.keyOf(sequence) ?? store.firstKey();
  while (next !== undefined && next < end) {
    previous = linkAt(store, next, previous);
    next = previous.next;
    yield previous;
  }
}

/** Of the batches that hold this sequence or later ones, what was asked for. */
export function* batchesFrom(
  store: BatchReader,
  sequence: number,
  end: number,
): Generator<LoggedBatch> {
  for (const { batch } of linksFrom(store, sequence, end)) {
    const { commands, checkpoint } = batch;
    const before = sequence - commands[0].sequence;
    const wanted = before > 0 ? commands.slice(before) : commands;
    if (wanted.length > 0) yield { commands: wanted, checkpoint };
  }
}

function decoded(bytes: Buffer, first: number): Batch {
  try {
    return decodeBatch(bytes);
  } catch (error) {
    if (!(error instanceof NewerFormatError)) throw damaged(first, (error as Error).message);
    const text = `the journal was written by a later version (${error.message})`;
    throw new JournalError('newer_format', text, { cause: error });
  }
}

export function damaged(first: number, why: string): JournalError {
  return new JournalError(
    'damaged',
    `the journal is damaged in the batch that begins at command ${first}: ${why}`,
  );
}
