import { Injectable, type PipeTransform } from '@nestjs/common';
import type { ProblemCode } from '../problem/problem-catalogue';
import { invalidRequest, ProblemError } from '../problem/problem-error';
import { CLIENT_ID, ORDER_ID, SYMBOL_LIKE } from './identifiers';

/** `@Param('symbol', SymbolParam)`: what cannot be a symbol is an unknown one. */
@Injectable()
export class SymbolParam implements PipeTransform<string, string> {
  /** @throws ProblemError `symbol_not_found` */
  transform(value: string): string {
    if (SYMBOL_LIKE.test(value)) return value;
    throw new ProblemError('symbol_not_found');
  }
}

/** `@Param('orderId', OrderIdParam)`: illegal characters are refused, other text is unknown. */
@Injectable()
export class OrderIdParam implements PipeTransform<string, string> {
  /** @throws ProblemError `invalid_request` or `order_not_found` */
  transform(value: string): string {
    return engineId(value, 'orderId', 'order_not_found');
  }
}

/** `@Param('listId', ListIdParam)`: as for orders. */
@Injectable()
export class ListIdParam implements PipeTransform<string, string> {
  /** @throws ProblemError `invalid_request` or `list_not_found` */
  transform(value: string): string {
    return engineId(value, 'listId', 'list_not_found');
  }
}

function engineId(value: string, field: string, unknown: ProblemCode): string {
  if (ORDER_ID.test(value)) return value;
  if (CLIENT_ID.test(value)) throw new ProblemError(unknown);
  const noun = field === 'listId' ? 'a list id' : 'an order id';
  const message = `${field} must be ${noun}: at most 16 digits without leading zero`;
  throw invalidRequest([{ field, message }]);
}
