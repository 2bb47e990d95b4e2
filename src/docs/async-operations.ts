/** The requests of sockets and their answers, as messages of the AsyncAPI document. */
import { objectSchema, type RequestClass } from '../common/validation/request-schema';
import { BatchRequest } from '../orders/dto/batch.request';
import {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from '../orders/dto/order-reference.request';
import { CancelListRequest, SubmitListRequest } from '../orders/dto/submit-list.request';
import { SubmitOrderRequest } from '../orders/dto/submit-order.request';
import type { SubscribableChannel } from '../streaming/subscribable-channel';
import { FRAMES } from './async-frames';

interface Operation {
  readonly args: object;
  readonly result: object;
}

const ID = { type: ['string', 'integer', 'null'], description: 'Echoed with its type' };
const NOTHING = { type: 'object' };

/** Operations of `/ws/orders`: the class that validates `args`, and the schema of `result`. */
export const ORDER_OPERATIONS: Readonly<Record<string, Operation>> = {
  submit: operation(SubmitOrderRequest, 'TradedOrderAnswer'),
  test: operation(SubmitOrderRequest, 'TestAnswer'),
  cancel: operation(CancelOrderRequest, 'OrderAnswer'),
  replace: operation(ReplaceOrderRequest, 'TradedOrderAnswer'),
  cancel_all: operation(CancelOrdersRequest, 'CancelledOrdersAnswer'),
  batch: operation(BatchRequest, 'BatchAnswer'),
  submit_list: operation(SubmitListRequest, 'ListAnswer'),
  cancel_list: operation(CancelListRequest, 'CancelledListAnswer'),
  ping: { args: {}, result: NOTHING },
};

/** Operations that `/ws` has besides. */
export function subscriptionOperations(
  channels: readonly SubscribableChannel[],
): Readonly<Record<string, Operation>> {
  const args = { oneOf: channels.map(subscribeArgs) };
  const streams = { type: 'array', items: args };
  const listed = { type: 'object', properties: { subscriptions: streams } };
  return {
    subscribe: { args, result: args },
    unsubscribe: { args, result: args },
    subscriptions: { args: {}, result: listed },
  };
}

/** Each request with its answer, and how requests are refused. */
export function operationMessages(
  operations: Readonly<Record<string, Operation>>,
): Record<string, object> {
  const messages: Record<string, object> = {};
  for (const [op, { args, result }] of Object.entries(operations)) {
    messages[op] = message(op, ['op'], { id: ID, op: { const: op }, args });
    messages[`${op}_answer`] = message(`${op} answer`, ['id', 'ok'], {
      id: ID,
      ok: { const: true },
      result,
    });
  }
  return { ...messages, refused: FRAMES.refused };
}

function operation(args: RequestClass, result: string): Operation {
  return { args: objectSchema(args), result: { $ref: `#/components/schemas/${result}` } };
}

function message(name: string, required: string[], properties: object): object {
  return { name, payload: { type: 'object', required, properties } };
}

/** What names a stream of the channel and where it begins. */
function subscribeArgs({ name, bySymbol, query }: SubscribableChannel): object {
  const { properties, required = [], ...schema } = objectSchema(query);
  const symbol = bySymbol ? { symbol: { type: 'string', examples: ['BTC-USDT'] } } : {};
  const own = { channel: { const: name }, ...symbol };
  return {
    ...schema,
    required: [...Object.keys(own), ...required],
    properties: { ...own, ...properties },
  };
}
