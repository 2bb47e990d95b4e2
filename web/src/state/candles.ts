/** The candles of the chosen instrument and interval. */
import type { Candle, CandlesFeed } from '@matching-engine/client';
import { effect } from '@preact/signals';
import { client } from '../link/client';
import { chosenSymbol } from './instruments';
import { interval } from './settings';

/** Candles kept and drawn. */
const KEEP = 500;

export interface CandleListener {
  /** All candles anew, oldest first; none at first for another instrument or interval. */
  loaded(candles: readonly Candle[]): void;
  /** The last candle changed, or a new one began; `candles` has it already. */
  changed(candle: Candle, candles: readonly Candle[]): void;
}

/** @returns what ends it */
export function followCandles(listener: CandleListener): () => void {
  return effect(() => {
    listener.loaded([]);
    if (chosenSymbol.value === null) return undefined;
    const feed: CandlesFeed = client.candles(chosenSymbol.value, interval.value, { keep: KEEP });
    feed.on('loaded', (candles) => listener.loaded(candles));
    feed.on('candle', (candle) => listener.changed(candle, feed.candles));
    return () => feed.close();
  });
}
