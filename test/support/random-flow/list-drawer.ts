/** Draws lists of dependent orders; a few of them have no sound shape. */
import type { SubmitList, SubmitOrder } from '../../../src/core/commands/commands';
import { ListType } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import { ORDER_KINDS, type OrderKind } from './flow-profile';
import type { OrderDrawer, Whose } from './order-drawer';
import type { Random } from './random';

const PAIRED: readonly OrderKind[] = [
  'limit',
  'limit',
  'limit',
  'stop',
  'stopLimit',
  'takeProfit',
  'takeProfitLimit',
  'trailingStop',
];

export class ListDrawer {
  constructor(
    private readonly random: Random,
    private readonly orders: OrderDrawer,
  ) {}

  draw(whose: Whose): SubmitList {
    const { symbol, accountId } = whose;
    const type = this.random.pick([ListType.Oco, ListType.Oto, ListType.Otoco]);
    const orders = this.named(this.legs(type, whose));
    const list: SubmitList = { kind: 'submit_list', symbol, accountId, type, orders };
    return this.random.chance(4) ? this.spoil(list) : list;
  }

  private legs(type: ListType, whose: Whose): SubmitOrder[] {
    const { random } = this;
    const contra = { ...whose, side: whose.side === Side.Buy ? Side.Sell : Side.Buy };
    const other = random.chance(75) ? contra : whose;
    switch (type) {
      case ListType.Oco:
        return [this.leg(PAIRED, whose), this.leg(PAIRED, whose)];
      case ListType.Oto:
        return [this.leg(['limit'], whose), this.leg(ORDER_KINDS, other)];
      case ListType.Otoco:
        return [this.leg(['limit'], whose), this.leg(PAIRED, other), this.leg(PAIRED, other)];
    }
  }

  /** Only a list of which every order has a name can be repeated. */
  private named(orders: readonly SubmitOrder[]): readonly SubmitOrder[] {
    const isNamed = orders.some(({ clientOrderId }) => clientOrderId !== '');
    if (!isNamed || this.random.chance(30)) return orders;
    return orders.map((order) => ({
      ...order,
      clientOrderId: order.clientOrderId || this.orders.name(),
    }));
  }

  private leg(kinds: readonly OrderKind[], whose: Whose): SubmitOrder {
    return this.orders.draw(this.random.pick(kinds), whose);
  }

  private spoil(list: SubmitList): SubmitList {
    const { random } = this;
    const [first, second] = list.orders;
    const otherSide = first.side === Side.Buy ? Side.Sell : Side.Buy;
    const same = { clientOrderId: 'same' };
    const spoilt: Partial<SubmitList>[] = [
      { orders: [first] },
      { orders: [] },
      { orders: [...list.orders, second] },
      { orders: [first, this.leg(['market', 'ioc', 'quote'], first)] },
      { orders: [this.leg(['stop', 'market', 'fok'], first), second] },
      { orders: [{ ...first, side: otherSide }, ...list.orders.slice(1)] },
      { orders: [{ ...first, accountId: 'nobody' }, ...list.orders.slice(1)] },
      { orders: [{ ...first, symbol: 'NONE-USD' }, ...list.orders.slice(1)] },
      { orders: list.orders.map((order) => ({ ...order, ...same })) },
      { type: random.pick([ListType.Oco, ListType.Oto, ListType.Otoco]) },
    ];
    return { ...list, ...random.pick(spoilt) };
  }
}
