/**
 * The naive twin of the core: the same state machine, written to be obviously right and not to be
 * fast. It shares the core's vocabulary (commands, events, snapshot) and none of its algorithms.
 */
import type * as commands from '../../../src/core/commands/commands';
import { SNAPSHOT_VERSION, type EngineSnapshot } from '../../../src/core/engine/snapshot';
import { hashOf } from '../../../src/core/engine/state-hash';
import type { CoreEvent } from '../../../src/core/events/events';
import type { RejectCode } from '../../../src/core/events/reasons';
import { uncross } from './naive-auction';
import { NaiveClientOrderIds } from './naive-client-order-ids';
import { settle } from './naive-entry';
import { NaiveFeed } from './naive-feed';
import { cancelOrder, liveOrders } from './naive-lists';
import { isSound, statesTheSame } from './naive-listing';
import { NaiveMarket, type NaiveShared } from './naive-market';
import type { NaiveOrder } from './naive-order';
import { replaceOrder } from './naive-replace';
import { submitList, submitOrder } from './naive-submit';
import { knownList, knownOrder } from './naive-repetition';

export class NaiveEngine {
  private readonly markets: NaiveMarket[] = [];
  private readonly shared: NaiveShared;
  private readonly feed = new NaiveFeed();
  private events: CoreEvent[] = [];
  private last = { sequence: 0, time: 0 };

  constructor(clientOrderIdWindow: number) {
    this.shared = {
      emit: (event) => this.events.push(event as CoreEvent),
      clientOrderIds: new NaiveClientOrderIds(clientOrderIdWindow),
      lastOrderId: 0,
      lastTradeId: 0,
      lastListId: 0,
      lastPreventedMatchId: 0,
    };
  }

  /** Events of the command; level changes ordered by side and price. */
  apply({ sequence, time, command }: commands.SequencedCommand): CoreEvent[] {
    this.events = [];
    this.last = { sequence, time };
    this.expire();
    const code = this.carryOut(command);
    if (code !== null) this.shared.emit({ kind: 'command_rejected', code });
    const own = 'symbol' in command ? this.market(command.symbol ?? '') : undefined;
    if (own !== undefined) this.feed.publish(own);
    for (const market of this.markets) this.feed.publish(market);
    return this.events;
  }

  snapshot(): EngineSnapshot {
    const { emit: _emit, clientOrderIds, ...counters } = this.shared;
    return {
      version: SNAPSHOT_VERSION,
      ...this.last,
      ...counters,
      symbols: this.markets.map((market) => market.snapshot()),
      clientOrderIds: clientOrderIds.snapshot(),
    } as unknown as EngineSnapshot;
  }

  stateHash(): string {
    return hashOf(this.snapshot());
  }

  market(symbol: string): NaiveMarket | undefined {
    return this.markets.find((market) => market.symbol === symbol);
  }

  /** Earliest deadline of any order; 0 = none. */
  nextDeadline(): number {
    let earliest = Infinity;
    for (const market of this.markets) {
      for (const { deadline } of market.orders) {
        if (deadline > 0) earliest = Math.min(earliest, deadline);
      }
    }
    return earliest === Infinity ? 0 : earliest;
  }

  /** R14: whose deadline has come ends, before anything else happens. */
  private expire(): void {
    for (const market of this.markets) {
      const isDue = ({ deadline }: NaiveOrder) => deadline !== 0 && deadline <= this.last.time;
      const due = [...market.book.all(), ...market.waiting()].filter(isDue);
      for (const order of due) if (order.stage !== 'ended') cancelOrder(market, order, 'expired');
    }
  }

  private carryOut(command: commands.Command): RejectCode | null {
    if (command.kind === 'advance_time') return null;
    if (command.kind === 'list_instrument') return this.list(command);
    if (command.kind === 'cancel_orders') return this.massCancel(command);
    const market = this.market(command.symbol);
    if (market === undefined) return 'symbol_not_found';
    switch (command.kind) {
      case 'submit_order': {
        const known = knownOrder(this.shared, command);
        return known === 'new' ? submitOrder(market, command, this.last.time) : known;
      }
      case 'submit_list': {
        const known = knownList(market, command);
        return known === 'new' ? submitList(market, command, this.last.time) : known;
      }
      case 'cancel_order':
        return cancelNamed(market, command);
      case 'cancel_list':
        return cancelList(market, command);
      case 'replace_order':
        return replaceOrder(market, command);
      case 'set_trading_state':
        return setTradingState(market, command);
    }
  }

  private massCancel({ symbol, accountId, side }: commands.CancelOrders): RejectCode | null {
    const markets = symbol === null ? this.markets : [this.market(symbol)];
    for (const market of markets) {
      if (market === undefined) return 'symbol_not_found';
      const selected = market.orders
        .filter(({ terms }) => accountId === null || terms.accountId === accountId)
        .filter(({ terms }) => side === null || terms.side === side);
      for (const order of selected) {
        if (order.stage !== 'ended') cancelOrder(market, order, 'mass_cancel');
      }
      this.feed.publish(market);
    }
    return null;
  }

  private list({ instrument, state }: commands.ListInstrument): RejectCode | null {
    const listed = this.market(instrument.symbol);
    if (listed !== undefined) {
      return statesTheSame(listed.instrument, instrument) ? null : 'instrument_conflict';
    }
    if (!isSound(instrument)) return 'invalid_instrument';
    this.markets.push(new NaiveMarket(instrument, state, this.shared));
    this.shared.emit({ kind: 'instrument_listed', instrument, state });
    return null;
  }
}

function cancelNamed(market: NaiveMarket, command: commands.CancelOrder): RejectCode | null {
  const order = market.named(command);
  if (order === undefined) return 'order_not_found';
  cancelOrder(market, order, 'user_request');
  return null;
}

function cancelList(market: NaiveMarket, command: commands.CancelList): RejectCode | null {
  const { listId, accountId } = command;
  const list = market.lists.find((candidate) => candidate.listId === listId);
  const isOthers = accountId !== '' && accountId !== list?.accountId;
  if (list === undefined || isOthers) return 'list_not_found';
  list.phase = 'free';
  for (const order of liveOrders(market, list)) cancelOrder(market, order, 'user_request');
  return null;
}

function setTradingState(market: NaiveMarket, { state }: commands.SetTradingState): null {
  const endsAuction = market.tradingState === 'auction' && state !== 'auction';
  market.tradingState = state;
  market.emit('trading_state_changed', { state });
  if (endsAuction) {
    uncross(market);
    settle(market);
  }
  return null;
}
