/**
 * Units of the core. Every price and quantity inside the core is a whole number of these, so
 * arithmetic is exact; decimals exist only at the edge of the service.
 */
declare const unit: unique symbol;

/** A price in smallest price steps of the instrument; whole, 1 … MAX_UNITS. */
export type Ticks = number & { readonly [unit]: 'ticks' };

/** A quantity in smallest quantity steps of the instrument; whole, 0 … MAX_UNITS. */
export type Lots = number & { readonly [unit]: 'lots' };

/** Price × quantity in ticks × lots. A bigint, since the product may pass 2^53. */
export type Notional = bigint & { readonly [unit]: 'notional' };

/** Time in microseconds since 1970-01-01T00:00:00Z, as stamped by the sequencer. */
export type Micros = number & { readonly [unit]: 'micros' };

/** Largest unit count that stays exact in a double; no quantity total may exceed it. */
export const MAX_UNITS = Number.MAX_SAFE_INTEGER;

/** The price field of an order that has no limit. */
export const NO_PRICE = 0 as Ticks;

/** The deadline of an order that has none. */
export const NO_TIME = 0 as Micros;

/** Exact notional of a fill or an order. */
export function notional(price: Ticks, quantity: Lots): Notional {
  return (BigInt(price) * BigInt(quantity)) as Notional;
}
