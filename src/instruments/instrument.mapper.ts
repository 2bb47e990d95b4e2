import { ProblemError, invalidRequest, type FieldProblem } from '../common/problem/problem-error';
import type { ListInstrument } from '../core/commands/commands';
import { DEFAULT_LIMITS } from '../core/instrument/instrument';
import { TradingState } from '../core/instrument/trading-state';
import type { Lots } from '../core/types/units';
import { DecimalScale } from './decimal-scale';
import type { InstrumentResponse, ListInstrumentRequest } from './instrument.dto';
import type { ListedInstrument } from './listed-instrument';

/** @throws ProblemError `invalid_request` when terms contradict each other */
export function toListInstrument(request: ListInstrumentRequest): ListInstrument {
  const { symbol, base, quote, tickSize, lotSize } = request;
  if (symbol !== `${base}-${quote}`) {
    throw refused('symbol', `symbol must be base and quote joined by a dash: "${base}-${quote}"`);
  }
  const tick = scaleOf('tickSize', tickSize);
  const lot = scaleOf('lotSize', lotSize);
  const units = (field: keyof ListInstrumentRequest, scale: DecimalScale, none: number): number =>
    unitsOf({ field, text: request[field], scale, none });
  const minQuantity = units('minQuantity', lot, DEFAULT_LIMITS.minQuantity) as Lots;
  const maxQuantity = units('maxQuantity', lot, DEFAULT_LIMITS.maxQuantity) as Lots;
  if (minQuantity > maxQuantity) {
    throw refused('maxQuantity', 'maxQuantity must not be below minQuantity');
  }
  const minNotional = units('minNotional', productOf(tick, lot), DEFAULT_LIMITS.minNotional);
  const { maxPrice, maxOpenOrders } = DEFAULT_LIMITS;
  const limits = { minQuantity, maxQuantity, maxPrice, minNotional, maxOpenOrders };
  return {
    kind: 'list_instrument',
    instrument: { symbol, base, quote, tickSize, lotSize, ...limits },
    state: request.state ?? TradingState.Open,
  };
}

export function toInstrumentResponse(listed: ListedInstrument): InstrumentResponse {
  const { terms, price, quantity, notional } = listed;
  return {
    symbol: terms.symbol,
    base: terms.base,
    quote: terms.quote,
    tickSize: terms.tickSize,
    lotSize: terms.lotSize,
    minQuantity: quantity.print(terms.minQuantity),
    maxQuantity: quantity.print(terms.maxQuantity),
    maxPrice: price.print(terms.maxPrice),
    minNotional: notional.print(terms.minNotional),
    state: listed.state,
  };
}

function scaleOf(field: string, step: string): DecimalScale {
  try {
    return new DecimalScale(step);
  } catch (error) {
    throw refused(field, `${field}: ${(error as Error).message}`);
  }
}

function productOf(tick: DecimalScale, lot: DecimalScale): DecimalScale {
  try {
    return tick.times(lot);
  } catch {
    throw refused('tickSize', 'tickSize times lotSize must have at most 15 digits');
  }
}

interface Limit {
  readonly field: string;
  readonly text: string | undefined;
  readonly scale: DecimalScale;
  /** Units when the request states none. */
  readonly none: number;
}

function unitsOf({ field, text, scale, none }: Limit): number {
  if (text === undefined) return none;
  const units = scale.parse(text);
  if (Number.isSafeInteger(units)) return units;
  throw refused(field, `${field} must be a whole multiple of ${scale.step}, and not beyond 2^53`);
}

function refused(field: string, message: string): ProblemError {
  const problem: FieldProblem = { field, message };
  return invalidRequest([problem]);
}
