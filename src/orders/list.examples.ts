/** Lists of orders that the service accepts as they stand, shown in the documentation. */
const EXIT = { symbol: 'BTC-USDT', side: 'sell', quantity: '0.5' };
const ENTRY = { ...EXIT, side: 'buy', type: 'limit', price: '50000.00' };
const PROFIT = { ...EXIT, type: 'limit', price: '55000.00' };
const STOP = { ...EXIT, type: 'stop', triggerPrice: '48000.00' };

export const LIST_EXAMPLES = {
  oco: {
    summary: 'Sell at 55000.00 or better, or stop at 48000.00: one cancels the other',
    value: { type: 'oco', orders: [PROFIT, STOP] },
  },
  oto: {
    summary: 'Buy at 50000.00; once filled, stop at 48000.00',
    value: { type: 'oto', orders: [ENTRY, STOP] },
  },
  otoco: {
    summary: 'Buy at 50000.00; once filled, sell at 55000.00 or stop at 48000.00 (bracket)',
    value: { type: 'otoco', orders: [ENTRY, PROFIT, STOP] },
  },
};
