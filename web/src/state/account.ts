/** The account's orders and fills, and what the page asks the service to do for it. */
import type {
  AccountSocket,
  CancelOrder,
  Execution,
  FeedState,
  ReplaceOrder,
  SubmitOrder,
} from '@matching-engine/client';
import { computed, effect, signal } from '@preact/signals';
import { client } from '../link/client';
import {
  AccountOrders,
  type Fill,
  type OwnOrder,
  type PublicTrade,
} from '../orders/account-orders';
import { atNextFrame, slowly } from './frames';
import { chosenSymbol } from './instruments';
import { account } from './settings';

/** Ended orders to ask for, and public trades to find own fills among. */
const HISTORY = 200;
const TRADES = 1_000;
const PING_EVERY = 2_000;
/** Reports are shown at most so often: an account may get thousands a second. Milliseconds. */
const DRAW_EVERY = 50;

export const openOrders = signal<readonly OwnOrder[]>([]);
export const history = signal<readonly OwnOrder[]>([]);
export const fills = signal<readonly Fill[]>([]);
export const accountState = signal<FeedState>('connecting');
/** Milliseconds from a ping to its answer; null before the first and while disconnected. */
export const latency = signal<number | null>(null);
/** The last thing that happened to an order without being asked for, in words. */
export const news = signal('');

/** Prices of the account's orders in the chosen instrument, as they are printed. */
export const ownPrices = computed<ReadonlySet<string>>(
  () =>
    new Set(
      openOrders.value
        .filter(({ symbol, status }) => symbol === chosenSymbol.value && status !== 'pending')
        .map(({ price }) => price ?? ''),
    ),
);

let socket: AccountSocket | null = null;

/** Follows the chosen account from now on. */
export function followAccount(): void {
  effect(() => followOne(account.value));
}

function followOne(name: string): () => void {
  const own = new AccountOrders();
  const opened = client.account(name);
  socket = opened;
  let heard = '';
  const draw = (): void => {
    if (socket !== opened) return;
    show(own);
    news.value = heard;
  };
  const drawSoon = slowly(DRAW_EVERY, draw);
  atNextFrame(draw);
  opened.on('snapshot', ({ orders }) => {
    own.reset(orders as readonly OwnOrder[]);
    atNextFrame(draw);
  });
  opened.on('execution', (report) => {
    heard = take(own, report) ?? heard;
    drawSoon();
  });
  opened.on('state', (state) => {
    accountState.value = state;
    if (state === 'live') void loadPast(own, name).then(() => atNextFrame(draw));
  });
  const stopPings = measureLatency(opened);
  const stopFills = effect(() => {
    if (chosenSymbol.value !== null) void findFills(own, chosenSymbol.value).then(draw);
  });
  return () => {
    stopPings();
    stopFills();
    opened.close();
  };
}

function show(own: AccountOrders): void {
  openOrders.value = own.open;
  history.value = own.history;
  fills.value = own.fills;
}

/** @returns what is worth telling, in words */
function take(own: AccountOrders, report: Execution): string | undefined {
  const order = report.order as OwnOrder;
  own.put(order);
  if (report.execution === 'trade') {
    own.addTrade(order, report.trade as PublicTrade);
    return `Order ${order.orderId}: ${report.trade?.quantity} filled at ${report.trade?.price}`;
  }
  const isNews = report.execution === 'triggered' || report.execution === 'expired';
  return isNews ? `Order ${order.orderId} ${report.execution}` : undefined;
}

/** What ended before the page was opened, or while it was disconnected. */
async function loadPast(own: AccountOrders, accountId: string): Promise<void> {
  const { orders } = await client.rest.orders({ accountId, limit: HISTORY });
  for (const order of [...orders].reverse()) own.put(order as OwnOrder);
  if (chosenSymbol.value !== null) await findFills(own, chosenSymbol.value);
}

async function findFills(own: AccountOrders, symbol: string): Promise<void> {
  const { trades } = await client.rest.trades(symbol, { limit: TRADES });
  own.findFills(trades as readonly PublicTrade[]);
}

function measureLatency(opened: AccountSocket): () => void {
  const measure = async (): Promise<void> => {
    if (opened.state !== 'live') return;
    const start = performance.now();
    await opened.ping();
    latency.value = performance.now() - start;
  };
  const tick = (): void => void measure().catch(() => undefined);
  const stopState = opened.on('state', (state) => {
    if (state === 'live') tick();
    else latency.value = null;
  });
  const timer = setInterval(tick, PING_EVERY);
  return () => {
    clearInterval(timer);
    stopState();
  };
}

export function submit(order: Record<string, unknown>) {
  return opened().submit(order as unknown as SubmitOrder);
}

export function submitList(type: 'oco' | 'oto' | 'otoco', orders: Record<string, unknown>[]) {
  return opened().submitList({ type, orders: orders as unknown as SubmitOrder[] });
}

export function cancel({ symbol, orderId }: OwnOrder) {
  return opened().cancel({ symbol, orderId } as CancelOrder);
}

/** @param terms what is to be changed; the rest stays */
export function replace(order: OwnOrder, terms: Readonly<Record<string, string>>) {
  const { symbol, orderId } = order;
  return opened().replace({ symbol, orderId, ...terms } as ReplaceOrder);
}

/** Cancels the account's orders, of one instrument or of all. */
export function cancelAll(symbol: string | undefined) {
  return opened().cancelAll(symbol === undefined ? {} : { symbol });
}

function opened(): AccountSocket {
  if (socket === null) throw new Error('no account is followed yet');
  return socket;
}
