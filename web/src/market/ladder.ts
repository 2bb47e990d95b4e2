/** What the ladder shows: levels grouped by multiples of the tick, with running totals. */
import type { Book, Level } from './book';

export interface LadderRow {
  readonly price: string;
  readonly quantity: string;
  /** Quantity from the best price to this one. */
  readonly total: string;
  /** Total as a share of the largest total shown, 0 to 1; for the bar. */
  readonly share: number;
}

export interface Ladder {
  readonly bids: readonly LadderRow[];
  readonly asks: readonly LadderRow[];
  /** Best ask less best bid; null while a side is empty. Negative in a crossed auction. */
  readonly spread: string | null;
  /** Spread in basis points of the best ask, rounded down. */
  readonly spreadBasisPoints: string | null;
  readonly bestBid: string | null;
  readonly bestAsk: string | null;
}

export interface View {
  /** Groups of so many ticks. */
  readonly multiple: number;
  /** Most rows of a side. */
  readonly rows: number;
}

interface Group {
  readonly price: bigint;
  quantity: bigint;
}

/** Multiples of the tick that can be chosen. */
export const MULTIPLES: readonly number[] = [1, 2, 5, 10, 50, 100, 1_000, 10_000];

export function ladderOf(book: Book, { multiple, rows }: View): Ladder {
  const size = book.tick * BigInt(multiple);
  const bids = groupLevels(book.bids, rows, (price) => price - (price % size));
  const asks = groupLevels(book.asks, rows, (price) => price + ((size - (price % size)) % size));
  const most = maxOf(sumOf(bids), sumOf(asks));
  const [bid, ask] = [book.bids[0]?.price, book.asks[0]?.price];
  return {
    bids: rowsOf(book, bids, most),
    asks: rowsOf(book, asks, most),
    ...spreadOf(book, bid, ask),
    bestBid: bid === undefined ? null : book.printPrice(bid),
    bestAsk: ask === undefined ? null : book.printPrice(ask),
  };
}

/**
 * The first groups of a side. A bid belongs to the multiple at or below its price, an ask to the
 * one at or above, so that a group never looks better than what is in it.
 */
function groupLevels(
  levels: readonly Level[],
  rows: number,
  groupOf: (price: bigint) => bigint,
): Group[] {
  const groups: Group[] = [];
  let last: Group | undefined;
  for (const { price, quantity } of levels) {
    const group = groupOf(price);
    if (last?.price === group) {
      last.quantity += quantity;
      continue;
    }
    if (groups.length === rows) break;
    last = { price: group, quantity };
    groups.push(last);
  }
  return groups;
}

function rowsOf(book: Book, groups: readonly Group[], most: bigint): LadderRow[] {
  let total = 0n;
  return groups.map(({ price, quantity }) => {
    total += quantity;
    return {
      price: book.printPrice(price),
      quantity: book.printQuantity(quantity),
      total: book.printQuantity(total),
      share: shareOf(total, most),
    };
  });
}

function spreadOf(
  book: Book,
  bid: bigint | undefined,
  ask: bigint | undefined,
): Pick<Ladder, 'spread' | 'spreadBasisPoints'> {
  if (bid === undefined || ask === undefined) return { spread: null, spreadBasisPoints: null };
  return {
    spread: book.printPrice(ask - bid),
    spreadBasisPoints: String(((ask - bid) * 10_000n) / ask),
  };
}

function sumOf(groups: readonly Group[]): bigint {
  return groups.reduce((sum, { quantity }) => sum + quantity, 0n);
}

function maxOf(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** A share in thousandths, which is as fine as a bar can be. */
function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1000n) / whole) / 1000;
}
