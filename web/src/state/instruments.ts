/** What is listed, and how it trades; loaded again whenever the service says that it changed. */
import type { Instrument, Ticker, TradingState } from '@matching-engine/client';
import { computed, signal } from '@preact/signals';
import { client } from '../link/client';
import { symbol } from './settings';

export const instruments = signal<readonly Instrument[]>([]);
export const tickers = signal<ReadonlyMap<string, Ticker>>(new Map());

/** The chosen instrument, or the first one when it is not listed; null before the list is there. */
export const instrument = computed<Instrument | null>(() => {
  const all = instruments.value;
  return all.find((one) => one.symbol === symbol.value) ?? all[0] ?? null;
});

/** Changes only with the instrument's key and steps, not with its trading state. */
export const chosenSymbol = computed(() => instrument.value?.symbol ?? null);

export async function loadInstruments(): Promise<void> {
  instruments.value = (await client.rest.instruments()).instruments;
}

export async function loadTickers(): Promise<void> {
  const answer = await client.rest.tickers();
  tickers.value = new Map(answer.tickers.map((ticker) => [ticker.symbol, ticker]));
}

/** Takes trading states in; asks for the list again when it has other symbols. */
export async function takeStates(
  states: readonly { symbol: string; tradingState: TradingState }[],
): Promise<void> {
  const known = new Map(states.map(({ symbol: key, tradingState }) => [key, tradingState]));
  const same = instruments.value.every((one) => known.has(one.symbol));
  if (!same || instruments.value.length !== known.size) return loadInstruments();
  instruments.value = instruments.value.map((one) => {
    const state = known.get(one.symbol) ?? one.state;
    return state === one.state ? one : { ...one, state };
  });
}
