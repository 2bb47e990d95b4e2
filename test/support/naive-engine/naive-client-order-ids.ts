/** R25 as one list that is scanned: live names, and of the ended ones the last few per account. */
import type { SubmitOrder } from '../../../src/core/commands/commands';
import type { ClientOrder } from '../../../src/core/engine/client-order-ids';
import type { OrderId } from '../../../src/core/types/ids';

interface Name {
  readonly orderId: OrderId;
  readonly list: ClientOrder['list'];
  readonly terms: SubmitOrder;
  /** When it ended, counted in ended names; null while it lives. */
  endedAs: number | null;
}

export class NaiveClientOrderIds {
  private names: Name[] = [];
  private endedCount = 0;

  constructor(private readonly window: number) {}

  find({ accountId, clientOrderId }: SubmitOrder): ClientOrder | undefined {
    if (clientOrderId === '') return undefined;
    const name = this.names.find(
      ({ terms }) => terms.accountId === accountId && terms.clientOrderId === clientOrderId,
    );
    return name && asClientOrder(name);
  }

  open(orderId: OrderId, list: ClientOrder['list'], terms: SubmitOrder): void {
    if (terms.clientOrderId !== '') this.names.push({ orderId, list, terms, endedAs: null });
  }

  end(orderId: OrderId): void {
    const name = this.names.find((candidate) => candidate.orderId === orderId);
    if (name === undefined) return;
    name.endedAs = ++this.endedCount;
    const ended = this.endedOf(name.terms.accountId);
    const tooMany = ended.slice(0, Math.max(0, ended.length - this.window));
    this.names = this.names.filter((candidate) => !tooMany.includes(candidate));
  }

  snapshot(): ClientOrder[] {
    const accounts = [...new Set(this.names.map(({ terms }) => terms.accountId))].sort();
    return accounts.flatMap((accountId) => {
      const live = this.names.filter(
        (name) => name.terms.accountId === accountId && name.endedAs === null,
      );
      live.sort((a, b) => a.orderId - b.orderId);
      return [...live, ...this.endedOf(accountId)].map(asClientOrder);
    });
  }

  private endedOf(accountId: string): Name[] {
    return this.names
      .filter((name) => name.terms.accountId === accountId && name.endedAs !== null)
      .sort((a, b) => (a.endedAs as number) - (b.endedAs as number));
  }
}

function asClientOrder({ orderId, list, terms, endedAs }: Name): ClientOrder {
  return { orderId, list, terms, live: endedAs === null };
}

/** The same request, whatever became of the order since. */
export function asksTheSame(a: SubmitOrder, b: SubmitOrder): boolean {
  const words = (order: SubmitOrder) => {
    const { symbol, side, type, timeInForce, price, quantity, instructions } = order;
    const asked = instructions === null ? null : Object.entries(instructions).sort();
    return JSON.stringify([symbol, side, type, timeInForce, price, quantity, asked]);
  };
  return words(a) === words(b);
}
