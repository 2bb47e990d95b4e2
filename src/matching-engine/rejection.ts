import type { ProblemCode } from '../common/problem/problem-catalogue';
import {
  plainRefusal,
  type FieldProblem,
  type ProblemError,
} from '../common/problem/problem-error';
import type { Command } from '../core/commands/commands';
import { firstOf, type Outcome } from './outcome';

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
  display_quantity_too_small: {
    field: 'displayQuantity',
    message: 'displayQuantity must be at least a hundredth of quantity',
  },
  expire_time_passed: {
    field: 'expireTime',
    message: 'expireTime must be in the future',
  },
};

const QUOTE_TOO_SMALL: FieldProblem = {
  field: 'quoteQuantity',
  message: "quoteQuantity must be at least the instrument's minNotional",
};

/** The problem of a code, with the field of the command that it is about, if that is known. */
export function rejection(code: ProblemCode, command?: Command): ProblemError {
  const problem = fieldProblem(code, command);
  return plainRefusal(code, problem === undefined ? {} : { errors: [problem] });
}

/** The problem of a refused command, or null. */
export function rejectionOf({ command, events }: Outcome): ProblemError | null {
  const [first] = events;
  // Only orders that expired come before a refusal.
  if (first?.kind !== 'command_rejected' && first?.kind !== 'order_cancelled') return null;
  const rejected = firstOf(events, 'command_rejected');
  return rejected === undefined ? null : rejection(rejected.code, command);
}

function fieldProblem(code: ProblemCode, command?: Command): FieldProblem | undefined {
  // Which order of a list it is about is not known.
  if (command?.kind === 'submit_list') return undefined;
  const isByQuote =
    command?.kind === 'submit_order' && (command.instructions?.quoteQuantity ?? 0) > 0;
  return isByQuote && code === 'below_min_notional' ? QUOTE_TOO_SMALL : FIELD_PROBLEMS[code];
}
