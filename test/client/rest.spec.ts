/** Every route of the service has its method, and the answers are what the types say. */
import { MatchingEngineClient, ProblemError, type RestClient } from '@matching-engine/client';
import { ClientService, limitOrder } from '../support/client-service';
import { routesOf, type OpenApi, type Route } from '../support/e2e-openapi';

const SYMBOL = 'BTC-USDT';
const OCO = {
  type: 'oco' as const,
  orders: [
    limitOrder('sell', '1', '60000.00'),
    {
      symbol: SYMBOL,
      side: 'sell',
      type: 'stop',
      quantity: '1',
      triggerPrice: '40000.00',
    } as const,
  ],
};
const LISTING = {
  symbol: 'DOGE-USDT',
  base: 'DOGE',
  quote: 'USDT',
  tickSize: '0.00001',
  lotSize: '1',
};

/** Calls every method once; each finds what it asks for. */
async function callEverything(rest: RestClient): Promise<void> {
  const { order } = await rest.submit(limitOrder('buy', '0.5', '50000.00'));
  const symbol = SYMBOL;
  await rest.test(limitOrder('buy', '0.5', '50000.00'));
  await rest.replace(order.orderId, { symbol, quantity: '0.4' });
  expect((await rest.order(order.orderId, { symbol })).quantity).toBe('0.40000');
  expect((await rest.orders({ symbol, status: 'open' })).orders).toHaveLength(1);
  expect((await rest.bbo(symbol)).bid).toEqual({ price: '50000.00', quantity: '0.40000' });
  expect((await rest.orderBook(symbol, { depth: 5 })).bids).toEqual([['50000.00', '0.40000']]);
  await rest.submit(limitOrder('sell', '0.1', '50000.00'));
  expect((await rest.trades(symbol, { limit: 1 })).trades[0].price).toBe('50000.00');
  expect((await rest.ticker(symbol)).lastPrice).toBe('50000.00');
  expect((await rest.tickers()).tickers).not.toEqual([]);
  expect((await rest.candles(symbol, { interval: '1h' })).candles[0].volume).toBe('0.10000');
  await rest.cancel({ symbol, orderId: order.orderId });
  const { results } = await rest.batch([
    limitOrder('buy', '1', '1.00'),
    limitOrder('buy', '1', '0'),
  ]);
  expect(results.map((result) => ('code' in result ? result.code : 'fine'))).toEqual([
    'fine',
    'invalid_request',
  ]);
  const [batched] = (await rest.orders({ symbol, status: 'open' })).orders;
  expect((await rest.cancelById(batched.orderId, { symbol })).order.status).toBe('cancelled');
  const { listId } = await rest.submitList(OCO);
  expect((await rest.list(listId, { symbol })).status).toBe('executing');
  expect((await rest.lists({ symbol })).lists).toHaveLength(1);
  expect((await rest.cancelList(listId, { symbol })).status).toBe('all_done');
  expect((await rest.cancelAll({ symbol })).cancelled).toEqual([]);
  expect((await rest.preventedMatches({ symbol })).preventedMatches).toEqual([]);
}

async function administrate(rest: RestClient): Promise<void> {
  expect((await rest.listInstrument(LISTING)).state).toBe('open');
  expect((await rest.setTradingState('DOGE-USDT', 'halted')).state).toBe('halted');
  expect((await rest.instrument('DOGE-USDT')).state).toBe('halted');
  expect((await rest.instruments()).instruments.length).toBeGreaterThan(1);
  expect((await rest.snapshots()).snapshots).toEqual([]);
  await expect(rest.writeSnapshot()).rejects.toMatchObject({ code: 'snapshots_unavailable' });
  expect((await rest.live()).status).toBe('ok');
  expect((await rest.readiness()).status).toBeDefined();
  expect(await rest.metrics()).toContain('# TYPE');
}

/** Fixed words of a path go before its variables: `/orders/test` is no order of that id. */
function isCallOf({ name }: Route, call: string): boolean {
  const pattern = name.replace(/\{\w+\}/g, '(?!test$|batch$|cancel$|lists$)[^/]+');
  return new RegExp(`^${pattern}$`).test(call);
}

describe('the REST client', () => {
  let running: ClientService;

  beforeAll(async () => void (running = await ClientService.start()));
  afterAll(() => running.close());

  test('has a method for every documented route', async () => {
    const { url, rest } = running.service;
    const called: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      called.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return globalThis.fetch(input, init);
    };
    const { rest: recorded } = new MatchingEngineClient({
      url,
      fetch,
      WebSocket: class {} as never,
    });
    await callEverything(recorded);
    await administrate(recorded);
    const routes = routesOf((await rest.get<OpenApi>('/docs-json')).body);
    const missing = routes.filter((route) => !called.some((call) => isCallOf(route, call)));
    expect(routes.length).toBeGreaterThan(25);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test('rejects with the code of the problem', async () => {
    const call = running.client.rest.submit(limitOrder('buy', '1', '1.001'));
    await expect(call).rejects.toBeInstanceOf(ProblemError);
    await expect(call).rejects.toMatchObject({
      code: 'price_not_on_tick',
      status: 400,
      errors: [{ field: 'price' }],
    });
  });
});
