/** The frames of the ticker and candle feeds, with an example each. */
import { INTERVALS } from '../statistics/intervals';
import { frame, SYMBOL } from './async-parts';

const INTERVAL = { enum: INTERVALS, description: 'Length of a candle' };
const CANDLE = { $ref: '#/components/schemas/CandleResponse' };
const MINUTE = { symbol: 'BTC-USDT', interval: '1m' };

/** A schema and members of its own. */
function extended(schema: object, properties: Record<string, object>): object {
  return { allOf: [{ type: 'object', required: Object.keys(properties), properties }, schema] };
}

export const TICKER_FRAMES = {
  ticker: {
    name: 'ticker',
    summary: 'The ticker as it is now',
    payload: extended(
      { $ref: '#/components/schemas/TickerResponse' },
      { type: { const: 'ticker' } },
    ),
    examples: [{ payload: { type: 'ticker', symbol: 'BTC-USDT', sequence: 1 } }],
  },
} as const;

export const CANDLE_FRAMES = {
  snapshot: frame('snapshot', {
    summary: 'The current candle and the one before it; none before the first trade',
    properties: { symbol: SYMBOL, interval: INTERVAL, candles: { type: 'array', items: CANDLE } },
    example: { ...MINUTE, candles: [] },
  }),
  candle: {
    name: 'candle',
    summary: 'The current candle after a change, or one whose interval has passed',
    payload: extended(CANDLE, {
      type: { const: 'candle' },
      symbol: SYMBOL,
      interval: INTERVAL,
      closed: { type: 'boolean', description: 'True: its interval has passed' },
    }),
    examples: [{ payload: { type: 'candle', ...MINUTE, tradeCount: 7, closed: false } }],
  },
} as const;
