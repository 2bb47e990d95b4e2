import { ClosedError } from '../errors.js';
import { Feed, type FeedEvents } from '../feeds/feed.js';
import type { CallOptions, SocketOptions } from '../options.js';
import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type * as t from '../types.js';
import { PendingRequests, type AnswerFrame } from './pending-requests.js';

export interface OrderSocketOptions extends SocketOptions {
  /** Longest time for an answer, milliseconds; the client's `timeoutMs` by default. */
  readonly timeoutMs?: number;
  /** Most requests without an answer; 10,000 by default. */
  readonly maxPending?: number;
}

export interface OrderEvents extends FeedEvents {
  /** Something happened to an order. It comes before the answer to what caused it. */
  execution: t.Execution;
  /** A list began or ended. */
  list: t.ListReport;
}

interface Operation {
  readonly op: string;
  readonly args: unknown;
  readonly repeatable?: boolean;
}

/**
 * `WS /ws/orders`: orders in, answers and execution reports out. Requests need not wait for each
 * other; they reach the engine in the order of the calls. Made while there is no connection, they
 * wait for it, within their time limit.
 *
 * A request that was sent when the connection broke rejects with a `ConnectionError` that
 * `mayHaveHappened`, unless repeating it does no harm: then it is sent again. That holds for orders
 * with a `clientOrderId`, which the service recognises, for tests and pings.
 */
export class OrderSocket<Events extends OrderEvents = OrderEvents> extends Feed<Events> {
  private readonly pending: PendingRequests;
  private readonly timeoutMs: number;

  constructor(settings: SocketSettings, { timeoutMs = 10_000, maxPending }: OrderSocketOptions) {
    super(settings);
    this.timeoutMs = timeoutMs;
    this.pending = new PendingRequests(maxPending ?? 10_000);
  }

  /** Requests without an answer. */
  get unanswered(): number {
    return this.pending.size;
  }

  submit(order: t.SubmitOrder, options?: CallOptions): Promise<t.TradedOrderAnswer> {
    return this.request(
      { op: 'submit', args: this.own(order), repeatable: isNamed(order) },
      options,
    );
  }

  /** Does everything but enter the order; rejects as `submit` would. */
  async test(order: t.SubmitOrder, options?: CallOptions): Promise<void> {
    await this.request({ op: 'test', args: this.own(order), repeatable: true }, options);
  }

  batch(orders: readonly t.SubmitOrder[], options?: CallOptions): Promise<t.BatchAnswer> {
    const args = { orders: orders.map((order) => this.own(order)) };
    return this.request({ op: 'batch', args, repeatable: orders.every(isNamed) }, options);
  }

  cancel(order: t.CancelOrder, options?: CallOptions): Promise<t.OrderAnswer> {
    return this.request({ op: 'cancel', args: this.own(order) }, options);
  }

  replace(order: t.ReplaceOrder, options?: CallOptions): Promise<t.TradedOrderAnswer> {
    return this.request({ op: 'replace', args: this.own(order) }, options);
  }

  /** Cancels all orders that match; **without any filter those of everybody**. */
  cancelAll(filter: t.CancelOrders, options?: CallOptions): Promise<t.CancelledOrdersAnswer> {
    return this.request({ op: 'cancel_all', args: this.own(filter) }, options);
  }

  submitList(list: t.SubmitList, options?: CallOptions): Promise<t.ListAnswer> {
    const args = { ...list, orders: list.orders.map((order) => this.own(order)) };
    const repeatable = list.orders.every(isNamed);
    return this.request({ op: 'submit_list', args, repeatable }, options);
  }

  cancelList(list: t.CancelList, options?: CallOptions): Promise<t.CancelledListAnswer> {
    return this.request({ op: 'cancel_list', args: this.own(list) }, options);
  }

  /** Resolves when the service has answered. */
  async ping(options?: CallOptions): Promise<void> {
    await this.request({ op: 'ping', args: {}, repeatable: true }, options);
  }

  protected path(): string {
    return '/ws/orders';
  }

  /** Arguments as they are sent. */
  protected own<Args extends object>(args: Args): Args {
    return args;
  }

  protected override opened(): void {
    this.flush();
    this.live();
  }

  protected override lost(_why: Error): void {
    this.pending.lost();
  }

  protected override ended(why: Error): void {
    this.pending.end(why);
  }

  protected received(frame: Frame): void {
    if ('ok' in frame) this.pending.answer(frame as unknown as AnswerFrame);
    else if (frame.type === 'execution') this.report('execution', frame as unknown as t.Execution);
    else if (frame.type === 'list') this.report('list', frame as unknown as t.ListReport);
  }

  protected report<Name extends 'execution' | 'list'>(name: Name, value: OrderEvents[Name]): void {
    this.emit(name, value as Events[Name]);
  }

  protected request<Answer>(operation: Operation, options: CallOptions = {}): Promise<Answer> {
    if (this.state === 'closed') return Promise.reject(new ClosedError('the socket has ended'));
    const { op, args, repeatable = false } = operation;
    const { timeoutMs = this.timeoutMs, signal } = options;
    const answer = this.pending.add(op, args, { timeoutMs, signal, repeatable });
    this.flush();
    return answer as Promise<Answer>;
  }

  protected flush(): void {
    this.pending.flush((text) => this.socket.send(text));
  }
}

function isNamed(order: t.SubmitOrder): boolean {
  return order.clientOrderId !== undefined;
}
