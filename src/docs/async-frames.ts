/** The frames that the service sends by itself, with an example each. */
import { LIST_STATUSES, LIST_TYPES } from '../instruments/order-words';
import { EXECUTIONS } from '../orders/order-changes';
import {
  ACCOUNT_ID,
  ACCOUNT_SEQUENCE,
  AT,
  CHECKSUM,
  frame,
  LEVELS,
  PREVIOUS,
  PROBLEM,
  SEQUENCE,
  SYMBOL,
  TIME,
  TOP,
} from './async-parts';

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
      accountSequence: ACCOUNT_SEQUENCE,
      sequence: { type: 'integer', description: "The command's place in the log" },
      timestamp: TIME,
      order: { $ref: '#/components/schemas/OrderResponse' },
      trade: { $ref: '#/components/schemas/TradeResponse' },
      preventedMatch: { $ref: '#/components/schemas/PreventedMatchResponse' },
    },
    optional: ['accountSequence', 'trade', 'preventedMatch'],
    example: { execution: 'accepted', sequence: 7, timestamp: AT, order: { orderId: '1' } },
  }),
  list: frame('list', {
    summary: 'A list of this socket or account began, or its last order ended',
    properties: {
      accountSequence: ACCOUNT_SEQUENCE,
      listId: { type: 'string', description: "The engine's id of the list" },
      symbol: SYMBOL,
      accountId: { type: 'string', description: 'Account the list belongs to' },
      listType: { enum: LIST_TYPES, description: 'How its orders depend on each other' },
      status: { enum: LIST_STATUSES, description: 'all_done: its last order has ended' },
      sequence: { type: 'integer', description: "The command's place in the log" },
      timestamp: TIME,
      orderIds: { type: 'array', items: { type: 'string' }, description: 'In their order' },
    },
    optional: ['accountSequence', 'accountId'],
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
  account: frame('account', {
    summary: 'Where the account stands, to a socket that does not resume',
    properties: { accountId: ACCOUNT_ID, accountSequence: ACCOUNT_SEQUENCE },
    example: { accountId: 'alice', accountSequence: 12 },
  }),
  accountSnapshot: frame('snapshot', {
    summary: 'Instead of pushes that are no longer known: what is open and pending',
    properties: {
      accountId: ACCOUNT_ID,
      accountSequence: ACCOUNT_SEQUENCE,
      orders: { type: 'array', items: { $ref: '#/components/schemas/OrderResponse' } },
    },
    example: { accountId: 'alice', accountSequence: 12, orders: [] },
  }),
  accountHeartbeat: frame('heartbeat', {
    summary: 'Nothing was sent for 5 seconds; repeats the last sequences',
    properties: {
      sequence: { type: 'integer', description: 'The last command' },
      accountSequence: ACCOUNT_SEQUENCE,
    },
    example: { sequence: 6, accountSequence: 12 },
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
    summary: 'New totals of the levels that changed after previousSequence; one may cover many',
    properties: {
      symbol: SYMBOL,
      sequence: SEQUENCE,
      previousSequence: PREVIOUS,
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
