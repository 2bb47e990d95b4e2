import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../support/browser/chromium';
import { eventually } from '../support/browser/eventually';
import { Market } from '../support/browser/market';
import { TradingPage } from '../support/browser/trading-page';
import { ServiceProcess } from '../support/e2e-process';

describeInBrowser("the operator's screen", () => {
  let service: ServiceProcess;
  let browser: Browser;
  let market: Market;
  let trading: TradingPage;
  const directory = mkdtempSync(join(tmpdir(), 'page-admin-'));

  beforeAll(async () => {
    service = ServiceProcess.spawn({ JOURNAL: 'embedded', DATA_DIR: directory });
    const url = await service.listening();
    market = new Market(url);
    browser = await launchBrowser();
    trading = await TradingPage.open(browser, url);
    await trading.page.getByRole('button', { name: 'Admin', exact: true }).first().click();
  });

  afterAll(async () => {
    expect(trading.complaints).toEqual([]);
    await browser.close();
    await service.kill();
    rmSync(directory, { recursive: true });
  });

  const log = () => trading.page.getByRole('region', { name: 'Log and snapshots' });
  const line = (name: string) => trading.page.locator(`[data-line="${name}"]`);

  test('shows health, and where the log stands', async () => {
    const readiness = trading.page.locator('[data-test=ready]');
    await eventually(async () => expect(await readiness.textContent()).toBe('ready'));
    await market.open(3);
    await eventually(async () => expect(await log().textContent()).toMatch(/Log1 – \d\d/));
    expect(await log().textContent()).toMatch(/Outcome hash[0-9a-f]{16}/);
  });

  test('has a snapshot written', async () => {
    await log().getByRole('button', { name: 'Write a snapshot' }).click();
    await eventually(async () =>
      expect(await log().textContent()).toMatch(/Snapshot at \d+[\d.]+ KiB/),
    );
  });

  test('draws throughput and latency as they are now', async () => {
    await eventually(async () => {
      await market.open(3);
      expect(Number(await line('Commands a second').textContent())).toBeGreaterThan(0);
      expect(await line('Submission, 99 %').textContent()).toMatch(/\d (µs|ms)$/);
      expect(await line('Matching, 99 %').textContent()).toMatch(/\d (µs|ms)$/);
      const path = trading.page.locator('.spark path').first();
      expect(await path.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L/);
    });
  });

  test('changes a trading state once it is confirmed, and the trading screen says so', async () => {
    const row = trading.page.locator('[data-symbol="BTC-USDT"]');
    await row.getByRole('button', { name: 'halted', exact: true }).click();
    expect(await row.locator('.badge').textContent()).toBe('open');
    await row.getByRole('button', { name: 'Change to halted' }).click();
    await eventually(async () => expect(await row.locator('.badge').textContent()).toBe('halted'));
    await trading.page.getByRole('button', { name: 'Trade', exact: true }).click();
    await eventually(async () =>
      expect(await trading.page.locator('.ticker .badge').textContent()).toBe('halted'),
    );
    await trading.fill({ price: '48000', quantity: '0.1' });
    expect(await trading.outcome()).toMatch('halted');
  });
});
