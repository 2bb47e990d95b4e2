import { invalidRequest, ProblemError, type FieldProblem } from '../common/problem/problem-error';
import { NO_PRICE } from '../core/types/units';
import { typeWord } from '../instruments/order-words';
import type { ReplaceOrderRequest } from './dto/order-reference.request';
import type { OrderRecord } from './order-record';

/** Names the fields of a replace that the engine refused as contradicting the order. */
export function namedReplaceProblem(
  error: unknown,
  request: ReplaceOrderRequest,
  record: OrderRecord | undefined,
): unknown {
  const isUnnamed =
    error instanceof ProblemError && error.code === 'invalid_request' && error.errors === undefined;
  if (!isUnnamed || record === undefined) return error;
  const problems = contradictions(request, record);
  return problems.length === 0 ? error : invalidRequest(problems);
}

function contradictions(request: ReplaceOrderRequest, record: OrderRecord): FieldProblem[] {
  const { price, triggerPrice, instructions } = record;
  const problems: FieldProblem[] = [];
  const refuse = (field: string, why: string): void => {
    problems.push({ field, message: `${field} ${why}` });
  };
  const type = typeWord(record.type);
  if (request.price !== undefined && price === NO_PRICE) {
    refuse('price', `cannot be replaced: a ${type} order has no limit`);
  }
  if (request.triggerPrice !== undefined && triggerPrice === NO_PRICE) {
    refuse('triggerPrice', `cannot be replaced: the ${type} order has none`);
  }
  if (request.quantity === undefined || instructions === null) return problems;
  const { quoteQuantity, minQuantity } = instructions;
  if (quoteQuantity > 0) refuse('quantity', 'cannot be replaced: the order has a quoteQuantity');
  else if (minQuantity > 0) refuse('quantity', "must not be below the order's minQuantity");
  return problems;
}
