/**
 * The orders of one symbol that have not entered the market, found by id, by account and by what
 * triggers them. Hands over what a trade price triggers; runs nothing itself. Trailing stops are
 * few by rule and looked at one by one, since every new extreme moves them all.
 */
import { NO_ACCOUNT, type AccountId, type OrderId } from '../types/ids';
import type { Ticks } from '../types/units';
import { TriggerIndex } from './trigger-index';
import type { WaitingOrder } from './waiting-order';

export class WaitingOrders {
  /** The last place given to an order that waits for its trigger. */
  lastEntry = 0;
  private readonly byId = new Map<OrderId, WaitingOrder>();
  private readonly byAccount = new Map<AccountId, Set<WaitingOrder>>();
  private readonly rising = new TriggerIndex(1);
  private readonly falling = new TriggerIndex(-1);
  /** In the order of their entry. */
  private trailing: WaitingOrder[] = [];
  private trailingCount = 0;
  private waitingCount = 0;

  /** How many orders wait. */
  get count(): number {
    return this.waitingCount;
  }

  /** How many trailing stops there are, those that wait for their list's turn included. */
  get trailingStops(): number {
    return this.trailingCount;
  }

  find(orderId: OrderId): WaitingOrder | undefined {
    return this.byId.get(orderId);
  }

  /** In the order of acceptance. */
  all(): IterableIterator<WaitingOrder> {
    return this.byId.values();
  }

  ofAccount(accountId: AccountId): Iterable<WaitingOrder> {
    return this.byAccount.get(accountId) ?? [];
  }

  /** Takes in an order, which waits for its list's turn until told otherwise. */
  add(order: WaitingOrder): void {
    this.byId.set(order.orderId, order);
    this.waitingCount++;
    if (order.isTrailing) this.trailingCount++;
    const { accountId } = order.terms;
    if (accountId === NO_ACCOUNT) return;
    const own = this.byAccount.get(accountId) ?? new Set();
    this.byAccount.set(accountId, own.add(order));
  }

  remove(order: WaitingOrder): void {
    this.stopWatching(order);
    if (!this.byId.delete(order.orderId)) return;
    this.waitingCount--;
    if (order.isTrailing) this.trailingCount--;
    const { accountId } = order.terms;
    const own = this.byAccount.get(accountId);
    if (own?.delete(order) === true && own.size === 0) this.byAccount.delete(accountId);
  }

  /** Lets an order wait for its trigger, behind those that wait already. */
  watch(order: WaitingOrder): void {
    order.entry = ++this.lastEntry;
    this.watchAgain(order);
  }

  /** The same for an order that has its place already; to be called in the order of places. */
  watchAgain(order: WaitingOrder): void {
    order.waitingFor = 'trigger';
    if (order.isTrailing) this.trailing.push(order);
    else this.indexOf(order).add(order);
  }

  /** An order waits for its trigger no longer, but is still known. */
  stopWatching(order: WaitingOrder): void {
    if (order.waitingFor !== 'trigger') return;
    order.waitingFor = 'queued';
    if (order.isTrailing) this.trailing.splice(this.trailing.indexOf(order), 1);
    else this.indexOf(order).remove(order);
  }

  /**
   * The orders that a trade at this price triggers, in the order they trigger (R16): they wait for
   * nothing any more. Trailing stops then take note of the price.
   */
  takeReached(price: Ticks): WaitingOrder[] {
    const reached: WaitingOrder[] = [];
    this.rising.takeReached(price, reached);
    this.falling.takeReached(price, reached);
    for (const order of reached) order.waitingFor = 'queued';
    return this.trailing.length === 0 ? reached : this.withTrailing(reached, price);
  }

  private withTrailing(reached: WaitingOrder[], price: Ticks): WaitingOrder[] {
    const trailed = this.trailing.filter((order) => order.isReachedBy(price));
    if (trailed.length > 0) {
      this.trailing = this.trailing.filter((order) => !trailed.includes(order));
      for (const order of trailed) order.waitingFor = 'queued';
      reached.push(...trailed);
      reached.sort(alongTheMove);
    }
    for (const order of this.trailing) order.follow(price);
    return reached;
  }

  private indexOf(order: WaitingOrder): TriggerIndex {
    return order.triggersRising ? this.rising : this.falling;
  }
}

/** Rising before falling; ascending or descending by trigger price, then by place. */
function alongTheMove(a: WaitingOrder, b: WaitingOrder): number {
  if (a.triggersRising !== b.triggersRising) return a.triggersRising ? -1 : 1;
  const rise = a.triggerPrice - b.triggerPrice || 0;
  return (a.triggersRising ? rise : -rise) || a.entry - b.entry;
}
