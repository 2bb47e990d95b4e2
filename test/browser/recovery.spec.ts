import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../support/browser/chromium';
import { eventually } from '../support/browser/eventually';
import { Market } from '../support/browser/market';
import { TradingPage } from '../support/browser/trading-page';
import { ServiceProcess } from '../support/e2e-process';

const RECOVERY_MS = 10_000;

describeInBrowser('a service that is killed and started again', () => {
  let directory: string;
  let service: ServiceProcess;
  let browser: Browser;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'page-recovery-'));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await service.kill();
    rmSync(directory, { recursive: true });
  });

  const start = async (port = '0'): Promise<string> => {
    service = ServiceProcess.spawn({ JOURNAL: 'embedded', DATA_DIR: directory, PORT: port });
    return service.listening();
  };

  test('is found again by the page, which shows what is and what came meanwhile', async () => {
    const url = await start();
    const market = new Market(url);
    await market.open();
    const trading = await TradingPage.open(browser, url);
    await trading.fill({ price: '48000.00', quantity: '0.7' });
    await trading.outcome();
    const [{ orderId }] = await market.ordersOf('trader');
    await trading.openOrder(orderId).waitFor();
    await trading.page.evaluate(() => Object.assign(window, { isSamePage: true }));

    await service.kill();
    await trading.page.locator('.banner').waitFor();
    expect(await trading.page.locator('.banner').textContent()).toMatch('cannot be reached');

    await start(new URL(url).port);
    await market.place({ side: 'buy', price: '48500.00', quantity: '0.3', accountId: 'trader' });
    await trading.isLive(RECOVERY_MS);
    expect(await trading.page.locator('.banner').count()).toBe(0);
    await trading.level('bids', '49990.00').waitFor();
    await trading.openOrder(orderId).waitFor();
    await eventually(async () =>
      expect(await trading.page.locator('.orders tbody').textContent()).toMatch('48,500.00'),
    );

    await trading.fill({ price: '48001.00', quantity: '0.1' });
    expect(await trading.outcome()).toMatch('is open');
    await market.place({ side: 'sell', type: 'market', quantity: '0.1', accountId: 'taker' });
    await eventually(async () =>
      expect(await trading.page.locator('.tape-row[data-trade]').first().textContent()).toMatch(
        '49,990.00',
      ),
    );
    expect(await trading.page.evaluate(() => 'isSamePage' in window)).toBe(true);
    expect(trading.complaints).toEqual([]);
  });
});

describeInBrowser('a service that knows no conflated feed', () => {
  let service: ServiceProcess;
  let browser: Browser;

  beforeAll(async () => {
    service = ServiceProcess.spawn();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await service.kill();
  });

  test('sends every update instead', async () => {
    const url = await service.listening();
    const market = new Market(url);
    await market.open(3);
    const refused: string[] = [];
    const trading = await TradingPage.open(browser, url, {}, (page) =>
      page.routeWebSocket(/[?&]interval=100ms/, (socket) => {
        refused.push(socket.url());
        void socket.close({ code: 4400, reason: 'unknown parameter interval' });
      }),
    );
    expect(refused).toHaveLength(1);
    await trading.level('bids', '49990.00').waitFor();
    await market.place({ side: 'buy', price: '49995.00', quantity: '1' });
    await trading.level('bids', '49995.00').waitFor();
    expect(trading.complaints).toEqual([]);
  });
});
