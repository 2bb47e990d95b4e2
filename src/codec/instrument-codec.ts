/** Instruments and trading states as bytes. */
import type { Instrument } from '../core/instrument/instrument';
import { TradingState } from '../core/instrument/trading-state';
import type { Lots, Ticks } from '../core/types/units';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { CodecError } from './codec-error';

/** A state's place in this list is its number for good: append only. */
const STATES = [
  TradingState.Open,
  TradingState.PostOnly,
  TradingState.CancelOnly,
  TradingState.Halted,
  TradingState.Auction,
] as const;

export function writeState(to: ByteWriter, state: TradingState): void {
  to.byte(STATES.indexOf(state));
}

export function readState(from: ByteReader): TradingState {
  const number = from.byte();
  const state = STATES[number];
  if (state === undefined) throw new CodecError(`trading state ${number} is unknown`);
  return state;
}

export function writeInstrument(to: ByteWriter, instrument: Instrument): void {
  to.text(instrument.symbol);
  to.text(instrument.base);
  to.text(instrument.quote);
  to.text(instrument.tickSize);
  to.text(instrument.lotSize);
  to.number(instrument.minQuantity);
  to.number(instrument.maxQuantity);
  to.number(instrument.maxPrice);
  to.number(instrument.minNotional);
  to.number(instrument.maxOpenOrders);
}

export function readInstrument(from: ByteReader): Instrument {
  return {
    symbol: from.name(),
    base: from.name(),
    quote: from.name(),
    tickSize: from.text(),
    lotSize: from.text(),
    minQuantity: from.number() as Lots,
    maxQuantity: from.number() as Lots,
    maxPrice: from.number() as Ticks,
    minNotional: from.number(),
    maxOpenOrders: from.number(),
  };
}
