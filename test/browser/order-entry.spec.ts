import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../support/browser/chromium';
import { eventually } from '../support/browser/eventually';
import { Market } from '../support/browser/market';
import { TradingPage } from '../support/browser/trading-page';
import { ServiceProcess } from '../support/e2e-process';

type Values = Readonly<Record<string, string>>;

/** Form as it is filled in → what the service then has. */
const SINGLE: readonly (readonly [name: string, values: Values, expected: object])[] = [
  ['limit', { type: 'limit', price: '49900.00', quantity: '0.1' }, { status: 'open' }],
  ['market', { type: 'market', quantity: '0.1' }, { status: 'filled' }],
  [
    'ioc',
    { type: 'ioc', price: '50010.00', quantity: '0.2' },
    { status: 'filled', timeInForce: 'ioc' },
  ],
  [
    'fok',
    { type: 'fok', price: '50010.00', quantity: '99' },
    { status: 'cancelled', reason: 'fok_not_fillable' },
  ],
  ['stop', { type: 'stop', triggerPrice: '51000', quantity: '0.1' }, { status: 'pending' }],
  [
    'stop limit',
    { type: 'stop_limit', triggerPrice: '51000', price: '51010.00', quantity: '0.1' },
    { status: 'pending', triggerPrice: '51000.00', price: '51010.00' },
  ],
  [
    'take profit',
    { type: 'take_profit', triggerPrice: '49000.00', quantity: '0.1', protectionPrice: '49500' },
    { status: 'pending', protectionPrice: '49500.00' },
  ],
  [
    'take profit limit',
    { type: 'take_profit_limit', triggerPrice: '49000', price: '49100', quantity: '0.1' },
    { status: 'pending', price: '49100.00' },
  ],
  [
    'trailing stop',
    { type: 'trailing_stop', trailingDelta: '150', quantity: '0.1' },
    { status: 'pending', trailingDelta: 150 },
  ],
  [
    'good till date',
    {
      ...{ type: 'limit', price: '49901.00', quantity: '0.1' },
      ...{ timeInForce: 'gtd', expireTime: '2099-12-31T23:59' },
    },
    { status: 'open', timeInForce: 'gtd', expireTime: expect.stringMatching(/^(2099|2100)-/) },
  ],
  [
    'day',
    { type: 'limit', price: '49902.00', quantity: '0.1', timeInForce: 'day' },
    { status: 'open', timeInForce: 'day' },
  ],
  [
    'post-only',
    { type: 'limit', price: '50010.00', quantity: '0.1', postOnly: 'slide' },
    { status: 'open', postOnly: 'slide', price: '50009.99' },
  ],
  [
    'iceberg',
    { type: 'limit', price: '49903.00', quantity: '1', displayQuantity: '0.25' },
    { status: 'open', displayQuantity: '0.25000' },
  ],
  [
    'minimum fill',
    { type: 'limit', price: '50010.00', quantity: '90', minQuantity: '80' },
    { status: 'cancelled', reason: 'min_quantity_not_met' },
  ],
  [
    'named',
    {
      ...{ type: 'limit', price: '49904.00', quantity: '0.1', clientOrderId: 'my-1' },
      ...{ tradeGroup: 'desk', selfTradePrevention: 'decrement' },
    },
    { clientOrderId: 'my-1', tradeGroup: 'desk', selfTradePrevention: 'decrement' },
  ],
];

describeInBrowser('the order form', () => {
  let service: ServiceProcess;
  let browser: Browser;
  let market: Market;
  let trading: TradingPage;

  beforeAll(async () => {
    service = ServiceProcess.spawn();
    const url = await service.listening();
    market = new Market(url);
    browser = await launchBrowser();
    await market.open();
    trading = await TradingPage.open(browser, url);
  });

  afterAll(async () => {
    await browser.close();
    await service.kill();
  });

  beforeEach(async () => {
    await trading.page.reload();
    await trading.isLive();
  });

  afterEach(() => expect(trading.complaints.splice(0)).toEqual([]));

  const latest = async (): Promise<object> => (await market.ordersOf('trader', '&limit=1'))[0];

  test.each(SINGLE)('enters an order: %s', async (_name, values, expected) => {
    await trading.fill(values);
    const outcome = await trading.outcome();
    const order = await latest();
    expect(outcome).toContain((order as { orderId: string }).orderId);
    expect(order).toMatchObject(expected);
  });

  test('enters a market order by the amount to spend', async () => {
    await trading.fill({ type: 'market' });
    await trading.page.getByRole('button', { name: 'by amount' }).click();
    await trading.fill({ quoteQuantity: '1000', protectionPrice: '50100' });
    await trading.outcome();
    expect(await latest()).toMatchObject({ quoteQuantity: '1000.0000000', status: 'filled' });
  });

  test('enters a trailing stop that follows by an amount', async () => {
    await trading.fill({ type: 'trailing_stop' });
    await trading.page.getByRole('button', { name: 'as an amount' }).click();
    await trading.fill({ trailingAmount: '500', quantity: '0.1' });
    await trading.outcome();
    expect(await latest()).toMatchObject({ trailingAmount: '500.00', status: 'pending' });
  });

  const mode = (name: string): Promise<void> =>
    trading.page.getByRole('button', { name, exact: true }).click();

  test('enters two orders of which one cancels the other', async () => {
    await mode('OCO');
    await trading.side('sell');
    await trading.fill({ type: 'limit', price: '52000', quantity: '0.1' }, 0);
    await trading.fill({ type: 'stop', triggerPrice: '48000', quantity: '0.1' }, 1);
    expect(await trading.outcome()).toMatch(/^List \d+ is entered/);
    expect(await market.ordersOf('trader', '&limit=2')).toMatchObject([
      { type: 'stop', side: 'sell', status: 'pending' },
      { type: 'limit', side: 'sell', status: 'open' },
    ]);
  });

  test('enters an order that another one waits for', async () => {
    await mode('OTO');
    await trading.fill({ price: '49800', quantity: '0.1' }, 0);
    await trading.side('sell', 1);
    await trading.fill({ type: 'market', quantity: '0.1' }, 1);
    expect(await trading.outcome()).toMatch(/^List \d+ is entered/);
  });

  test('enters a bracket', async () => {
    await mode('OTOCO');
    await trading.fill({ price: '49801', quantity: '0.1' }, 0);
    await trading.side('sell', 1);
    await trading.fill({ type: 'limit', price: '53000', quantity: '0.1' }, 1);
    await trading.fill({ type: 'stop', triggerPrice: '47000', quantity: '0.1' }, 2);
    expect(await trading.outcome()).toMatch(/^List \d+ is entered/);
    const orders = await market.ordersOf('trader', '&limit=3');
    expect(orders.map(({ side, status }) => `${side as string} ${status}`)).toEqual([
      'sell pending',
      'sell pending',
      'buy open',
    ]);
  });

  test('says below each field what is wrong, before anything is sent', async () => {
    const before = await market.ordersOf('trader', '&limit=1');
    await trading.send();
    await trading.problem('price').waitFor();
    expect(await trading.problem('price').textContent()).toBe('is required');
    await trading.fill({ price: '50000.001', quantity: '0.1e3' });
    expect(await trading.problem('price').textContent()).toMatch('must be a multiple of 0.01');
    expect(await trading.problem('quantity').textContent()).toMatch('must be a decimal');
    await trading.send();
    expect(await market.ordersOf('trader', '&limit=1')).toEqual(before);
  });

  test('says below the field what the service refuses', async () => {
    await trading.fill({ price: '50010.00', quantity: '0.1', postOnly: 'reject' });
    expect(await trading.outcome()).toMatch('Refused');
    expect(await trading.problem('price').textContent()).toMatch('does not meet the other side');
    await trading.fill({ price: '49000.00' });
    expect(await trading.problem('price').count()).toBe(0);
  });

  test('names the order of a list that is refused', async () => {
    await mode('OCO');
    await trading.fill({ type: 'limit', price: '48000', quantity: '0.1', clientOrderId: 'twice' });
    const other = { type: 'stop', triggerPrice: '52000', quantity: '0.1', clientOrderId: 'twice' };
    await trading.fill(other, 1);
    expect(await trading.outcome()).toMatch('Refused');
    expect(await trading.problem('clientOrderId', 1).textContent()).toMatch('must differ');
  });

  test('takes a price from the ladder', async () => {
    await trading.level('bids', '49990.00').click();
    expect(await trading.control('price').inputValue()).toBe('49990.00');
    await trading.fill({ type: 'stop' });
    await trading.page.locator('.ladder .asks').focus();
    await trading.page.keyboard.press('ArrowUp');
    await trading.page.keyboard.press('ArrowUp');
    await trading.page.keyboard.press('Enter');
    expect(await trading.control('triggerPrice').inputValue()).toBe('50015.00');
  });

  test('is filled in and sent without a mouse', async () => {
    const { keyboard } = trading.page;
    await keyboard.press('s');
    await trading.page.waitForFunction(() => document.activeElement?.id === 'order-0-quantity');
    await keyboard.type('0.3');
    await keyboard.press('Escape');
    await keyboard.press('p');
    await trading.page.waitForFunction(() => document.activeElement?.id === 'order-0-price');
    await keyboard.type('50400');
    await keyboard.press('Shift+ArrowUp');
    await keyboard.press('Enter');
    await eventually(async () =>
      expect(await latest()).toMatchObject({
        side: 'sell',
        price: '50400.10',
        quantity: '0.30000',
        status: 'open',
      }),
    );
  });
});
