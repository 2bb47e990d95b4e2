/** The browser that the page is tested in: CHROMIUM says where it is. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isRequired = (process.env.BROWSER_REQUIRED ?? '') !== '';

/** Longest time for one step of a test: a click, a wait for something to appear. */
export const STEP_MS = 5_000;
/** Longest time for one test. */
const TEST_MS = 20_000;

/** Tests in a browser. Without one they are left out, or fail if BROWSER_REQUIRED is set. */
export function describeInBrowser(name: string, body: () => void): void {
  jest.setTimeout(TEST_MS);
  if (existsSync(CHROMIUM)) return void describe(name, body);
  const advice = `no browser at ${CHROMIUM}: apt-get install -y chromium, or set CHROMIUM`;
  if (!isRequired) return void describe.skip(`${name} (${advice})`, body);
  test(name, () => {
    throw new Error(advice);
  });
}

export function launchBrowser(): Promise<Browser> {
  const args = ['--disable-gpu', '--js-flags=--expose-gc', '--enable-precise-memory-info'];
  return chromium.launch({ executablePath: CHROMIUM, args, timeout: TEST_MS });
}
