/**
 * Client order ids in use (R25): per account, those of live orders and of the last ended ones.
 * A repeated request is recognised by the terms it was first accepted with. Costs one map look-up
 * for orders that carry such an id and nothing for others; bounded by the window per account.
 */
import type { SubmitList, SubmitOrder } from '../commands/commands';
import type { OrderList } from '../book/order-list';
import { sameInstructions } from '../commands/instructions';
import type { ClientOrderIdKeeper } from '../matching/market';
import type { ClientOrderIdOpener } from '../matching/submission';
import type { AccountId, ClientOrderId, ListId, OrderId } from '../types/ids';
import type { ListType } from '../types/order-terms';
import { invariant } from '../types/invariant';

/** How many ended orders' client order ids an account keeps reserved, unless configured. */
export const DEFAULT_CLIENT_ORDER_ID_WINDOW = 10_000;

export interface ClientOrder {
  readonly orderId: OrderId;
  /** The list it was submitted with, or null. */
  readonly list: ListIdentity | null;
  /** The request that was accepted. */
  readonly terms: SubmitOrder;
  readonly live: boolean;
}

/** What tells lists of the same orders apart. */
export interface ListIdentity {
  readonly listId: ListId;
  readonly type: ListType;
  /** Number of its orders. */
  readonly size: number;
}

interface Account {
  readonly byId: Map<ClientOrderId, ClientOrder>;
  /** Ring of ended ids, oldest at `oldest` once full. */
  readonly ended: ClientOrderId[];
  oldest: number;
}

export class ClientOrderIds implements ClientOrderIdKeeper, ClientOrderIdOpener {
  private readonly accounts = new Map<AccountId, Account>();

  constructor(private readonly window: number) {
    invariant(window >= 1, () => `a window of ${window} client order ids; at least 1 is needed`);
  }

  find(accountId: AccountId, clientOrderId: ClientOrderId): ClientOrder | undefined {
    return this.accounts.get(accountId)?.byId.get(clientOrderId);
  }

  opened(terms: SubmitOrder, orderId: OrderId, of: OrderList | null): void {
    const { byId } = this.accountOf(terms.accountId);
    const list = of && { listId: of.listId, type: of.type, size: of.orderIds.length };
    byId.set(terms.clientOrderId, { orderId, list, terms, live: true });
  }

  ended(accountId: AccountId, clientOrderId: ClientOrderId): void {
    const account = this.accountOf(accountId);
    const order = account.byId.get(clientOrderId);
    invariant(
      order !== undefined && order.live,
      () => `${clientOrderId} is no live client order id`,
    );
    account.byId.set(clientOrderId, { ...order, live: false });
    this.remember(account, clientOrderId);
  }

  /** Accounts by name; live orders by id, then ended ones in the order they ended. */
  snapshot(): ClientOrder[] {
    return [...this.accounts.keys()].sort(byCodeUnit).flatMap((accountId) => {
      const account = this.accountOf(accountId);
      const live = [...account.byId.values()].filter((order) => order.live);
      live.sort((a, b) => a.orderId - b.orderId);
      return [...live, ...this.endedInOrder(account)];
    });
  }

  restore(orders: readonly ClientOrder[]): void {
    this.accounts.clear();
    for (const order of orders) {
      const account = this.accountOf(order.terms.accountId);
      account.byId.set(order.terms.clientOrderId, order);
      if (!order.live) this.remember(account, order.terms.clientOrderId);
    }
  }

  private remember(account: Account, clientOrderId: ClientOrderId): void {
    if (account.ended.length < this.window) {
      account.ended.push(clientOrderId);
      return;
    }
    account.byId.delete(account.ended[account.oldest]);
    account.ended[account.oldest] = clientOrderId;
    account.oldest = (account.oldest + 1) % this.window;
  }

  private endedInOrder({ ended, oldest, byId }: Account): ClientOrder[] {
    return [...ended.slice(oldest), ...ended.slice(0, oldest)].map((id) => {
      const order = byId.get(id);
      invariant(order !== undefined, () => `ended client order id ${id} is unknown`);
      return order;
    });
  }

  private accountOf(accountId: AccountId): Account {
    let account = this.accounts.get(accountId);
    if (account === undefined) {
      account = { byId: new Map(), ended: [], oldest: 0 };
      this.accounts.set(accountId, account);
    }
    return account;
  }
}

/** Whether a request repeats an earlier one exactly. */
export function isRepetition(request: SubmitOrder, earlier: SubmitOrder): boolean {
  return (
    request.symbol === earlier.symbol &&
    request.side === earlier.side &&
    request.type === earlier.type &&
    request.timeInForce === earlier.timeInForce &&
    request.price === earlier.price &&
    request.quantity === earlier.quantity &&
    sameInstructions(request.instructions, earlier.instructions)
  );
}

/** Id of the list that a request repeats exactly, or null. */
export function repeatedList(
  request: SubmitList,
  known: readonly (ClientOrder | undefined)[],
): ListId | null {
  const list = known[0]?.list;
  if (list === undefined || list === null) return null;
  if (list.type !== request.type || list.size !== request.orders.length) return null;
  const repeats = request.orders.every((order, i) => {
    const earlier = known[i];
    return earlier?.list?.listId === list.listId && isRepetition(order, earlier.terms);
  });
  return repeats ? list.listId : null;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
