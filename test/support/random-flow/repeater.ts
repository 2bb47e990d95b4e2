/** Remembers named requests and sends them again, now and then with one field changed (R25). */
import type { SubmitList, SubmitOrder } from '../../../src/core/commands/commands';
import { NO_INSTRUCTIONS } from '../../../src/core/commands/instructions';
import { ListType, OrderType, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import type { Lots, Ticks } from '../../../src/core/types/units';
import type { FlowProfile } from './flow-profile';
import type { Random } from './random';

const MEMORY = 12;

export class Repeater {
  private readonly memory: (SubmitOrder | SubmitList)[] = [];

  constructor(
    private readonly random: Random,
    private readonly profile: FlowProfile,
  ) {}

  sent<T extends SubmitOrder | SubmitList>(request: T): T {
    const orders: readonly SubmitOrder[] = 'orders' in request ? request.orders : [request];
    if (orders.some((order) => order.clientOrderId !== '')) remember(this.memory, request);
    return request;
  }

  repetition(): SubmitOrder | SubmitList | undefined {
    if (this.memory.length === 0) return undefined;
    const earlier = this.random.pick(this.memory);
    if (this.random.chance(60)) return { ...earlier };
    return 'orders' in earlier ? this.changedList(earlier) : this.changedOrder(earlier);
  }

  private changedOrder(earlier: SubmitOrder): SubmitOrder {
    const { random, profile } = this;
    const asked = earlier.instructions ?? NO_INSTRUCTIONS;
    const changes: Partial<SubmitOrder>[] = [
      { quantity: (earlier.quantity + 1) as Lots },
      { price: (earlier.price + 1) as Ticks },
      { side: earlier.side === Side.Buy ? Side.Sell : Side.Buy },
      { timeInForce: TimeInForce.Ioc },
      { type: OrderType.Market },
      { symbol: random.pick(profile.instruments).symbol },
      { accountId: random.pick(profile.accounts) },
      { instructions: earlier.instructions === null ? NO_INSTRUCTIONS : null },
      { instructions: { ...asked, triggerPrice: (asked.triggerPrice + 1) as Ticks } },
      { instructions: { ...asked } },
    ];
    return { ...earlier, ...random.pick(changes) };
  }

  private changedList(earlier: SubmitList): SubmitOrder | SubmitList {
    const { random } = this;
    const { orders } = earlier;
    if (random.chance(30)) return random.pick(orders) ?? earlier;
    const changes: Partial<SubmitList>[] = [
      { type: random.pick([ListType.Oco, ListType.Oto, ListType.Otoco]) },
      { orders: [...orders].reverse() },
      { orders: orders.slice(1) },
      { orders: orders.map((order, i) => (i === 0 ? this.changedOrder(order) : order)) },
    ];
    return { ...earlier, ...random.pick(changes) };
  }
}

export function remember<T>(memory: T[], item: T): void {
  memory.push(item);
  if (memory.length > MEMORY) memory.shift();
}
