/** The frames of the book feeds as JSON text. */
import { isoTime } from '../common/iso-time';
import { Side } from '../core/types/side';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { LevelChanges } from './book-view';
import { checksumOf } from './checksum';
import type { DepthBook } from './depth-book';
import { toOrderBook, toTop, type PrintedLevel } from './market-data.mapper';
import type { RecentChanges } from './recent-changes';

/** A book and what is needed to print it. */
export interface ShownBook {
  readonly instrument: ListedInstrument;
  readonly book: DepthBook;
}

/** A level's new total; 0 = it is gone. */
export interface NewTotal {
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

export function snapshotFrame({ book, instrument }: ShownBook, depth: number): string {
  return JSON.stringify({ type: 'snapshot', ...toOrderBook(book, instrument, depth) });
}

export function updateFrame(
  { book, instrument }: ShownBook,
  previousSequence: number,
  { bids, asks }: LevelChanges,
): string {
  const { symbol } = instrument;
  const { sequence, time } = book;
  const checksum = checksumOf(book, instrument);
  const timestamp = isoTime(time);
  const head = { type: 'update', symbol, sequence, previousSequence, timestamp };
  return JSON.stringify({ ...head, bids, asks, checksum });
}

/**
 * One update that covers everything after a sequence, then the top; null when that is not known
 * any more.
 */
export function missedFrames(
  shown: ShownBook,
  recent: RecentChanges,
  from: number,
): string[] | null {
  const { sequence } = shown.book;
  const changes = from > sequence ? null : changesSince(shown, recent, from);
  if (changes === null) return null;
  if (from === sequence) return [heartbeatFrame(shown)];
  return [updateFrame(shown, from, changes), bboFrame(shown)];
}

/**
 * The levels that changed after a sequence, or null when that is not known any more. A level that
 * came and went in between is left out.
 */
export function changesSince(
  { book, instrument }: ShownBook,
  recent: RecentChanges,
  from: number,
): LevelChanges | null {
  const changed = recent.after(from);
  if (changed === null) return null;
  const changes: LevelChanges = { bids: [], asks: [] };
  for (const { side, price, isNew } of changed) {
    const quantity = book.side(side).at(price);
    if (quantity > 0 || !isNew) addLevel(changes, { side, price, quantity }, instrument);
  }
  return changes;
}

export function bboFrame({ book, instrument }: ShownBook): string {
  const { sequence, bestBid, bestAsk } = book;
  const { symbol } = instrument;
  const bid = toTop(bestBid, instrument);
  const ask = toTop(bestAsk, instrument);
  return JSON.stringify({ type: 'bbo', symbol, sequence, bid, ask });
}

export function heartbeatFrame({ book }: ShownBook): string {
  return `{"type":"heartbeat","sequence":${book.sequence}}`;
}

export function addLevel(
  { bids, asks }: LevelChanges,
  { side, price, quantity }: NewTotal,
  instrument: ListedInstrument,
): void {
  const total = quantity === 0 ? '0' : instrument.quantity.print(quantity);
  const level: PrintedLevel = [instrument.price.print(price), total];
  (side === Side.Buy ? bids : asks).push(level);
}
