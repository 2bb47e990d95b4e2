import { invalidRequest, ProblemError, type FieldProblem } from '../common/problem/problem-error';
import type {
  CancelOrder,
  CancelOrders,
  ReplaceOrder,
  SubmitOrder,
} from '../core/commands/commands';
import { NO_ACCOUNT, NO_CLIENT_ORDER_ID, NO_ORDER_ID, type OrderId } from '../core/types/ids';
import { OrderType, TimeInForce } from '../core/types/order-terms';
import { NO_PRICE, type Lots, type Ticks } from '../core/types/units';
import { OFF_STEP, OUT_OF_RANGE, type DecimalScale } from '../instruments/decimal-scale';
import type { ListedInstrument } from '../instruments/listed-instrument';
import { sideOf, timeInForceOf } from '../instruments/order-words';
import { rejection } from '../matching-engine/rejection';
import type {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from './dto/order-reference.request';
import type { SubmitOrderRequest } from './dto/submit-order.request';

const NO_QUANTITY = 0 as Lots;

/**
 * @throws ProblemError `invalid_request` for contradicting fields, `price_not_on_tick`,
 *   `quantity_not_on_lot`, `price_out_of_range`, `above_max_quantity`
 */
export function toSubmitOrder(
  request: SubmitOrderRequest,
  instrument: ListedInstrument,
): SubmitOrder {
  checkCombination(request);
  const { price, quantity } = request;
  return {
    kind: 'submit_order',
    symbol: request.symbol,
    accountId: request.accountId ?? NO_ACCOUNT,
    clientOrderId: request.clientOrderId ?? NO_CLIENT_ORDER_ID,
    side: sideOf(request.side),
    type: request.type === 'market' ? OrderType.Market : OrderType.Limit,
    timeInForce: timeInForceFor(request),
    price: price === undefined ? NO_PRICE : toTicks(price, instrument),
    quantity: toLots(quantity, instrument),
  };
}

/** @throws ProblemError `invalid_request` unless exactly one id names the order */
export function toCancelOrder(request: CancelOrderRequest): CancelOrder {
  return { kind: 'cancel_order', ...toReference(request) };
}

/** @throws ProblemError as `toSubmitOrder`, and `invalid_request` when nothing is to change */
export function toReplaceOrder(
  request: ReplaceOrderRequest,
  instrument: ListedInstrument,
): ReplaceOrder {
  const { price, quantity } = request;
  if (price === undefined && quantity === undefined) {
    throw refused('price', 'price or quantity is required: a replace must change something');
  }
  return {
    kind: 'replace_order',
    ...toReference(request),
    price: price === undefined ? NO_PRICE : toTicks(price, instrument),
    quantity: quantity === undefined ? NO_QUANTITY : toLots(quantity, instrument),
  };
}

export function toCancelOrders({ symbol, side, accountId }: CancelOrdersRequest): CancelOrders {
  return {
    kind: 'cancel_orders',
    symbol: symbol ?? null,
    accountId: accountId ?? null,
    side: side === undefined ? null : sideOf(side),
  };
}

function toReference(request: CancelOrderRequest) {
  const { symbol, orderId, clientOrderId, accountId } = request;
  if ((orderId === undefined) === (clientOrderId === undefined)) {
    throw refused('orderId', 'exactly one of orderId and clientOrderId is required');
  }
  return {
    symbol,
    accountId: accountId ?? NO_ACCOUNT,
    orderId: orderId === undefined ? NO_ORDER_ID : (Number(orderId) as OrderId),
    clientOrderId: clientOrderId ?? NO_CLIENT_ORDER_ID,
  };
}

/** Which fields go together (R8–R11). */
function checkCombination({ type, price, timeInForce }: SubmitOrderRequest): void {
  if (type === 'market') {
    if (price !== undefined) throw refused('price', 'price is not allowed for a market order');
    if (timeInForce === 'gtc') {
      throw refused('timeInForce', 'timeInForce of a market order is ioc or fok: it never rests');
    }
    return;
  }
  if (price === undefined) throw refused('price', `price is required for a ${type} order`);
  if (type !== 'limit' && timeInForce !== undefined && timeInForce !== type) {
    throw refused('timeInForce', `timeInForce of a ${type} order is ${type}, or absent`);
  }
}

function timeInForceFor({ type, timeInForce }: SubmitOrderRequest): TimeInForce {
  if (timeInForce !== undefined) return timeInForceOf(timeInForce);
  if (type === 'fok') return TimeInForce.Fok;
  return type === 'limit' ? TimeInForce.Gtc : TimeInForce.Ioc;
}

function toTicks(text: string, { price }: ListedInstrument): Ticks {
  const ticks = price.parse(text);
  if (Object.is(ticks, OFF_STEP)) throw offStep('price', 'price_not_on_tick', price);
  if (ticks === OUT_OF_RANGE) throw rejection('price_out_of_range');
  return ticks as Ticks;
}

function toLots(text: string, { quantity }: ListedInstrument): Lots {
  const lots = quantity.parse(text);
  if (Object.is(lots, OFF_STEP)) throw offStep('quantity', 'quantity_not_on_lot', quantity);
  if (lots === OUT_OF_RANGE) throw rejection('above_max_quantity');
  return lots as Lots;
}

function offStep(
  field: string,
  code: 'price_not_on_tick' | 'quantity_not_on_lot',
  { step, decimals }: DecimalScale,
): ProblemError {
  const message = `${field} must be a multiple of ${step}, with at most ${decimals} decimals`;
  return new ProblemError(code, `${message}.`, { errors: [{ field, message }] });
}

function refused(field: string, message: string): ProblemError {
  const problem: FieldProblem = { field, message };
  return invalidRequest([problem]);
}
