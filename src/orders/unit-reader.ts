import type { ProblemCode } from '../common/problem/problem-catalogue';
import { fieldRefusal, type FieldProblem } from '../common/problem/problem-error';
import { NO_PRICE, type Lots, type Ticks } from '../core/types/units';
import { OFF_STEP, OUT_OF_RANGE, type DecimalScale } from '../instruments/decimal-scale';
import type { ListedInstrument } from '../instruments/listed-instrument';

/** What a field becomes that is absent or refused. */
const NOTHING = 0;

/**
 * Reads the decimals of a request as whole units of the instrument, exactly. What is refused is
 * collected, so that it is told at once.
 */
export class UnitReader {
  private code: ProblemCode | null = null;
  private readonly problems: FieldProblem[] = [];

  /** @param path put before the names of fields, such as `orders.0.` */
  constructor(
    private readonly instrument: ListedInstrument,
    private readonly path = '',
  ) {}

  /** A price; NO_PRICE when absent. */
  ticks(field: string, text: string | undefined): Ticks {
    if (text === undefined) return NO_PRICE;
    const { price } = this.instrument;
    const ticks = price.parse(text);
    if (Object.is(ticks, OFF_STEP)) return this.offStep(field, 'price_not_on_tick', price) as Ticks;
    if (ticks === OUT_OF_RANGE) return this.aboveMaxPrice(field);
    return ticks as Ticks;
  }

  /** A price that the engine compares with maxPrice under another name. */
  boundedTicks(field: string, text: string | undefined): Ticks {
    const ticks = this.ticks(field, text);
    return ticks > this.instrument.terms.maxPrice ? this.aboveMaxPrice(field) : ticks;
  }

  /** A quantity; 0 when absent. */
  lots(field: string, text: string | undefined): Lots {
    if (text === undefined) return NOTHING as Lots;
    const { quantity } = this.instrument;
    const lots = quantity.parse(text);
    if (Object.is(lots, OFF_STEP)) {
      return this.offStep(field, 'quantity_not_on_lot', quantity) as Lots;
    }
    if (lots !== OUT_OF_RANGE) return lots as Lots;
    const what = `must be at most the instrument's maxQuantity`;
    return this.refuse('above_max_quantity', field, what) as Lots;
  }

  /** A notional in ticks × lots; 0 when absent. */
  quote(field: string, text: string | undefined): number {
    if (text === undefined) return NOTHING;
    const { notional } = this.instrument;
    const units = notional.parse(text);
    if (Object.is(units, OFF_STEP)) return this.offStep(field, 'invalid_request', notional);
    if (units !== OUT_OF_RANGE) return units;
    const most = notional.print(Number.MAX_SAFE_INTEGER);
    return this.refuse('invalid_request', field, `must be at most ${most}`);
  }

  /** Refuses a part that is more than the whole. */
  checkPart(field: string, part: Lots, whole: Lots): void {
    if (part <= whole || whole === NOTHING) return;
    this.refuse('invalid_request', field, 'must not be more than quantity');
  }

  /** @throws ProblemError with the code of the first refusal, naming all refused fields */
  finish(): void {
    if (this.code !== null) throw fieldRefusal(this.code, this.problems);
  }

  private offStep(field: string, code: ProblemCode, { step, decimals }: DecimalScale): number {
    return this.refuse(
      code,
      field,
      `must be a multiple of ${step}, with at most ${decimals} decimals`,
    );
  }

  private aboveMaxPrice(field: string): Ticks {
    const what = "must not be above the instrument's maxPrice";
    return this.refuse('price_out_of_range', field, what) as Ticks;
  }

  private refuse(code: ProblemCode, field: string, what: string): number {
    this.code ??= code;
    const name = this.path + field;
    this.problems.push({ field: name, message: `${name} ${what}` });
    return NOTHING;
  }
}
