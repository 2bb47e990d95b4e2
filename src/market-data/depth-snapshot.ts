import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import type { SnapshotPart } from '../matching-engine/snapshot-part';
import { DepthBook, type DepthSide, type Top } from './depth-book';

/** Stands for no best price: prices begin at 1. */
const NO_TOP = 0;

/** Levels, best prices and feed sequences of all books as a part of snapshots. */
export class DepthSnapshot implements SnapshotPart {
  readonly name = 'depth';
  readonly version = 1;

  constructor(
    private readonly books: ReadonlyMap<string, DepthBook>,
    private readonly open: (symbol: string, book: DepthBook) => void,
  ) {}

  write(to: ByteWriter): void {
    to.number(this.books.size);
    for (const [symbol, book] of this.books) {
      to.text(symbol);
      to.number(book.sequence);
      to.number(book.time);
      for (const side of [book.bids, book.asks]) writeSide(to, side);
      for (const top of [book.bestBid, book.bestAsk]) writeTop(to, top);
    }
  }

  read(from: ByteReader): void {
    for (let left = from.number(); left > 0; left--) {
      const symbol = from.name();
      const book = new DepthBook();
      book.sequence = from.number();
      book.time = from.number();
      for (const side of [book.bids, book.asks]) readSide(from, side);
      for (const side of [book.bids, book.asks]) readBest(from, side);
      this.open(symbol, book);
    }
  }
}

function writeSide(to: ByteWriter, side: DepthSide): void {
  to.number(side.size);
  side.forEachBest(Infinity, (price, quantity) => {
    to.number(price);
    to.number(quantity);
  });
}

function readSide(from: ByteReader, side: DepthSide): void {
  for (let left = from.number(); left > 0; left--) side.set(from.number(), from.number());
}

function writeTop(to: ByteWriter, top: Top | null): void {
  to.number(top?.price ?? NO_TOP);
  if (top !== null) to.number(top.quantity);
}

function readBest(from: ByteReader, side: DepthSide): void {
  const price = from.number();
  if (price !== NO_TOP) side.setBest(price, from.number());
}
