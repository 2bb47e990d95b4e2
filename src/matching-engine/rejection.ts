import type { ProblemCode } from '../common/problem/problem-catalogue';
import { ProblemError, type FieldProblem } from '../common/problem/problem-error';
import type { Outcome } from './outcome';

/** Codes that are about one field of the request. */
const FIELD_PROBLEMS: Readonly<Partial<Record<ProblemCode, FieldProblem>>> = {
  price_out_of_range: {
    field: 'price',
    message: "price must not be above the instrument's maxPrice",
  },
  below_min_quantity: {
    field: 'quantity',
    message: "quantity must be at least the instrument's minQuantity",
  },
  above_max_quantity: {
    field: 'quantity',
    message: "quantity must be at most the instrument's maxQuantity",
  },
  below_min_notional: {
    field: 'quantity',
    message: "quantity times price must be at least the instrument's minNotional",
  },
};

/** The problem of a code, with the field that it is about, if any. */
export function rejection(code: ProblemCode): ProblemError {
  const problem = FIELD_PROBLEMS[code];
  return problem === undefined
    ? new ProblemError(code)
    : new ProblemError(code, undefined, { errors: [problem] });
}

/** The problem of a refused command, or null. */
export function rejectionOf({ events }: Outcome): ProblemError | null {
  const [first] = events;
  return first?.kind === 'command_rejected' ? rejection(first.code) : null;
}
