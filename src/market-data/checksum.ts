import { crc32 } from 'node:zlib';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { DepthBook } from './depth-book';

/** Levels of each side that the checksum covers. */
const CHECKSUM_DEPTH = 10;

/**
 * CRC-32 of the best 10 asks low to high, then the best 10 bids high to low: of each the price,
 * then the quantity, as printed but without the point and without leading zeros, all joined.
 */
export function checksumOf(book: DepthBook, instrument: ListedInstrument): number {
  let text = '';
  const append = (price: number, quantity: number): void => {
    text += instrument.price.digits(price) + instrument.quantity.digits(quantity);
  };
  book.asks.forEachBest(CHECKSUM_DEPTH, append);
  book.bids.forEachBest(CHECKSUM_DEPTH, append);
  return crc32(text);
}
