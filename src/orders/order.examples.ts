/** Request bodies that the service accepts as they stand, shown in the documentation. */
const BTC = { symbol: 'BTC-USDT', side: 'buy', quantity: '0.5' };
const EXIT = { symbol: 'BTC-USDT', side: 'sell', quantity: '0.5' };

/** One for each type. */
const TYPES = {
  limit: {
    summary: 'Buy 0.5 BTC at 50000.00 or better; the rest stays in the book',
    value: { ...BTC, type: 'limit', price: '50000.00' },
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
  stop: {
    summary: 'Sell 0.5 BTC at the market once it trades at 49000.00 or lower',
    value: { ...EXIT, type: 'stop', triggerPrice: '49000.00' },
  },
  stopLimit: {
    summary: 'The same, but for 48900.00 or better',
    value: { ...EXIT, type: 'stop_limit', triggerPrice: '49000.00', price: '48900.00' },
  },
  takeProfit: {
    summary: 'Sell 0.5 BTC at the market once it trades at 55000.00 or higher',
    value: { ...EXIT, type: 'take_profit', triggerPrice: '55000.00' },
  },
  takeProfitLimit: {
    summary: 'The same, but for 55000.00 or better',
    value: { ...EXIT, type: 'take_profit_limit', triggerPrice: '55000.00', price: '55000.00' },
  },
  trailingStop: {
    summary: 'Sell 0.5 BTC once it trades 1 % below its best price from now on',
    value: { ...EXIT, type: 'trailing_stop', trailingDelta: 100 },
  },
  trailingAmount: {
    summary: 'The same with a distance of 500.00',
    value: { ...EXIT, type: 'trailing_stop', trailingAmount: '500.00' },
  },
};

/** One for each instruction. */
const INSTRUCTIONS = {
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
  goodTillDate: {
    summary: 'A limit order that expires',
    value: {
      ...BTC,
      type: 'limit',
      price: '50000.00',
      timeInForce: 'gtd',
      expireTime: '2099-12-31T23:59:59.000000Z',
    },
  },
  day: {
    summary: 'A limit order until the next 00:00 UTC',
    value: { ...BTC, type: 'limit', price: '50000.00', timeInForce: 'day' },
  },
  postOnly: {
    summary: 'A limit order that is refused when it would trade at once',
    value: { ...BTC, type: 'limit', price: '50000.00', postOnly: 'reject' },
  },
  minQuantity: {
    summary: 'A limit order of which 0.1 BTC must fill at once',
    value: { ...BTC, type: 'limit', price: '50000.00', minQuantity: '0.1' },
  },
  iceberg: {
    summary: 'A limit order that shows 0.1 BTC at a time',
    value: { ...BTC, type: 'limit', price: '50000.00', displayQuantity: '0.1' },
  },
  quoteQuantity: {
    summary: 'Buy BTC for 1000 USDT, at 51000.00 at most',
    value: {
      symbol: 'BTC-USDT',
      side: 'buy',
      type: 'market',
      quoteQuantity: '1000.00',
      protectionPrice: '51000.00',
    },
  },
  selfTradePrevention: {
    summary: 'A limit order that shrinks with what it meets of its own group of accounts',
    value: {
      ...BTC,
      type: 'limit',
      price: '50000.00',
      accountId: 'alice',
      tradeGroup: 'desk-7',
      selfTradePrevention: 'decrement',
    },
  },
};

export const SUBMIT_EXAMPLES = { ...TYPES, ...INSTRUCTIONS };

export const BATCH_EXAMPLES = {
  quotes: {
    summary: 'A bid and an offer',
    value: {
      orders: [
        { ...BTC, type: 'limit', price: '49990.00' },
        { ...EXIT, type: 'limit', price: '50010.00' },
      ],
    },
  },
};

export const REPLACE_EXAMPLES = {
  terms: {
    summary: 'Another price and total quantity',
    value: { symbol: 'BTC-USDT', price: '50001.00', quantity: '0.4' },
  },
  trigger: {
    summary: 'Another trigger price, of an order that still waits for it',
    value: { symbol: 'BTC-USDT', triggerPrice: '48500.00' },
  },
};
