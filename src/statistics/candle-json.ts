/** Writes candles as JSON text, field by field. */
import { isoTime } from '../common/iso-time';
import type { Json } from '../common/json';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { Candle } from './candle';
import type { CandleResponse } from './dto/candles.dto';

export function candleJson(candle: Candle, instrument: ListedInstrument): Json<CandleResponse> {
  return `{${candleMembers(candle, instrument)}}` as Json<CandleResponse>;
}

/** The members of the candle without braces, for frames that add their own. */
export function candleMembers(candle: Candle, instrument: ListedInstrument): string {
  const { price, quantity, notional } = instrument;
  return (
    `"openTime":"${isoTime(candle.openTime)}"` +
    `,"open":"${price.print(candle.open)}","high":"${price.print(candle.high)}"` +
    `,"low":"${price.print(candle.low)}","close":"${price.print(candle.close)}"` +
    `,"volume":"${quantity.printTotal(candle.volume.toBigInt())}"` +
    `,"quoteVolume":"${notional.printTotal(candle.quoteVolume.toBigInt())}"` +
    `,"tradeCount":${candle.tradeCount}`
  );
}
