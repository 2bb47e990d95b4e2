import { Injectable, type PipeTransform } from '@nestjs/common';
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
    if (ORDER_ID.test(value)) return value;
    if (CLIENT_ID.test(value)) throw new ProblemError('order_not_found');
    const message = 'orderId must be an order id: at most 16 digits without leading zero';
    throw invalidRequest([{ field: 'orderId', message }]);
  }
}
