/** Draws single orders of every kind, asking for whatever the profile lets them ask for. */
import type { SubmitOrder } from '../../../src/core/commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../../../src/core/commands/instructions';
import { OrderType, PostOnly, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import { MAX_UNITS, NO_PRICE, type Lots, type Ticks } from '../../../src/core/types/units';
import type { FlowClock } from './flow-clock';
import type { FlowProfile, OrderKind } from './flow-profile';
import type { MarketKnowledge } from './market-knowledge';
import type { Random } from './random';

const { Gtc, Ioc, Fok, Gtd, Day } = TimeInForce;
const MOSTLY_GTC = [Gtc, Gtc, Gtc, Gtc, Ioc, Fok];
const KINDS: Readonly<Record<OrderKind, { type: OrderType; times: readonly TimeInForce[] }>> = {
  limit: { type: OrderType.Limit, times: [Gtc] },
  market: { type: OrderType.Market, times: [Gtc, Ioc] },
  ioc: { type: OrderType.Limit, times: [Ioc] },
  fok: { type: OrderType.Limit, times: [Fok] },
  marketFok: { type: OrderType.Market, times: [Fok] },
  quote: { type: OrderType.Market, times: [Gtc, Ioc, Fok] },
  stop: { type: OrderType.Stop, times: MOSTLY_GTC },
  stopLimit: { type: OrderType.StopLimit, times: MOSTLY_GTC },
  takeProfit: { type: OrderType.TakeProfit, times: MOSTLY_GTC },
  takeProfitLimit: { type: OrderType.TakeProfitLimit, times: MOSTLY_GTC },
  trailingStop: { type: OrderType.TrailingStop, times: MOSTLY_GTC },
};
const LIMITS: readonly OrderType[] = [
  OrderType.Limit,
  OrderType.StopLimit,
  OrderType.TakeProfitLimit,
];

export interface Whose {
  readonly symbol: string;
  readonly accountId: string;
  readonly side: Side;
}

export class OrderDrawer {
  private named = 0;

  constructor(
    private readonly random: Random,
    private readonly profile: FlowProfile,
    private readonly market: MarketKnowledge,
    private readonly clock: FlowClock,
  ) {}

  draw(kind: OrderKind, whose: Whose): SubmitOrder {
    const { random, profile } = this;
    const { type } = KINDS[kind];
    const timeInForce = this.timeInForce(kind);
    const order: SubmitOrder = {
      kind: 'submit_order',
      ...whose,
      clientOrderId: random.chance(profile.namedPercent) ? this.name() : '',
      type,
      timeInForce,
      price: LIMITS.includes(type) ? this.price(whose.side) : NO_PRICE,
      quantity: kind === 'quote' ? (0 as Lots) : this.quantity(),
      instructions: null,
    };
    return { ...order, instructions: this.instructions(kind, order) };
  }

  price(side: Side): Ticks {
    const { random, profile } = this;
    const { middle, spread } = profile;
    if (random.chance(1)) return random.pick([0, -1, MAX_UNITS]) as Ticks;
    if (!random.chance(profile.passivePercent)) {
      return Math.max(0, middle + random.between(-spread, spread)) as Ticks;
    }
    const away = random.between(1, spread);
    return Math.max(0, side === Side.Buy ? middle - away : middle + away) as Ticks;
  }

  triggerPrice(symbol: string): Ticks {
    const { random, profile, market } = this;
    const about = random.chance(70) ? market.lastPrice(symbol) || profile.middle : profile.middle;
    return Math.max(1, about + random.between(-profile.spread, profile.spread)) as Ticks;
  }

  quantity(): Lots {
    const { random, profile } = this;
    if (random.chance(1)) return 0 as Lots;
    if (profile.quantities === 'tiny') return random.between(1, 5) as Lots;
    if (profile.quantities === 'huge' && random.chance(50)) {
      return random.pick([MAX_UNITS, MAX_UNITS - 1, (MAX_UNITS + 1) / 2, 2 ** 52 - 1]) as Lots;
    }
    return random.pick([1, 2, 3, 10, 10, 99, 1000, 1_000_001]) as Lots;
  }

  /** Mostly one that was never used before. */
  name(): string {
    return this.random.chance(60) ? `n${++this.named}` : this.random.pick(this.profile.names);
  }

  private timeInForce(kind: OrderKind): TimeInForce {
    const timeInForce = this.random.pick(KINDS[kind].times);
    const isTimed = KINDS[kind].type !== OrderType.Market && timeInForce === Gtc;
    if (!isTimed || !this.random.chance(this.profile.features.timed)) return timeInForce;
    return this.random.pick([Gtd, Gtd, Day]);
  }

  private instructions(kind: OrderKind, order: SubmitOrder): Instructions | null {
    const { random, profile } = this;
    const { features } = profile;
    const asked = { ...this.wishes(kind, order), ...this.limits(kind, order) };
    if (Object.keys(asked).length === 0 && !random.chance(features.explicit)) return null;
    const isGrouped = order.accountId !== '' && random.chance(features.grouped);
    return {
      ...NO_INSTRUCTIONS,
      selfTradePrevention: random.pick(profile.preventions),
      tradeGroup: isGrouped ? random.pick(['desk', 'fund']) : '',
      ...asked,
    };
  }

  /** What the kind of order cannot do without. */
  private limits(kind: OrderKind, order: SubmitOrder): Partial<Instructions> {
    const { random, profile } = this;
    const expireTime = order.timeInForce === Gtd ? { expireTime: this.clock.deadline() } : {};
    switch (kind) {
      case 'stop':
      case 'stopLimit':
      case 'takeProfit':
      case 'takeProfitLimit':
        return { ...expireTime, triggerPrice: this.triggerPrice(order.symbol) } as Instructions;
      case 'trailingStop': {
        const byAmount = { trailingAmount: random.between(1, profile.spread) as Ticks };
        const byDelta = { trailingDelta: random.pick([1, 5, 10, 25, 100, 2500, 9999]) };
        return { ...expireTime, ...(random.chance(50) ? byAmount : byDelta) } as Instructions;
      }
      case 'quote':
        return { quoteQuantity: this.quoteQuantity() };
      default:
        return expireTime as Instructions;
    }
  }

  /** What it may ask for besides. */
  private wishes(kind: OrderKind, order: SubmitOrder): Partial<Instructions> {
    const { random, profile } = this;
    const { features } = profile;
    const isLimit = LIMITS.includes(order.type);
    const mayRest = isLimit && order.timeInForce !== Ioc && order.timeInForce !== Fok;
    const wishes: { -readonly [K in keyof Instructions]?: Instructions[K] } = {};
    if (!isLimit && random.chance(features.protection)) wishes.protectionPrice = this.nearPrice();
    if (mayRest && random.chance(features.iceberg)) wishes.displayQuantity = this.part(order);
    if (kind !== 'limit' && kind !== 'ioc') return wishes;
    if (random.chance(features.minQuantity)) wishes.minQuantity = this.part(order);
    else if (mayRest && random.chance(features.postOnly)) {
      wishes.postOnly = random.pick([PostOnly.Reject, PostOnly.Slide, PostOnly.Slide]);
    }
    return wishes;
  }

  private nearPrice(): Ticks {
    const { random, profile } = this;
    return Math.max(1, profile.middle + random.between(-profile.spread, profile.spread)) as Ticks;
  }

  private part({ quantity }: SubmitOrder): Lots {
    const { random } = this;
    const half = Math.ceil(quantity / 2);
    const slice = random.pick([1, 1, 2, half, quantity, Math.ceil(quantity / 100)]);
    return Math.max(1, Math.min(quantity, slice)) as Lots;
  }

  private quoteQuantity(): number {
    const { random, profile } = this;
    if (profile.quantities === 'huge' && random.chance(30)) return MAX_UNITS;
    const lots = random.pick([0, 1, 2, 5, 20]);
    const quote = profile.middle * lots + random.between(0, profile.middle);
    return Math.min(MAX_UNITS, Math.max(1, quote));
  }
}
