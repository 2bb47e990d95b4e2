/** Requests, which have passed their rules, become commands in the units of the core. */
import {
  invalidRequest,
  type FieldProblem,
  type ProblemError,
} from '../common/problem/problem-error';
import type {
  CancelList,
  CancelOrder,
  CancelOrders,
  ReplaceOrder,
  SubmitList,
  SubmitOrder,
} from '../core/commands/commands';
import {
  NO_ACCOUNT,
  NO_CLIENT_ORDER_ID,
  NO_ORDER_ID,
  type ListId,
  type OrderId,
} from '../core/types/ids';
import type { ListedInstrument } from '../instruments/listed-instrument';
import {
  defaultTimeInForce,
  listTypeOf,
  sideOf,
  timeInForceOf,
  typeOf,
} from '../instruments/order-words';
import type {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from './dto/order-reference.request';
import type { CancelListRequest, SubmitListRequest } from './dto/submit-list.request';
import type { SubmitOrderRequest } from './dto/submit-order.request';
import { toInstructions } from './instructions.mapper';
import { UnitReader } from './unit-reader';

/**
 * @param path put before the names of refused fields
 * @throws ProblemError naming the fields: `price_not_on_tick`, `quantity_not_on_lot`,
 *   `price_out_of_range`, `above_max_quantity`, `invalid_request`
 */
export function toSubmitOrder(
  request: SubmitOrderRequest,
  instrument: ListedInstrument,
  path = '',
): SubmitOrder {
  const units = new UnitReader(instrument, path);
  const price = units.ticks('price', request.price);
  const quantity = units.lots('quantity', request.quantity);
  const instructions = toInstructions(request, units, quantity);
  units.finish();
  return {
    kind: 'submit_order',
    symbol: request.symbol,
    accountId: request.accountId ?? NO_ACCOUNT,
    clientOrderId: request.clientOrderId ?? NO_CLIENT_ORDER_ID,
    side: sideOf(request.side),
    type: typeOf(request.type),
    timeInForce: timeInForceOf(request.timeInForce ?? defaultTimeInForce(request.type)),
    price,
    quantity,
    instructions,
  };
}

/** @throws ProblemError as `toSubmitOrder` */
export function toSubmitList(
  { type, orders }: SubmitListRequest,
  instrument: ListedInstrument,
): SubmitList {
  const commands = orders.map((order, place) =>
    toSubmitOrder(order, instrument, `orders.${place}.`),
  );
  const [{ symbol, accountId }] = commands;
  return { kind: 'submit_list', symbol, accountId, type: listTypeOf(type), orders: commands };
}

export function toCancelList({ symbol, listId, accountId }: CancelListRequest): CancelList {
  return {
    kind: 'cancel_list',
    symbol,
    accountId: accountId ?? NO_ACCOUNT,
    listId: Number(listId) as ListId,
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
  const { price, quantity, triggerPrice } = request;
  if (price === undefined && quantity === undefined && triggerPrice === undefined) {
    const message = 'price, quantity or triggerPrice is required: a replace must change something';
    throw refused('price', message);
  }
  const units = new UnitReader(instrument);
  const command: ReplaceOrder = {
    kind: 'replace_order',
    ...toReference(request),
    price: units.ticks('price', price),
    quantity: units.lots('quantity', quantity),
    triggerPrice: units.boundedTicks('triggerPrice', triggerPrice),
  };
  units.finish();
  return command;
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

function refused(field: string, message: string): ProblemError {
  const problem: FieldProblem = { field, message };
  return invalidRequest([problem]);
}
