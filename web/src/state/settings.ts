/** What the user chose, remembered in the browser. */
import { computed, effect, signal } from '@preact/signals';
import { INTERVALS, type Interval } from '../market/candles';
import { MULTIPLES } from '../market/ladder';
import { remembered } from './remembered';

const isText = (value: unknown): boolean => typeof value === 'string';
const oneOf =
  (values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

export const VIEWS = ['trade', 'admin'] as const;
export type View = (typeof VIEWS)[number];

/** The parts of the trading screen, of which a narrow one shows one at a time. */
export const PARTS = ['chart', 'book', 'order', 'orders'] as const;
export type Part = (typeof PARTS)[number];

const MOST_ACCOUNTS = 10;
export const ACCOUNT = /^[A-Za-z0-9.:/-][A-Za-z0-9._:/-]{0,63}$/;

const viewOfAddress = (): View => (location.hash === '#admin' ? 'admin' : 'trade');

export const view = signal<View>(viewOfAddress());
addEventListener('hashchange', () => (view.value = viewOfAddress()));
effect(() => history.replaceState(null, '', view.value === 'admin' ? '#admin' : '#'));

export const part = signal<Part>('chart');

export const symbol = remembered('symbol', 'BTC-USDT', isText);
export const interval = remembered<Interval>('interval', '1m', oneOf(INTERVALS));
export const multiple = remembered<number>('multiple', 1, oneOf(MULTIPLES));

export const account = remembered('account', 'trader', (value) => ACCOUNT.test(String(value)));
export const accounts = remembered<readonly string[]>('accounts', ['trader'], Array.isArray);

/** Goes on as another account, and remembers it as the latest. */
export function takeAccount(name: string): void {
  account.value = name;
  const others = accounts.value.filter((known) => known !== name);
  accounts.value = [name, ...others].slice(0, MOST_ACCOUNTS);
}

export type Theme = 'dark' | 'light';

/** The theme that was asked for; the system's when there is none. */
const askedTheme = remembered<Theme | ''>('theme', '', oneOf(['dark', 'light']));
const systemIsLight = matchMedia('(prefers-color-scheme: light)');
const systemTheme = signal<Theme>(systemIsLight.matches ? 'light' : 'dark');
systemIsLight.addEventListener('change', ({ matches }) => {
  systemTheme.value = matches ? 'light' : 'dark';
});

export const theme = computed<Theme>(() => askedTheme.value || systemTheme.value);

export function toggleTheme(): void {
  askedTheme.value = theme.value === 'dark' ? 'light' : 'dark';
}
