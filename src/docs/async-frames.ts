/** The frames that the service sends by itself, with an example each. */
import { LIST_STATUSES, LIST_TYPES } from '../instruments/order-words';
import { EXECUTIONS } from '../orders/order-changes';

const SEQUENCE = { type: 'integer', description: "Place in the symbol's feed" };
const TIME = { type: 'string', format: 'date-time', description: 'UTC with microseconds' };
export const SYMBOL = { type: 'string', description: 'Key of the instrument' };
const CHECKSUM = { type: 'integer', description: "CRC-32 of the full book's best 10 levels" };
const LEVELS = {
  type: 'array',
  description: '[price, quantity] in decimals; quantity "0" removes the level',
  items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
};
const TOP = {
  oneOf: [{ $ref: '#/components/schemas/PriceAndQuantity' }, { type: 'null' }],
  description: 'Best price and its total; null: none',
};
const PROBLEM = {
  type: 'object',
  required: ['code', 'detail'],
  properties: {
    code: { $ref: '#/components/schemas/ProblemResponse/properties/code' },
    detail: { type: 'string', description: 'What to do about it' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/FieldProblemResponse' } },
  },
};

interface Frame {
  readonly name: string;
  readonly summary: string;
  readonly payload: object;
  readonly examples: readonly { readonly payload: object }[];
}

interface FrameOptions {
  readonly summary: string;
  readonly properties: Record<string, object>;
  readonly example: Record<string, unknown>;
}

export function frame(type: string, { summary, properties, example }: FrameOptions): Frame {
  const all = { type: { const: type }, ...properties };
  const payload = { type: 'object', required: ['type'], properties: all };
  return { name: type, summary, payload, examples: [{ payload: { type, ...example } }] };
}

const AT = '2026-01-02T03:04:05.123456Z';
const BIDS = [['50000.00', '0.50000']];

export const FRAMES = {
  refused: {
    name: 'refused',
    summary: 'The answer to a request that was refused; the socket stays open',
    payload: {
      type: 'object',
      required: ['id', 'ok', 'error'],
      properties: { id: {}, ok: { const: false }, error: PROBLEM },
    },
    examples: [
      {
        payload: { id: 1, ok: false, error: { code: 'order_not_found', detail: 'Check the id.' } },
      },
    ],
  },
  execution: frame('execution', {
    summary: 'Something happened to an order of this socket or account',
    properties: {
      execution: {
        enum: EXECUTIONS,
        description:
          'accepted; trade; triggered: a pending order became active; replaced; cancelled; ' +
          'expired; rejected: refused when it became active; prevented: met an order it must ' +
          'not trade with; filled: an order by quoteQuantity has spent what it could',
      },
      sequence: { type: 'integer', description: "The command's place in the log" },
      timestamp: TIME,
      order: { $ref: '#/components/schemas/OrderResponse' },
      trade: { $ref: '#/components/schemas/TradeResponse' },
      preventedMatch: { $ref: '#/components/schemas/PreventedMatchResponse' },
    },
    example: { execution: 'accepted', sequence: 7, timestamp: AT, order: { orderId: '1' } },
  }),
  list: frame('list', {
    summary: 'A list of this socket or account began, or its last order ended',
    properties: {
      listId: { type: 'string', description: "The engine's id of the list" },
      symbol: SYMBOL,
      accountId: { type: 'string', description: 'Account the list belongs to' },
      listType: { enum: LIST_TYPES, description: 'How its orders depend on each other' },
      status: { enum: LIST_STATUSES, description: 'all_done: its last order has ended' },
      sequence: { type: 'integer', description: "The command's place in the log" },
      timestamp: TIME,
      orderIds: { type: 'array', items: { type: 'string' }, description: 'In their order' },
    },
    example: {
      listId: '1',
      symbol: 'BTC-USDT',
      listType: 'oco',
      status: 'executing',
      sequence: 7,
      timestamp: AT,
      orderIds: ['1', '2'],
    },
  }),
  snapshot: frame('snapshot', {
    summary: 'The whole book, or its best levels with ?depth=',
    properties: {
      symbol: SYMBOL,
      sequence: SEQUENCE,
      timestamp: TIME,
      bids: LEVELS,
      asks: LEVELS,
      checksum: CHECKSUM,
    },
    example: { symbol: 'BTC-USDT', sequence: 5, timestamp: AT, bids: BIDS, asks: [], checksum: 1 },
  }),
  update: frame('update', {
    summary: 'New totals of the levels that changed after previousSequence',
    properties: {
      symbol: SYMBOL,
      sequence: SEQUENCE,
      previousSequence: { type: 'integer', description: 'The sequence sent before this one' },
      timestamp: TIME,
      bids: LEVELS,
      asks: LEVELS,
      checksum: CHECKSUM,
    },
    example: {
      symbol: 'BTC-USDT',
      sequence: 6,
      previousSequence: 5,
      timestamp: AT,
      bids: [['50000.00', '0']],
      asks: [],
      checksum: 1,
    },
  }),
  bbo: frame('bbo', {
    summary: 'Price or size of the best bid or offer changed',
    properties: { symbol: SYMBOL, sequence: SEQUENCE, bid: TOP, ask: TOP },
    example: {
      symbol: 'BTC-USDT',
      sequence: 6,
      bid: { price: '50000.00', quantity: '0.50000' },
      ask: null,
    },
  }),
  trade: {
    name: 'trade',
    summary: 'A trade',
    payload: {
      allOf: [
        { type: 'object', required: ['type'], properties: { type: { const: 'trade' } } },
        { $ref: '#/components/schemas/TradeResponse' },
      ],
    },
    examples: [{ payload: { type: 'trade', tradeId: '1', sequence: 1 } }],
  },
  gap: frame('gap', {
    summary:
      'Trades after previousSequence up to sequence are no longer kept; the next ones follow',
    properties: { symbol: SYMBOL, previousSequence: SEQUENCE, sequence: SEQUENCE },
    example: { symbol: 'BTC-USDT', previousSequence: 5, sequence: 905 },
  }),
  error: frame('error', {
    summary: 'Why the socket is closed right after: 4400 bad query, 4404 unknown symbol',
    properties: { error: PROBLEM },
    example: { error: { code: 'symbol_not_found', detail: 'No instrument "X-Y" is listed.' } },
  }),
  heartbeat: frame('heartbeat', {
    summary: 'Nothing was sent for 5 seconds; repeats the last sequence',
    properties: { sequence: { type: 'integer', description: 'The last sequence' } },
    example: { sequence: 6 },
  }),
  shutdown: frame('shutdown', {
    summary: 'The service stops; the socket is closed with 1001. Reconnect with ?from=',
    properties: {},
    example: {},
  }),
} as const;
