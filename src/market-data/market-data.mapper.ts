import { isoTime } from '../common/iso-time';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { PriceAndQuantity } from '../instruments/price-and-quantity.dto';
import { checksumOf } from './checksum';
import type { DepthBook, DepthSide, Top } from './depth-book';
import type { BboResponse, OrderBookResponse } from './dto/market-data.dto';

/** What a reader learns of a level: its price and new total, both printed. */
export type PrintedLevel = [price: string, quantity: string];

export function toBbo(book: DepthBook, instrument: ListedInstrument): BboResponse {
  return {
    symbol: instrument.symbol,
    sequence: book.sequence,
    timestamp: isoTime(book.time),
    bid: toTop(book.bestBid, instrument),
    ask: toTop(book.bestAsk, instrument),
  };
}

export function toOrderBook(
  book: DepthBook,
  instrument: ListedInstrument,
  depth: number,
): OrderBookResponse {
  return {
    symbol: instrument.symbol,
    sequence: book.sequence,
    timestamp: isoTime(book.time),
    bids: bestLevels(book.bids, instrument, depth),
    asks: bestLevels(book.asks, instrument, depth),
    checksum: checksumOf(book, instrument),
  };
}

export function toTop(top: Top | null, instrument: ListedInstrument): PriceAndQuantity | null {
  if (top === null) return null;
  const { price, quantity } = instrument;
  return { price: price.print(top.price), quantity: quantity.print(top.quantity) };
}

export function bestLevels(
  side: DepthSide,
  instrument: ListedInstrument,
  depth: number,
): PrintedLevel[] {
  const levels: PrintedLevel[] = [];
  side.forEachBest(depth, (price, quantity) =>
    levels.push([instrument.price.print(price), instrument.quantity.print(quantity)]),
  );
  return levels;
}
