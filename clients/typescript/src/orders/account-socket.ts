import { queryOf } from '../query.js';
import type { Frame } from '../socket/frame.js';
import type { SocketSettings } from '../socket/socket-settings.js';
import type * as t from '../types.js';
import { OrderSocket, type OrderEvents, type OrderSocketOptions } from './order-socket.js';

export interface AccountOptions extends OrderSocketOptions {
  /**
   * Begins with every report after this `accountSequence`, for a program that kept it; `orders` then
   * knows only what reports told. By default it begins with the live orders as they are.
   */
  readonly from?: number;
}

/** The live orders of the account as they are, instead of reports. */
export interface AccountSnapshot {
  readonly accountSequence: number;
  readonly orders: readonly t.Order[];
  /** Reports after this one up to `accountSequence` will not come; null at the beginning. */
  readonly missedAfter: number | null;
}

export interface AccountEvents extends OrderEvents {
  snapshot: AccountSnapshot;
}

/** More than any account has: the service then begins with a snapshot. */
const UNKNOWN = 999_999_999_999_999;
/** Id of the first request of each connection; those of the program begin with 1. */
const CAUGHT_UP = 0;
const LIVE: readonly t.OrderStatus[] = ['pending', 'open', 'partially_filled'];

/**
 * `WS /ws/orders?accountId=`: order entry for one account, and every report about its orders once,
 * in order, whoever entered them. `orders` are its live orders. Reports are numbered; after a lost
 * connection, or when one is missing, the socket asks for those after the last one it has. If the
 * service no longer has them, a `snapshot` says what was missed.
 *
 * Requests are made for the account, unless they name another one.
 */
export class AccountSocket extends OrderSocket<AccountEvents> {
  private readonly liveOrders = new Map<string, t.Order>();
  private last: number | undefined;

  constructor(
    settings: SocketSettings,
    readonly accountId: string,
    options: AccountOptions,
  ) {
    super(settings, options);
    this.last = options.from;
  }

  /** The account's live orders (pending ones included) by `orderId`. */
  get orders(): ReadonlyMap<string, t.Order> {
    return this.liveOrders;
  }

  /** The last report's place; 0 before the first. */
  get accountSequence(): number {
    return this.last ?? 0;
  }

  protected override path(): string {
    const { accountId } = this;
    return `/ws/orders${queryOf({ accountId, from: this.last ?? UNKNOWN })}`;
  }

  protected override own<Args extends object>(args: Args): Args {
    return { accountId: this.accountId, ...args };
  }

  /** What was missed comes before the answer to this ping does. */
  protected override opened(): void {
    this.socket.send(`{"id":${CAUGHT_UP},"op":"ping"}`);
    this.flush();
  }

  protected override received(frame: Frame): void {
    if (frame.type === 'snapshot') this.restart(frame as unknown as AccountSnapshot);
    else if (frame.type === 'execution') this.execution(frame as unknown as t.Execution);
    else if (frame.type === 'list') this.list(frame as unknown as t.ListReport);
    else if (frame.type === 'heartbeat') this.confirm(frame.accountSequence);
    else if ('ok' in frame && frame.id === CAUGHT_UP) this.live();
    else super.received(frame);
  }

  private restart({ accountSequence, orders }: AccountSnapshot): void {
    const missedAfter = this.last ?? null;
    if (missedAfter !== null && accountSequence < missedAfter) {
      this.tell('resync', { reason: 'reset', detail: `${accountSequence}, not ${missedAfter}` });
    }
    this.last = accountSequence;
    this.liveOrders.clear();
    for (const order of orders) this.liveOrders.set(order.orderId, order);
    this.emit('snapshot', { accountSequence, orders, missedAfter });
  }

  private execution(report: t.Execution): void {
    const { order, accountSequence } = report;
    if (order.accountId === this.accountId) {
      if (!this.follows(accountSequence)) return;
      if (LIVE.includes(order.status)) this.liveOrders.set(order.orderId, order);
      else this.liveOrders.delete(order.orderId);
    }
    this.emit('execution', report);
  }

  private list(report: t.ListReport): void {
    if (report.accountId === this.accountId && !this.follows(report.accountSequence)) return;
    this.emit('list', report);
  }

  private confirm(accountSequence: unknown): void {
    if (typeof accountSequence !== 'number' || accountSequence === this.last) return;
    this.resync('gap', `the account is at ${accountSequence}, not at ${this.last}`);
  }

  /** Whether a report is the one to come; if it is not, the repair begins. */
  private follows(accountSequence = NaN): boolean {
    const expected = this.accountSequence + 1;
    if (accountSequence === expected) this.last = expected;
    else this.resync('gap', `report ${expected} should come, not ${accountSequence}`);
    return this.last === expected;
  }
}
