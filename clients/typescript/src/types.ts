/** The words of the wire, by readable names. All are generated from the service's documents. */
import type { components, operations } from './generated.js';

type Schemas = components['schemas'];
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

/** Price and quantity, both decimal strings. In an update, quantity `"0"` removes the level. */
export type Level = [price: string, quantity: string];

export type Side = 'buy' | 'sell';
export type Order = Schemas['OrderResponse'];
export type OrderStatus = Order['status'];
export type Trade = Schemas['TradeResponse'];
export type PreventedMatch = Schemas['PreventedMatchResponse'];
export type OrderList = Schemas['ListResponse'];
export type Instrument = Schemas['InstrumentResponse'];
export type TradingState = Instrument['state'];
export type OrderBook = Schemas['OrderBookResponse'];
export type Bbo = Schemas['BboResponse'];
/** The last 24 hours of an instrument. */
export type Ticker = Schemas['TickerResponse'];
export type Candle = Schemas['CandleResponse'];
/** Oldest first; the current one is included. */
export type Candles = Schemas['CandlesResponse'];
export type CandleInterval = Candles['interval'];
export type PriceAndQuantity = Schemas['PriceAndQuantity'];
export type Problem = Schemas['ProblemResponse'];
export type ProblemCode = Problem['code'];
export type FieldProblem = Schemas['FieldProblemResponse'];

export type SubmitOrder = Schemas['SubmitOrderRequest'];
export type SubmitList = Omit<Schemas['SubmitListRequest'], 'orders'> & { orders: SubmitOrder[] };
export type CancelOrder = Schemas['CancelOrderRequest'];
export type ReplaceTerms = Schemas['ReplaceTermsRequest'];
export type ReplaceOrder = NonNullable<Schemas['OrdersReplaceFrame']['args']>;
export type CancelList = NonNullable<Schemas['OrdersCancelListFrame']['args']>;
export type CancelOrders = Query<'OrdersController_cancelAll'>;
export type OrderQuery = Query<'OrdersController_one'>;
export type OrdersQuery = Partial<Query<'OrdersController_list'>>;
export type ListsQuery = Partial<Query<'OrderListsController_list'>>;
export type PreventedMatchesQuery = Partial<Query<'PreventedMatchesController_latest'>>;
export type TradesQuery = Partial<Query<'TradesController_latest'>>;
export type CandlesQuery = Partial<Query<'CandlesController_list'>>;
export type ListInstrument = Schemas['ListInstrumentRequest'];

export type OrderAnswer = Schemas['OrderAnswer'];
export type TradedOrderAnswer = Schemas['TradedOrderAnswer'];
export type CancelledOrdersAnswer = Schemas['CancelledOrdersAnswer'];
export type ListAnswer = Schemas['ListAnswer'];
export type CancelledListAnswer = Schemas['CancelledListAnswer'];
/** One result of a batch, in the order of the request: an answer, or the problem of that entry. */
export type BatchResult = TradedOrderAnswer | Problem;
export interface BatchAnswer {
  readonly results: BatchResult[];
}
export type OrdersPage = Schemas['OrdersPage'];
export type ListsPage = Schemas['ListsPage'];
export type Snapshot = Schemas['SnapshotResponse'];
export type Snapshots = Schemas['SnapshotsResponse'];
export type Live = Schemas['LiveResponse'];
export type Ready = Schemas['ReadyResponse'];

/** A step in the life of an order. On an account's socket it has an `accountSequence`. */
export type Execution = Schemas['OrdersExecutionFrame'];
/** The beginning or end of a list of orders. */
export type ListReport = Schemas['OrdersListFrame'];
export type BookSnapshot = Schemas['MarketDataSnapshotFrame'];
export type BookUpdate = Schemas['MarketDataUpdateFrame'];
export type BboChange = Schemas['MarketDataBboFrame'];
/** How often a conflated book feed tells what changed. */
export type ConflationInterval = NonNullable<Schemas['MarketDataSocketQuery']['interval']>;
export type QueueSnapshot = Schemas['BookQueueSnapshotFrame'];
export type QueueUpdate = Schemas['BookQueueUpdateFrame'];
/** An order in the queue of its price: id, price and shown quantity. */
export type QueuedOrder = QueueSnapshot['bids'][number];
/** A change of the order by order book; changes apply in order. */
export type QueueChange = QueueUpdate['changes'][number];
export type TradesGap = Schemas['TradesGapFrame'];
export type ServiceStatus = Schemas['StatusStatusFrame'];
