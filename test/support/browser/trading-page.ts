import type { BrowserContextOptions, Browser, Locator, Page } from 'playwright-core';
import { STEP_MS } from './chromium';

/** What a browser says when the service cannot be reached or is not ready yet. */
const UNREACHABLE = /ERR_|WebSocket|status of 503/;

/** What a user sees and does, in words of the screen. */
export class TradingPage {
  /** Errors of the page, and requests that leave the service. A test ends with none. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    url: string,
  ) {
    page.setDefaultTimeout(STEP_MS);
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const isExpected = UNREACHABLE.test(message.text());
      if (message.type() === 'error' && !isExpected) this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) this.complaints.push(`asked for ${request.url()}`);
    });
  }

  /**
   * Opens the page in a browser without history, and waits until it is live.
   * @param prepare comes before anything is asked for
   */
  static async open(
    browser: Browser,
    url: string,
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<void>,
  ): Promise<TradingPage> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'dark',
      ...options,
    });
    const opened = new TradingPage(await context.newPage(), url);
    await prepare?.(opened.page);
    await opened.page.goto(url);
    await opened.isLive();
    return opened;
  }

  async isLive(withinMs: number = STEP_MS): Promise<void> {
    await this.page.locator('.link[data-state=live]').waitFor({ timeout: withinMs });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** A control of the order form. */
  control(field: string, leg = 0): Locator {
    return this.page.locator(`#order-${leg}-${field}`);
  }

  /** Fills in fields by their names on the wire; opens what is folded away. */
  async fill(values: Readonly<Record<string, string>>, leg = 0): Promise<void> {
    for (const [field, value] of Object.entries(values)) {
      const control = this.control(field, leg);
      if (!(await control.isVisible())) await this.unfold(leg);
      const isSelect = (await control.evaluate((element) => element.tagName)) === 'SELECT';
      if (isSelect) await control.selectOption(value);
      else await control.fill(value);
    }
  }

  private async unfold(leg: number): Promise<void> {
    await this.page.locator('.order-form details summary').nth(leg).click();
  }

  async side(side: 'buy' | 'sell', leg = 0): Promise<void> {
    await this.page.locator(`.order-form .sides button.${side}`).nth(leg).click();
  }

  async send(): Promise<void> {
    await this.page.locator('.order-form .submit').click();
  }

  /** Sends the form, and tells what the page says about it. */
  async outcome(): Promise<string> {
    await this.send();
    return (await this.page.locator('.outcome').textContent()) ?? '';
  }

  /** What is said below a field of the form. */
  problem(field: string, leg = 0): Locator {
    return this.page.locator(`#order-${leg}-${field}-problem`);
  }

  level(side: 'bids' | 'asks', price: string): Locator {
    return this.page.locator(`.ladder .${side} [data-price="${price}"]`);
  }

  openOrder(orderId: string): Locator {
    return this.page.locator(`.orders [data-order="${orderId}"]`);
  }

  /** Shows open orders, the history or the fills. */
  async orders(tab: 'Open' | 'History' | 'Fills'): Promise<void> {
    const tabs = this.page.getByRole('group', { name: 'Your orders' });
    await tabs.getByRole('button', { name: new RegExp(`^${tab}`) }).click();
  }
}
