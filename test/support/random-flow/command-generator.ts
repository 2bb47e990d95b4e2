/** Draws commands of a profile, most of them about orders that are really there. */
import type {
  CancelOrders,
  Command,
  ListInstrument,
  OrderReference,
  SetTradingState,
  SubmitOrder,
} from '../../../src/core/commands/commands';
import type { OrderSnapshot } from '../../../src/core/engine/snapshot';
import type { Instrument } from '../../../src/core/instrument/instrument';
import { TradingState } from '../../../src/core/instrument/trading-state';
import { NO_ORDER_ID, type OrderId } from '../../../src/core/types/ids';
import { OrderType, TimeInForce } from '../../../src/core/types/order-terms';
import { Side } from '../../../src/core/types/side';
import { MAX_UNITS, NO_PRICE, type Lots, type Ticks } from '../../../src/core/types/units';
import type { FlowProfile } from './flow-profile';
import type { Random } from './random';

/** What the generator may know of the market to aim well. */
export interface MarketKnowledge {
  restingOrders(symbol: string): readonly OrderSnapshot[];
}

const MEMORY = 12;
const TERMS = {
  limit: [OrderType.Limit, TimeInForce.Gtc],
  market: [OrderType.Market, TimeInForce.Gtc],
  ioc: [OrderType.Limit, TimeInForce.Ioc],
  fok: [OrderType.Limit, TimeInForce.Fok],
  marketFok: [OrderType.Market, TimeInForce.Fok],
} as const;

export class CommandGenerator {
  /** Requests with a client order id, to be repeated. */
  private readonly sent: SubmitOrder[] = [];
  /** Orders seen resting, some of them long gone. */
  private readonly seen: OrderSnapshot[] = [];

  constructor(
    private readonly random: Random,
    private readonly profile: FlowProfile,
    private readonly market: MarketKnowledge,
  ) {}

  /** Lists every instrument of the profile. */
  opening(): Command[] {
    return this.profile.instruments.map((instrument) => ({
      kind: 'list_instrument',
      instrument,
      state: TradingState.Open,
    }));
  }

  next(): Command {
    const action = this.random.weighted(this.profile.actions);
    switch (action) {
      case 'repeat':
        return this.repetition();
      case 'cancel':
        return { kind: 'cancel_order', ...this.reference(this.target()) };
      case 'replace':
        return this.replacement();
      case 'massCancel':
        return this.massCancel();
      case 'tradingState':
        return this.tradingState();
      case 'list':
        return this.listing();
      default:
        return this.submission(action);
    }
  }

  private submission(action: keyof typeof TERMS): SubmitOrder {
    const { random, profile } = this;
    const [type, timeInForce] = TERMS[action];
    const side = random.pick([Side.Buy, Side.Sell]);
    const command: SubmitOrder = {
      kind: 'submit_order',
      symbol: this.symbol(),
      accountId: random.pick(profile.accounts),
      clientOrderId: random.chance(profile.namedPercent) ? random.pick(profile.names) : '',
      side,
      type,
      timeInForce,
      price: type === OrderType.Market ? NO_PRICE : this.price(side),
      quantity: this.quantity(),
    };
    if (command.clientOrderId !== '') remember(this.sent, command);
    return command;
  }

  /** An earlier request again, now and then with one field changed. */
  private repetition(): SubmitOrder {
    if (this.sent.length === 0) return this.submission('limit');
    const { random } = this;
    const earlier = random.pick(this.sent);
    if (random.chance(60)) return { ...earlier };
    const changes: Partial<SubmitOrder>[] = [
      { quantity: (earlier.quantity + 1) as Lots },
      { price: (earlier.price + 1) as Ticks },
      { side: earlier.side === Side.Buy ? Side.Sell : Side.Buy },
      { timeInForce: TimeInForce.Ioc },
      { type: OrderType.Market },
      { symbol: this.symbol() },
      { accountId: random.pick(this.profile.accounts) },
    ];
    return { ...earlier, ...random.pick(changes) };
  }

  private replacement(): Command {
    const { random } = this;
    const target = this.target();
    const sameQuantity = random.chance(25);
    const samePrice = random.chance(40);
    return {
      kind: 'replace_order',
      ...this.reference(target),
      price: samePrice ? NO_PRICE : this.newPrice(target),
      quantity: sameQuantity ? (0 as Lots) : this.newQuantity(target),
    };
  }

  private newPrice(target: OrderSnapshot | undefined): Ticks {
    if (target === undefined || this.random.chance(30)) return this.price(Side.Buy);
    return (target.price + this.random.between(-2, 2)) as Ticks;
  }

  /** Around the old quantity and around the filled part. */
  private newQuantity(target: OrderSnapshot | undefined): Lots {
    if (target === undefined || this.random.chance(20)) return this.quantity();
    const filled = target.quantity - target.remaining;
    const about = this.random.pick([target.quantity, filled, filled + 1, target.remaining]);
    return Math.min(MAX_UNITS, Math.max(0, about + this.random.between(-1, 1))) as Lots;
  }

  private massCancel(): CancelOrders {
    const { random, profile } = this;
    return {
      kind: 'cancel_orders',
      symbol: random.chance(30) ? null : this.symbol(),
      accountId: random.chance(40) ? null : random.pick([...profile.accounts, 'nobody']) || null,
      side: random.pick([null, null, Side.Buy, Side.Sell]),
    };
  }

  private tradingState(): SetTradingState {
    const states = [...Object.values(TradingState), TradingState.Open, TradingState.Open];
    return { kind: 'set_trading_state', symbol: this.symbol(), state: this.random.pick(states) };
  }

  private listing(): ListInstrument {
    const { random, profile } = this;
    const terms: Partial<Instrument> = random.pick([
      {},
      {},
      { maxPrice: 77 as Ticks },
      { tickSize: '0.1' },
      { symbol: 'NEW-USD', base: 'NEW' },
      { symbol: 'BAD-USD', minQuantity: 0 as Lots },
      { symbol: 'BAD-USD', maxQuantity: 2.5 as Lots },
      { symbol: 'BAD-USD', minNotional: -1 },
      { symbol: 'BAD-USD', maxOpenOrders: NaN },
    ]);
    const instrument = { ...random.pick(profile.instruments), ...terms };
    return { kind: 'list_instrument', instrument, state: random.pick(Object.values(TradingState)) };
  }

  /** An order to cancel or replace: mostly a resting one, sometimes one that has ended. */
  private target(): OrderSnapshot | undefined {
    const { random } = this;
    const resting = this.market.restingOrders(random.pick(this.profile.instruments).symbol);
    if (resting.length === 0 || random.chance(12)) {
      return this.seen.length === 0 ? undefined : random.pick(this.seen);
    }
    const target = { ...random.pick(resting) };
    remember(this.seen, target);
    return target;
  }

  /** By order id or client order id, as its owner, as nobody or as somebody else. */
  private reference(target: OrderSnapshot | undefined): OrderReference {
    const { random, profile } = this;
    const stranger = random.chance(12);
    const symbol = this.symbol();
    if (target === undefined || random.chance(5)) {
      const orderId = random.pick([NO_ORDER_ID, 999_999_999 as OrderId]);
      return { symbol, accountId: '', orderId, clientOrderId: random.pick(profile.names) };
    }
    const accountId = stranger ? random.pick([...profile.accounts, 'nobody']) : target.accountId;
    const { orderId, clientOrderId } = target;
    const byName = clientOrderId !== '' && random.chance(50);
    if (byName) return { symbol, accountId, orderId: NO_ORDER_ID, clientOrderId };
    return { symbol, accountId: random.chance(30) ? '' : accountId, orderId, clientOrderId: '' };
  }

  private symbol(): string {
    if (this.random.chance(1)) return 'NONE-USD';
    return this.random.pick(this.profile.instruments).symbol;
  }

  private price(side: Side): Ticks {
    const { random, profile } = this;
    const { middle, spread } = profile;
    if (random.chance(1)) return random.pick([0, -1, MAX_UNITS]) as Ticks;
    if (!random.chance(profile.passivePercent)) {
      return (middle + random.between(-spread, spread)) as Ticks;
    }
    const away = random.between(1, spread);
    return (side === Side.Buy ? middle - away : middle + away) as Ticks;
  }

  private quantity(): Lots {
    const { random, profile } = this;
    if (random.chance(1)) return 0 as Lots;
    if (profile.quantities === 'tiny') return random.between(1, 5) as Lots;
    if (profile.quantities === 'huge' && random.chance(50)) {
      return random.pick([MAX_UNITS, MAX_UNITS - 1, (MAX_UNITS + 1) / 2, 2 ** 52 - 1]) as Lots;
    }
    return random.pick([1, 2, 3, 10, 99, 1000, 1_000_001]) as Lots;
  }
}

function remember<T>(memory: T[], item: T): void {
  memory.push(item);
  if (memory.length > MEMORY) memory.shift();
}
