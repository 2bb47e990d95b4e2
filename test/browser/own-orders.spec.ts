import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../support/browser/chromium';
import { eventually } from '../support/browser/eventually';
import { Market } from '../support/browser/market';
import { TradingPage } from '../support/browser/trading-page';
import { ServiceProcess } from '../support/e2e-process';

describeInBrowser('own orders', () => {
  let service: ServiceProcess;
  let browser: Browser;
  let market: Market;
  let trading: TradingPage;
  let url: string;

  beforeAll(async () => {
    service = ServiceProcess.spawn();
    url = await service.listening();
    market = new Market(url);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await service.kill();
  });

  beforeEach(async () => {
    await market.clear();
    trading = await TradingPage.open(browser, url);
  });

  afterEach(async () => {
    expect(trading.complaints).toEqual([]);
    await trading.close();
  });

  const enter = async (values: Readonly<Record<string, string>>): Promise<string> => {
    await trading.fill(values);
    const [, orderId] = /Order (\d+)/.exec(await trading.outcome()) ?? [];
    return orderId;
  };

  test('rest in the ladder and in the list until they are cancelled', async () => {
    const orderId = await enter({ price: '48000.00', quantity: '0.7' });
    const row = trading.openOrder(orderId);
    await row.waitFor();
    expect(await row.textContent()).toMatch(/48,000\.00.*0\.70000.*open/);
    const level = trading.level('bids', '48000.00');
    await level.waitFor();
    expect(await level.textContent()).toMatch('0.70000');
    await eventually(async () => expect(await level.getAttribute('class')).toBe('own'));

    await trading.page.getByRole('button', { name: `Cancel order ${orderId}` }).click();
    await row.waitFor({ state: 'detached' });
    await level.waitFor({ state: 'detached' });
    await trading.orders('History');
    await eventually(async () =>
      expect(await trading.openOrder(orderId).textContent()).toMatch('cancelled · user request'),
    );
  });

  test('are replaced in their row', async () => {
    const orderId = await enter({ price: '48000.00', quantity: '0.7' });
    await trading.page.getByRole('button', { name: `Replace order ${orderId}` }).click();
    await trading.page.getByLabel(`New price of order ${orderId}`).fill('48010');
    await trading.page.getByLabel(`New quantity of order ${orderId}`).fill('0.5');
    await trading.page.keyboard.press('Enter');
    await trading.level('bids', '48010.00').waitFor();
    await trading.level('bids', '48000.00').waitFor({ state: 'detached' });
    await eventually(async () =>
      expect(await trading.openOrder(orderId).textContent()).toMatch(/48,010\.00.*0\.50000/),
    );
  });

  test('that cannot be replaced say why and stay as they are', async () => {
    const orderId = await enter({ price: '48000.00', quantity: '0.7' });
    await trading.page.getByRole('button', { name: `Replace order ${orderId}` }).click();
    await trading.page.getByLabel(`New price of order ${orderId}`).fill('48010.005');
    await trading.page.getByRole('button', { name: `Save order ${orderId}` }).click();
    const problem = trading.page.locator('.row-problem');
    await problem.waitFor();
    expect(await problem.textContent()).toMatch('must be a multiple of 0.01');
    await trading.page.keyboard.press('Escape');
    expect(await market.ordersOf('trader', '&limit=1')).toMatchObject([{ price: '48000.00' }]);
  });

  test('that wait can get another trigger price', async () => {
    const orderId = await enter({ type: 'stop', triggerPrice: '90000.00', quantity: '0.1' });
    await trading.page.getByRole('button', { name: `Replace order ${orderId}` }).click();
    await trading.page.getByLabel(`New trigger of order ${orderId}`).fill('91000');
    await trading.page.keyboard.press('Enter');
    await eventually(async () =>
      expect(await trading.openOrder(orderId).textContent()).toMatch('91,000.00'),
    );
  });

  test('that trade are filled live, on the tape, in the chart and among the fills', async () => {
    const orderId = await enter({ price: '50000.00', quantity: '1' });
    await trading.openOrder(orderId).waitFor();
    await market.place({ side: 'sell', type: 'market', quantity: '0.4', accountId: 'taker' });
    await eventually(async () =>
      expect(await trading.openOrder(orderId).textContent()).toMatch('0.40000partially filled'),
    );
    const trade = trading.page.locator('.tape-row[data-trade]').first();
    await eventually(async () => expect(await trade.textContent()).toMatch(/50,000\.00.*0\.40000/));
    await eventually(async () =>
      expect(await trading.page.locator('[data-test=candle]').textContent()).toMatch('C 50000.00'),
    );
    await eventually(async () =>
      expect(await trading.page.locator('[data-test=last-price]').textContent()).toBe('50,000.00'),
    );
    await trading.orders('Fills');
    const fill = trading.page.locator('.orders [data-fill]').first();
    await eventually(async () =>
      expect(await fill.textContent()).toMatch(/buy50,000\.000\.40000maker/),
    );
  });

  test('are all cancelled by a second click', async () => {
    for (const price of ['47000', '47001', '47002']) await enter({ price, quantity: '0.1' });
    await trading.page.getByRole('button', { name: 'Cancel all' }).click();
    await trading.page.getByRole('button', { name: 'Cancel 3 orders?' }).click();
    await trading.page.getByText('No open orders').waitFor();
    expect(await market.ordersOf('trader', '&status=open')).toEqual([]);
  });

  test('of an account are shown whoever entered them, and no others', async () => {
    const own = await market.place({ side: 'buy', price: '46000', quantity: '1', accountId: 'b' });
    const other = await market.place({ side: 'buy', price: '46001', quantity: '1' });
    await trading.page.getByLabel('Account').fill('b');
    await trading.page.keyboard.press('Enter');
    await trading.openOrder(own.orderId).waitFor();
    expect(await trading.openOrder(other.orderId).count()).toBe(0);
    const later = await market.place({
      side: 'buy',
      price: '45000',
      quantity: '1',
      accountId: 'b',
    });
    await trading.openOrder(later.orderId).waitFor();
    await trading.page.reload();
    await trading.isLive();
    await trading.openOrder(own.orderId).waitFor();
    expect(await trading.page.getByLabel('Account').inputValue()).toBe('b');
  });

  test('that ended before the page was opened are known, with their fills', async () => {
    const account = `past-${Date.now()}`;
    const terms = { price: '50000', quantity: '0.25' };
    const { orderId } = await market.place({ side: 'buy', ...terms, accountId: account });
    await market.place({ side: 'sell', ...terms, accountId: 'taker' });
    await trading.page.getByLabel('Account').fill(account);
    await trading.page.keyboard.press('Enter');
    await trading.orders('History');
    await eventually(async () =>
      expect(await trading.openOrder(orderId).textContent()).toMatch('filled'),
    );
    await trading.orders('Fills');
    await trading.page.locator('.orders [data-fill]').first().waitFor();
  });
});
