/** The parts of one symbol that matching works on. */
import type { OrderBook } from '../book/order-book';
import type { OrderLists } from '../book/order-list';
import type { WaitingOrders } from '../book/waiting-orders';
import type { Instrument } from '../instrument/instrument';
import type { AccountId, ClientOrderId } from '../types/ids';
import type { ActivationQueue } from './activation-queue';
import type { Deadlines } from './deadlines';
import type { EventReporter } from './event-reporter';
import type { SymbolState } from './symbol-state';

/** Told when an order that carries a client order id has ended. */
export interface ClientOrderIdKeeper {
  ended(accountId: AccountId, clientOrderId: ClientOrderId): void;
}

export interface Market {
  readonly instrument: Instrument;
  readonly book: OrderBook;
  readonly waiting: WaitingOrders;
  readonly lists: OrderLists;
  readonly queue: ActivationQueue;
  readonly state: SymbolState;
  readonly report: EventReporter;
  readonly clientOrderIds: ClientOrderIdKeeper;
  readonly deadlines: Deadlines;
}
