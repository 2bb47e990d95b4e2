import type { Instrument } from '../core/instrument/instrument';
import type { TradingState } from '../core/instrument/trading-state';
import { DecimalScale } from './decimal-scale';

/** An instrument with everything the edge needs to speak about it in decimals. */
export class ListedInstrument {
  readonly price: DecimalScale;
  readonly quantity: DecimalScale;
  readonly notional: DecimalScale;

  constructor(
    readonly terms: Instrument,
    public state: TradingState,
  ) {
    this.price = new DecimalScale(terms.tickSize);
    this.quantity = new DecimalScale(terms.lotSize);
    this.notional = this.price.times(this.quantity);
  }

  get symbol(): string {
    return this.terms.symbol;
  }
}
