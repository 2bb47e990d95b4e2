/** The frames of the order by order and the status feed, with an example each. */
import { TradingState } from '../core/instrument/trading-state';
import { SIDES } from '../instruments/order-words';
import { AT, frame, PREVIOUS, SEQUENCE, SYMBOL, TIME } from './async-parts';

const ORDER_ID = { type: 'string', description: "The engine's id of the order" };
const SHOWN = { type: 'string', description: 'What the book shows of it, in base units' };
const ORDERS = {
  type: 'array',
  description: '[orderId, price, quantity]: best price first, first in first out within a price',
  items: { type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 3 },
};
const CHECKSUM = {
  type: 'integer',
  description: 'CRC-32 of the first 10 orders of the asks, then of the bids',
};

function change(op: string, description: string, properties: Record<string, object>): object {
  const all = { op: { const: op }, orderId: ORDER_ID, ...properties };
  return { type: 'object', description, required: Object.keys(all), properties: all };
}

const CHANGE = {
  oneOf: [
    change('add', 'Joins at the back of its price', {
      side: { enum: SIDES },
      price: { type: 'string', description: 'In quote units' },
      quantity: SHOWN,
    }),
    change('reduce', 'Shows this much now, and keeps its place', { quantity: SHOWN }),
    change('delete', 'Leaves the queue', {}),
  ],
};

export const FEED_FRAMES = {
  queueSnapshot: frame('snapshot', {
    summary: 'Every resting order in its priority; hidden quantities are left out',
    properties: {
      symbol: SYMBOL,
      sequence: SEQUENCE,
      timestamp: TIME,
      bids: ORDERS,
      asks: ORDERS,
      checksum: CHECKSUM,
    },
    example: {
      symbol: 'BTC-USDT',
      sequence: 5,
      timestamp: AT,
      bids: [['17', '50000.00', '0.50000']],
      asks: [],
      checksum: 1,
    },
  }),
  queueUpdate: frame('update', {
    summary: 'What one command did to the queue; the changes apply in order',
    properties: {
      symbol: SYMBOL,
      sequence: SEQUENCE,
      previousSequence: PREVIOUS,
      timestamp: TIME,
      changes: { type: 'array', items: CHANGE },
      checksum: CHECKSUM,
    },
    example: {
      symbol: 'BTC-USDT',
      sequence: 6,
      previousSequence: 5,
      timestamp: AT,
      changes: [{ op: 'delete', orderId: '17' }],
      checksum: 1,
    },
  }),
  status: frame('status', {
    summary: 'Whether orders are taken, and the state of every instrument',
    properties: {
      timestamp: TIME,
      ready: { type: 'boolean', description: 'Whether orders are taken' },
      state: { enum: ['starting', 'recovering', 'ready', 'stopping', 'failed'] },
      sequence: { type: 'integer', description: 'The last command' },
      durability: { type: 'string', description: 'What an answer promises, as in health' },
      instruments: {
        type: 'array',
        items: {
          type: 'object',
          required: ['symbol', 'tradingState'],
          properties: { symbol: SYMBOL, tradingState: { enum: Object.values(TradingState) } },
        },
      },
    },
    example: {
      timestamp: AT,
      ready: true,
      state: 'ready',
      sequence: 6,
      durability: 'embedded',
      instruments: [{ symbol: 'BTC-USDT', tradingState: 'open' }],
    },
  }),
} as const;
