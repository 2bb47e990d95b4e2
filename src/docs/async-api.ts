import type { OpenAPIObject } from '@nestjs/swagger';
import { objectSchema, type RequestClass } from '../common/validation/request-schema';
import { MarketDataSocketQuery } from '../market-data/dto/market-data-socket.query';
import { BatchRequest } from '../orders/dto/batch.request';
import {
  CancelOrderRequest,
  CancelOrdersRequest,
  ReplaceOrderRequest,
} from '../orders/dto/order-reference.request';
import { OrdersSocketQuery } from '../orders/dto/orders-socket.query';
import { CancelListRequest, SubmitListRequest } from '../orders/dto/submit-list.request';
import { SubmitOrderRequest } from '../orders/dto/submit-order.request';
import { CandlesSocketQuery } from '../statistics/dto/candles.dto';
import { TickerSocketQuery } from '../statistics/dto/ticker.dto';
import { TradesSocketQuery } from '../trades/dto/trades.dto';
import { FRAMES } from './async-frames';
import { CANDLE_FRAMES, TICKER_FRAMES } from './statistics-frames';

/** Operations of `/ws/orders`: the class that validates `args`, and the schema of `result`. */
const OPERATIONS: Readonly<Record<string, { args?: RequestClass; result?: string }>> = {
  submit: { args: SubmitOrderRequest, result: 'TradedOrderAnswer' },
  test: { args: SubmitOrderRequest, result: 'TestAnswer' },
  cancel: { args: CancelOrderRequest, result: 'OrderAnswer' },
  replace: { args: ReplaceOrderRequest, result: 'TradedOrderAnswer' },
  cancel_all: { args: CancelOrdersRequest, result: 'CancelledOrdersAnswer' },
  batch: { args: BatchRequest, result: 'BatchAnswer' },
  submit_list: { args: SubmitListRequest, result: 'ListAnswer' },
  cancel_list: { args: CancelListRequest, result: 'CancelledListAnswer' },
  ping: {},
};

const ID = { type: ['string', 'integer', 'null'], description: 'Echoed with its type' };

function ref(schema: string): object {
  return { $ref: `#/components/schemas/${schema}` };
}

function requestMessage(op: string, args: RequestClass | undefined): object {
  const properties = { id: ID, op: { const: op }, args: args ? objectSchema(args) : {} };
  return { name: op, payload: { type: 'object', required: ['op'], properties } };
}

function answerMessage(op: string, result: string | undefined): object {
  const properties = {
    id: ID,
    ok: { const: true },
    result: result === undefined ? { type: 'object' } : ref(result),
  };
  return { name: `${op} answer`, payload: { type: 'object', required: ['id', 'ok'], properties } };
}

function ordersMessages(): Record<string, object> {
  const messages: Record<string, object> = {};
  for (const [op, { args, result }] of Object.entries(OPERATIONS)) {
    messages[op] = requestMessage(op, args);
    messages[`${op}_answer`] = answerMessage(op, result);
  }
  const { refused, execution, list } = FRAMES;
  return { ...messages, refused, execution, list, ...common() };
}

function common(): Record<string, object> {
  const { heartbeat, shutdown } = FRAMES;
  return { heartbeat, shutdown };
}

function feed(query: RequestClass, messages: Record<string, object>): object {
  return {
    parameters: { symbol: { description: 'Key of the instrument', examples: ['BTC-USDT'] } },
    bindings: { ws: { method: 'GET', query: objectSchema(query) } },
    messages: { ...messages, error: FRAMES.error, ...common() },
  };
}

function channels(): Record<string, object> {
  const { snapshot, update, bbo, trade, gap } = FRAMES;
  return {
    orders: {
      address: '/ws/orders',
      description:
        'Orders in, answers and execution reports out. Requests may be pipelined; answers keep ' +
        'their order. `?accountId=` adds the execution reports of that account.',
      bindings: { ws: { method: 'GET', query: objectSchema(OrdersSocketQuery) } },
      messages: { ...ordersMessages(), error: FRAMES.error },
    },
    marketData: {
      address: '/ws/market-data/{symbol}',
      description:
        'A snapshot, then an update for every command that changed the book, then the BBO when it ' +
        'changed. `previousSequence` of an update is the sequence sent before it.',
      ...feed(MarketDataSocketQuery, { snapshot, update, bbo }),
    },
    trades: {
      address: '/ws/trades/{symbol}',
      description: 'Every trade, in order, numbered without gaps.',
      ...feed(TradesSocketQuery, { trade, gap }),
    },
    ticker: {
      address: '/ws/ticker/{symbol}',
      description:
        'The ticker, then again when it has changed: a trade, the top of the book, the trading ' +
        'state, or trades that leave the 24 hours. At most one frame in 100 ms.',
      ...feed(TickerSocketQuery, TICKER_FRAMES),
    },
    candles: {
      address: '/ws/candles/{symbol}',
      description:
        'The last two candles, then the current one when it has changed, at most every 100 ms, ' +
        'and each once more when its interval has passed.',
      ...feed(CandlesSocketQuery, CANDLE_FRAMES),
    },
  };
}

function operations(all: Record<string, object>): Record<string, object> {
  const receive = Object.keys(OPERATIONS).map((op) => ({
    $ref: `#/channels/orders/messages/${op}`,
  }));
  const entries = Object.keys(all).map((name) => [
    `receive_${name}`,
    { action: 'send', channel: { $ref: `#/channels/${name}` } },
  ]);
  const submit = { action: 'receive', channel: { $ref: '#/channels/orders' }, messages: receive };
  return { ...(Object.fromEntries(entries) as Record<string, object>), request_orders: submit };
}

/** The AsyncAPI document of the sockets; schemas of answers are those of the REST document. */
export function asyncApiDocument(openApi: OpenAPIObject): object {
  const all = channels();
  return {
    asyncapi: '3.0.0',
    info: { title: 'Matching engine sockets', version: openApi.info.version },
    defaultContentType: 'application/json',
    channels: all,
    operations: operations(all),
    components: { schemas: openApi.components?.schemas ?? {} },
  };
}
