/** Request bodies that the service accepts as they stand, shown in the documentation. */
export const SUBMIT_EXAMPLES = {
  limit: {
    summary: 'Buy 0.5 BTC at 50000.00 or better; the rest stays in the book',
    value: { symbol: 'BTC-USDT', side: 'buy', type: 'limit', quantity: '0.5', price: '50000.00' },
  },
  named: {
    summary: 'A limit order with your own id, for an account',
    value: {
      symbol: 'ETH-USDT',
      side: 'sell',
      type: 'limit',
      quantity: '2',
      price: '3000.00',
      clientOrderId: 'my-order-1',
      accountId: 'alice',
    },
  },
  market: {
    summary: 'Sell 0.1 BTC at whatever the book offers',
    value: { symbol: 'BTC-USDT', side: 'sell', type: 'market', quantity: '0.1' },
  },
  ioc: {
    summary: 'Buy up to 10 SOL at 150.000 or better now; cancel the rest',
    value: { symbol: 'SOL-USDT', side: 'buy', type: 'ioc', quantity: '10', price: '150.000' },
  },
  fok: {
    summary: 'Buy 1 BTC at 50000.00 or better now, all of it or nothing',
    value: { symbol: 'BTC-USDT', side: 'buy', type: 'fok', quantity: '1', price: '50000.00' },
  },
};
