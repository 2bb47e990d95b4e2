/**
 * The tradable and its limits, in whole ticks and lots. Immutable once listed. The decimal texts
 * are carried along for readers and take no part in matching.
 */
import { MAX_UNITS, type Lots, type Ticks } from '../types/units';
import type { SymbolKey } from '../types/ids';

export interface Instrument {
  readonly symbol: SymbolKey;
  readonly base: string;
  readonly quote: string;
  /** Smallest price step as a decimal text in quote units, e.g. `0.01`. */
  readonly tickSize: string;
  /** Smallest quantity step as a decimal text in base units, e.g. `0.00001`. */
  readonly lotSize: string;
  readonly minQuantity: Lots;
  readonly maxQuantity: Lots;
  readonly maxPrice: Ticks;
  /** Smallest price × quantity of a limit order in ticks × lots; 0 = no limit. */
  readonly minNotional: number;
  /** Most orders that may rest in the book at once. */
  readonly maxOpenOrders: number;
}

/** Limits of an instrument that states none; totals stay exact whatever rests in the book. */
export const DEFAULT_LIMITS = {
  minQuantity: 1 as Lots,
  maxQuantity: 1_000_000_000_000 as Lots,
  maxPrice: 1_000_000_000_000 as Ticks,
  minNotional: 0,
  maxOpenOrders: 10_000_000,
} as const;

/** Whether two listings state the same terms. */
export function sameTerms(a: Instrument, b: Instrument): boolean {
  return (
    a.symbol === b.symbol &&
    a.base === b.base &&
    a.quote === b.quote &&
    a.tickSize === b.tickSize &&
    a.lotSize === b.lotSize &&
    a.minQuantity === b.minQuantity &&
    a.maxQuantity === b.maxQuantity &&
    a.maxPrice === b.maxPrice &&
    a.minNotional === b.minNotional &&
    a.maxOpenOrders === b.maxOpenOrders
  );
}

/** Whether every limit is a whole number in range, so that no total can lose exactness. */
export function hasSoundLimits(instrument: Instrument): boolean {
  const { minQuantity, maxQuantity, maxPrice, minNotional, maxOpenOrders } = instrument;
  const whole = [minQuantity, maxQuantity, maxPrice, minNotional, maxOpenOrders].every(
    (limit) => Number.isSafeInteger(limit) && limit <= MAX_UNITS,
  );
  return (
    whole &&
    minQuantity >= 1 &&
    maxQuantity >= minQuantity &&
    maxPrice >= 1 &&
    minNotional >= 0 &&
    maxOpenOrders >= 1
  );
}
