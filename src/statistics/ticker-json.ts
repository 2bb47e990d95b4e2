/** Writes tickers as JSON text, field by field. */
import { isoTime } from '../common/iso-time';
import type { Json } from '../common/json';
import { NO_PRICE } from '../core/types/units';
import type { ListedInstrument } from '../instruments/listed-instrument';
import type { TickerResponse } from './dto/ticker.dto';
import type { SymbolStatistics } from './symbol-statistics';

/** What the figures are as of. */
export interface TickerTime {
  /** When the last command was applied, in microseconds. */
  readonly time: number;
  /** The end of the 24 hours, in microseconds. */
  readonly until: number;
}

export function tickerJson(
  statistics: SymbolStatistics,
  instrument: ListedInstrument,
  when: TickerTime,
): Json<TickerResponse> {
  return `{${tickerMembers(statistics, instrument, when)}}` as Json<TickerResponse>;
}

/** The members of the ticker without braces, for frames that add their own. */
export function tickerMembers(
  statistics: SymbolStatistics,
  instrument: ListedInstrument,
  { time, until }: TickerTime,
): string {
  const head = `"symbol":"${instrument.symbol}","sequence":${statistics.sequence}`;
  const changing = figures(statistics, instrument, until);
  return `${head},"timestamp":"${isoTime(time)}",${changing}`;
}

/** The members that change only when the market does or time passes. */
export function figures(
  statistics: SymbolStatistics,
  instrument: ListedInstrument,
  until: number,
): string {
  const { lastPrice, lastQuantity } = statistics;
  const day = statistics.dayUntil(until);
  const { price, quantity, notional } = instrument;
  const inDay = (units: number): string => (day.isEmpty ? 'null' : `"${price.print(units)}"`);
  const hasTraded = lastPrice !== NO_PRICE;
  const change = day.close - day.open;
  return (
    `"lastPrice":${hasTraded ? `"${price.print(lastPrice)}"` : 'null'}` +
    `,"lastQuantity":${hasTraded ? `"${quantity.print(lastQuantity)}"` : 'null'}` +
    `,"openPrice":${inDay(day.open)},"highPrice":${inDay(day.high)},"lowPrice":${inDay(day.low)}` +
    `,"volume":"${quantity.printTotal(day.volume.toBigInt())}"` +
    `,"quoteVolume":"${notional.printTotal(day.quoteVolume.toBigInt())}"` +
    `,"tradeCount":${day.tradeCount}` +
    `,"change":${day.isEmpty ? 'null' : `"${price.printChange(change)}"`}` +
    `,"changePercent":${day.isEmpty ? 'null' : `"${percent(change, day.open)}"`}` +
    `,"bid":${top(statistics.bidPrice, statistics.bidQuantity, instrument)}` +
    `,"ask":${top(statistics.askPrice, statistics.askQuantity, instrument)}` +
    `,"tradingState":"${instrument.state}"`
  );
}

/** `part` of `whole` in percent with two decimals, half away from zero. */
export function percent(part: number, whole: number): string {
  const hundredths = (BigInt(Math.abs(part)) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  const digits = String(hundredths).padStart(3, '0');
  const sign = part < 0 && hundredths > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function top(price: number, lots: number, { price: scale, quantity }: ListedInstrument): string {
  if (price === NO_PRICE) return 'null';
  return `{"price":"${scale.print(price)}","quantity":"${quantity.print(lots)}"}`;
}
