import type { Browser, CDPSession } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../support/browser/chromium';
import { eventually } from '../support/browser/eventually';
import { Market, SYMBOL } from '../support/browser/market';
import { TradingPage } from '../support/browser/trading-page';
import { ServiceProcess } from '../support/e2e-process';
import { RestClient, type Json } from '../support/e2e-rest';

/** Each order changes the book: one half rests, the other takes it away again. */
const BATCH = 500;
const BATCHES_A_SECOND = 10;
const WARM_UP_S = 2;
const LOAD_S = Number(process.env.LOAD_SECONDS ?? 4);
/** What a page may grow by under load: noise of the engine, and lists that are full already. */
const MOST_GROWTH_BYTES = 4_000_000;
/** The 95th percentile of the time between two frames; a machine under tests is a slow one. */
const FRAME_MS = 100;

function batchOf(): Json[] {
  const orders: Json[] = [];
  for (let i = 0; i < BATCH / 2; i++) {
    const price = `${50_000 + i / 4}`;
    const terms = { symbol: SYMBOL, type: 'limit', price, quantity: '0.1' };
    orders.push({ ...terms, side: 'sell', accountId: 'maker' });
    orders.push({ ...terms, side: 'buy', accountId: 'taker' });
  }
  return orders;
}

/** @returns commands a second that the service really took */
async function load(market: Market, seconds: number): Promise<number> {
  const orders = batchOf();
  const start = Date.now();
  for (let i = 0; i < seconds * BATCHES_A_SECOND; i++) {
    await market.batch(orders);
    const due = start + (i + 1) * (1000 / BATCHES_A_SECOND);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  }
  return (seconds * BATCHES_A_SECOND * BATCH * 1000) / (Date.now() - start);
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
}

describeInBrowser('the page under load', () => {
  let service: ServiceProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    service = ServiceProcess.spawn({ LOG_LEVEL: 'warn' });
    url = await service.listening();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await service.kill();
  });

  test(
    'stays smooth and does not grow, and ends at the truth',
    async () => {
      const market = new Market(url);
      const trading = await TradingPage.open(browser, url);
      // The busiest account of all, so that its reports come as well.
      await trading.page.getByLabel('Account').fill('maker');
      await trading.page.keyboard.press('Enter');
      const devtools = await trading.page.context().newCDPSession(trading.page);
      await devtools.send('Performance.enable');
      await load(market, WARM_UP_S);
      const before = await heapOf(devtools);
      await trading.page.evaluate(() => {
        const frames: number[] = [];
        let last = performance.now();
        const tick = (now: number): void => {
          frames.push(now - last);
          last = now;
          requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
        Object.assign(window, { frames });
      });

      const rate = await load(market, LOAD_S);
      const frames = await trading.page.evaluate(
        () => (window as unknown as { frames: number[] }).frames,
      );
      const grown = (await heapOf(devtools)) - before;
      frames.sort((a, b) => a - b);
      const slow = frames[Math.floor(frames.length * 0.95)];
      console.log(
        `${Math.round(rate)} commands a second, ${frames.length} frames, 95 % within ` +
          `${slow.toFixed(1)} ms, heap grew by ${Math.round(grown / 1024)} KiB`,
      );
      expect(slow).toBeLessThan(FRAME_MS);
      expect(grown).toBeLessThan(MOST_GROWTH_BYTES);

      const { body } = await new RestClient(url).get(`/api/v1/orderbook/${SYMBOL}`);
      await eventually(async () =>
        expect(await trading.page.locator('[data-test=book-sequence]').textContent()).toBe(
          String(body.sequence),
        ),
      );
      expect(trading.complaints).toEqual([]);
    },
    60_000 + LOAD_S * 2000,
  );
});
