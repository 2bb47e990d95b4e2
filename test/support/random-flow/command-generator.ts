/** Draws commands of a profile, most of them about orders that are really there. */
import type * as commands from '../../../src/core/commands/commands';
import type { Instrument } from '../../../src/core/instrument/instrument';
import { TradingState } from '../../../src/core/instrument/trading-state';
import { NO_ORDER_ID, type ListId, type OrderId } from '../../../src/core/types/ids';
import { Side } from '../../../src/core/types/side';
import { MAX_UNITS, NO_PRICE, type Lots, type Ticks } from '../../../src/core/types/units';
import type { TimedCommand } from '../differential/twin-run';
import { FlowClock } from './flow-clock';
import type { FlowProfile } from './flow-profile';
import { ListDrawer } from './list-drawer';
import type { KnownOrder, MarketKnowledge } from './market-knowledge';
import { OrderDrawer, type Whose } from './order-drawer';
import type { Random } from './random';
import { Repeater, remember } from './repeater';
import { spoilOrder, spoilReplace } from './spoiler';

const REOPEN_PERCENT = 6;

export class CommandGenerator {
  private readonly clock: FlowClock;
  private readonly orders: OrderDrawer;
  private readonly lists: ListDrawer;
  private readonly repeater: Repeater;
  /** Orders seen live, some of them long gone. */
  private readonly seen: KnownOrder[] = [];
  /** Lists every instrument of the profile first. */
  private readonly opening: commands.Command[];

  constructor(
    private readonly random: Random,
    private readonly profile: FlowProfile,
    private readonly market: MarketKnowledge,
  ) {
    this.clock = new FlowClock(random, profile, market);
    this.orders = new OrderDrawer(random, profile, market, this.clock);
    this.lists = new ListDrawer(random, this.orders);
    this.repeater = new Repeater(random, profile);
    this.opening = profile.instruments.map((instrument) => ({
      kind: 'list_instrument',
      instrument,
      state: TradingState.Open,
    }));
  }

  next(): TimedCommand {
    const time = this.clock.tick();
    return { time, command: this.opening.shift() ?? this.command() };
  }

  private command(): commands.Command {
    const { random } = this;
    const action = random.weighted(this.profile.actions);
    const { symbol } = random.pick(this.profile.instruments);
    if (!this.market.isOpen(symbol) && random.chance(REOPEN_PERCENT)) {
      const state = random.pick([...this.profile.states, TradingState.Open, TradingState.Open]);
      return { kind: 'set_trading_state', symbol, state };
    }
    switch (action) {
      case 'repeat':
        return this.repeater.repetition() ?? this.submission('limit');
      case 'cancel':
        return { kind: 'cancel_order', ...this.reference(this.target()) };
      case 'cancelList':
        return this.listCancellation();
      case 'replace':
        return this.replacement();
      case 'massCancel':
        return this.massCancel();
      case 'tradingState':
        return this.tradingState();
      case 'listInstrument':
        return this.listing();
      case 'advanceTime':
        return { kind: 'advance_time' };
      case 'list':
        return this.repeater.sent(this.lists.draw(this.whose()));
      default:
        return this.submission(action);
    }
  }

  private submission(kind: Parameters<OrderDrawer['draw']>[0]): commands.SubmitOrder {
    const order = this.orders.draw(kind, this.whose());
    const isSpoiled = this.random.chance(this.profile.features.spoiled);
    return this.repeater.sent(isSpoiled ? spoilOrder(this.random, order) : order);
  }

  private whose(): Whose {
    const { random, profile } = this;
    const accountId = random.pick(profile.accounts);
    return { symbol: this.symbol(), accountId, side: random.pick([Side.Buy, Side.Sell]) };
  }

  private replacement(): commands.Command {
    const { random } = this;
    const target = this.target();
    const isTriggered = target !== undefined && target.triggerPrice > 0;
    const retriggers = isTriggered ? random.chance(40) : random.chance(3);
    const command: commands.ReplaceOrder = {
      kind: 'replace_order',
      ...this.reference(target),
      price: random.chance(40) ? NO_PRICE : this.newPrice(target),
      quantity: random.chance(35) ? (0 as Lots) : this.newQuantity(target),
      triggerPrice: retriggers ? this.newTrigger(target) : NO_PRICE,
    };
    const isSpoiled = random.chance(this.profile.features.spoiled);
    return isSpoiled ? spoilReplace(random, command) : command;
  }

  private newPrice(target: KnownOrder | undefined): Ticks {
    if (target !== undefined && target.price === 0 && this.random.chance(95)) return NO_PRICE;
    if (target === undefined || this.random.chance(30)) return this.orders.price(Side.Buy);
    return Math.max(0, target.price + this.random.between(-2, 2)) as Ticks;
  }

  private newTrigger(target: KnownOrder | undefined): Ticks {
    const symbol = this.profile.instruments[0].symbol;
    if (target === undefined || this.random.chance(40)) return this.orders.triggerPrice(symbol);
    return Math.max(0, target.triggerPrice + this.random.between(-3, 3)) as Ticks;
  }

  /** Around the old quantity and around the filled part. */
  private newQuantity(target: KnownOrder | undefined): Lots {
    if (target === undefined || this.random.chance(20)) return this.orders.quantity();
    const filled = target.quantity - target.remaining;
    const about = this.random.pick([target.quantity, filled, filled + 1, target.remaining]);
    return Math.min(MAX_UNITS, Math.max(0, about + this.random.between(-1, 1))) as Lots;
  }

  private massCancel(): commands.CancelOrders {
    const { random, profile } = this;
    return {
      kind: 'cancel_orders',
      symbol: random.chance(30) ? null : this.symbol(),
      accountId: random.chance(40) ? null : random.pick([...profile.accounts, 'nobody']) || null,
      side: random.pick([null, null, Side.Buy, Side.Sell]),
    };
  }

  private listCancellation(): commands.CancelList {
    const { random } = this;
    const symbol = this.symbol();
    const lists = this.market.lists(symbol);
    if (lists.length === 0 || random.chance(10)) {
      const listId = random.between(0, 9) as ListId;
      return { kind: 'cancel_list', symbol, accountId: '', listId };
    }
    const { listId, accountId } = random.pick(lists);
    const caller = random.pick(['', accountId, accountId, 'nobody']);
    return { kind: 'cancel_list', symbol, accountId: caller, listId };
  }

  private tradingState(): commands.SetTradingState {
    const { random, profile } = this;
    const state = random.pick([...profile.states, TradingState.Open]);
    return { kind: 'set_trading_state', symbol: this.symbol(), state };
  }

  private listing(): commands.ListInstrument {
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

  /** An order to cancel or replace: mostly a live one, sometimes one that has ended. */
  private target(): KnownOrder | undefined {
    const { random } = this;
    const live = this.market.orders(random.pick(this.profile.instruments).symbol);
    if (live.length === 0 || random.chance(12)) {
      return this.seen.length === 0 ? undefined : random.pick(this.seen);
    }
    const target = random.pick(live);
    remember(this.seen, target);
    return target;
  }

  /** By order id or client order id, as its owner, as nobody or as somebody else. */
  private reference(target: KnownOrder | undefined): commands.OrderReference {
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
}
