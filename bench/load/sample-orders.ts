/** A buy and a sell at one price, in turn: every second order trades and the book stays small. */
export const SAMPLE_ORDERS = (['buy', 'sell'] as const).map((side) => ({
  symbol: 'BTC-USDT',
  side,
  type: 'limit',
  quantity: '0.5',
  price: '50000.00',
}));
