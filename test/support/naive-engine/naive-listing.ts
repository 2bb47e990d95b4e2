/** When an instrument may be listed, and when a second listing repeats the first. */
import type { Instrument } from '../../../src/core/instrument/instrument';

export function isSound(instrument: Instrument): boolean {
  const { minQuantity, maxQuantity, maxPrice, minNotional, maxOpenOrders } = instrument;
  const limits = [minQuantity, maxQuantity, maxPrice, minNotional, maxOpenOrders];
  if (!limits.every(Number.isSafeInteger)) return false;
  const positive = minQuantity > 0 && maxPrice > 0 && maxOpenOrders > 0;
  return positive && minNotional >= 0 && minQuantity <= maxQuantity;
}

export function statesTheSame(a: Instrument, b: Instrument): boolean {
  const text = (terms: Instrument) => JSON.stringify(Object.entries(terms).sort());
  return text(a) === text(b);
}
