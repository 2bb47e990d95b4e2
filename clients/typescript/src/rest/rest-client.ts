import type { CallOptions } from '../options.js';
import type * as t from '../types.js';
import { Http, type HttpRequest, type HttpSettings, type Query } from './http.js';

const ORDERS = '/api/v1/orders';
const LISTS = '/api/v1/orders/lists';

/**
 * Every route of the service, one method each. A refusal rejects with `ProblemError`, no answer in
 * time with `TimeoutError`, a failed connection with `ConnectionError`.
 */
export class RestClient {
  private readonly http: Http;

  constructor(settings: HttpSettings) {
    this.http = new Http(settings);
  }

  /** Enters an order. Look at `order.status`: it may have ended at once. */
  submit(order: t.SubmitOrder, options?: CallOptions): Promise<t.TradedOrderAnswer> {
    return this.post(ORDERS, order, options);
  }

  /** Does everything but enter the order; rejects as `submit` would. */
  async test(order: t.SubmitOrder, options?: CallOptions): Promise<void> {
    await this.post(`${ORDERS}/test`, order, options);
  }

  /** Enters 1 to 1,000 orders, each on its own; one result for each, in their order. */
  batch(orders: readonly t.SubmitOrder[], options?: CallOptions): Promise<t.BatchAnswer> {
    return this.post(`${ORDERS}/batch`, { orders }, options);
  }

  /** Cancels an order by `orderId` or `clientOrderId`. */
  cancel(order: t.CancelOrder, options?: CallOptions): Promise<t.OrderAnswer> {
    return this.post(`${ORDERS}/cancel`, order, options);
  }

  /** Cancels by id, as `cancel` does, with the verb DELETE. */
  cancelById(orderId: string, query: t.OrderQuery, options?: CallOptions): Promise<t.OrderAnswer> {
    return this.delete(`${ORDERS}/${segment(orderId)}`, query, options);
  }

  /** Cancels all orders that match; **without any filter those of everybody**. */
  cancelAll(filter: t.CancelOrders, options?: CallOptions): Promise<t.CancelledOrdersAnswer> {
    return this.delete(ORDERS, filter, options);
  }

  /** Changes price, total quantity or trigger price of a live order. */
  replace(
    orderId: string,
    terms: t.ReplaceTerms,
    options?: CallOptions,
  ): Promise<t.TradedOrderAnswer> {
    const path = `${ORDERS}/${segment(orderId)}`;
    return this.send({ method: 'PATCH', path, body: terms }, options);
  }

  order(orderId: string, query: t.OrderQuery, options?: CallOptions): Promise<t.Order> {
    return this.get(`${ORDERS}/${segment(orderId)}`, query, options);
  }

  /** Orders, newest first; pass `nextCursor` as `cursor` for the next page. */
  orders(query: t.OrdersQuery = {}, options?: CallOptions): Promise<t.OrdersPage> {
    return this.get(ORDERS, query, options);
  }

  submitList(list: t.SubmitList, options?: CallOptions): Promise<t.ListAnswer> {
    return this.post(LISTS, list, options);
  }

  cancelList(
    listId: string,
    query: t.OrderQuery,
    options?: CallOptions,
  ): Promise<t.CancelledListAnswer> {
    return this.delete(`${LISTS}/${segment(listId)}`, query, options);
  }

  list(listId: string, query: t.OrderQuery, options?: CallOptions): Promise<t.OrderList> {
    return this.get(`${LISTS}/${segment(listId)}`, query, options);
  }

  lists(query: t.ListsQuery = {}, options?: CallOptions): Promise<t.ListsPage> {
    return this.get(LISTS, query, options);
  }

  preventedMatches(
    query: t.PreventedMatchesQuery = {},
    options?: CallOptions,
  ): Promise<{ preventedMatches: t.PreventedMatch[] }> {
    return this.get('/api/v1/prevented-matches', query, options);
  }

  bbo(symbol: string, options?: CallOptions): Promise<t.Bbo> {
    return this.get(`/api/v1/bbo/${segment(symbol)}`, {}, options);
  }

  /** @param query depth: levels of each side, 1 to 1,000; 10 by default */
  orderBook(
    symbol: string,
    query: { depth?: number } = {},
    options?: CallOptions,
  ): Promise<t.OrderBook> {
    return this.get(`/api/v1/orderbook/${segment(symbol)}`, query, options);
  }

  /** Trades, newest first. */
  trades(
    symbol: string,
    query: t.TradesQuery = {},
    options?: CallOptions,
  ): Promise<{ trades: t.Trade[] }> {
    return this.get(`/api/v1/trades/${segment(symbol)}`, query, options);
  }

  /** The last 24 hours of one instrument. */
  ticker(symbol: string, options?: CallOptions): Promise<t.Ticker> {
    return this.get(`/api/v1/ticker/${segment(symbol)}`, {}, options);
  }

  tickers(options?: CallOptions): Promise<{ tickers: t.Ticker[] }> {
    return this.get('/api/v1/ticker', {}, options);
  }

  candles(symbol: string, query: t.CandlesQuery = {}, options?: CallOptions): Promise<t.Candles> {
    return this.get(`/api/v1/candles/${segment(symbol)}`, query, options);
  }

  instruments(options?: CallOptions): Promise<{ instruments: t.Instrument[] }> {
    return this.get('/api/v1/instruments', {}, options);
  }

  instrument(symbol: string, options?: CallOptions): Promise<t.Instrument> {
    return this.get(`/api/v1/instruments/${segment(symbol)}`, {}, options);
  }

  /** Lists an instrument; the same terms again change nothing. */
  listInstrument(terms: t.ListInstrument, options?: CallOptions): Promise<t.Instrument> {
    return this.post('/admin/instruments', terms, options);
  }

  setTradingState(
    symbol: string,
    state: t.TradingState,
    options?: CallOptions,
  ): Promise<t.Instrument> {
    return this.post(`/admin/instruments/${segment(symbol)}/state`, { state }, options);
  }

  /** The snapshots that the service keeps. */
  snapshots(options?: CallOptions): Promise<t.Snapshots> {
    return this.get('/admin/snapshots', {}, options);
  }

  /** Writes a snapshot now; resolves once it is on disk, so give it time. */
  writeSnapshot(options?: CallOptions): Promise<t.Snapshot> {
    return this.send({ method: 'POST', path: '/admin/snapshots' }, options);
  }

  live(options?: CallOptions): Promise<t.Live> {
    return this.get('/admin/health/live', {}, options);
  }

  /** Resolves also when the service is not ready: see `status`. */
  readiness(options?: CallOptions): Promise<t.Ready> {
    const path = '/admin/health/ready';
    return this.send({ method: 'GET', path, alsoFine: [503] }, options);
  }

  /** Metrics in the text format of Prometheus. */
  metrics(options?: CallOptions): Promise<string> {
    return this.http.text({ method: 'GET', path: '/admin/metrics' }, options);
  }

  private get<Answer>(path: string, query: Query, options?: CallOptions): Promise<Answer> {
    return this.send({ method: 'GET', path, query }, options);
  }

  private delete<Answer>(path: string, query: Query, options?: CallOptions): Promise<Answer> {
    return this.send({ method: 'DELETE', path, query }, options);
  }

  private post<Answer>(path: string, body: unknown, options?: CallOptions): Promise<Answer> {
    return this.send({ method: 'POST', path, body }, options);
  }

  private send<Answer>(request: HttpRequest, options?: CallOptions): Promise<Answer> {
    return this.http.json(request, options);
  }
}

function segment(text: string): string {
  return encodeURIComponent(text);
}
