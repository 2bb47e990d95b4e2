/** Candles as bytes. */
import type { ByteReader } from '../codec/byte-reader';
import type { ByteWriter } from '../codec/byte-writer';
import { Candle } from './candle';

export function writeCandle(to: ByteWriter, candle: Candle): void {
  to.number(candle.openTime);
  to.number(candle.open);
  to.number(candle.high);
  to.number(candle.low);
  to.number(candle.close);
  to.number(candle.tradeCount);
  to.number(candle.volume.low);
  to.number(candle.volume.high);
  to.number(candle.quoteVolume.low);
  to.number(candle.quoteVolume.high);
}

export function readCandle(from: ByteReader): Candle {
  const candle = new Candle(from.number());
  candle.open = from.number();
  candle.high = from.number();
  candle.low = from.number();
  candle.close = from.number();
  candle.tradeCount = from.number();
  candle.volume.low = from.number();
  candle.volume.high = from.number();
  candle.quoteVolume.low = from.number();
  candle.quoteVolume.high = from.number();
  return candle;
}
