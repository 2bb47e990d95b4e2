/**
 * The naive twin of the core: the same state machine, written to be obviously right and not to be
 * fast. It shares the core's vocabulary (commands, events, snapshot) and none of its algorithms.
 */
import type {
  CancelOrders,
  Command,
  ListInstrument,
  SequencedCommand,
  SetTradingState,
  SubmitOrder,
} from '../../../src/core/commands/commands';
import { SNAPSHOT_VERSION, type EngineSnapshot } from '../../../src/core/engine/snapshot';
import { hashOf } from '../../../src/core/engine/state-hash';
import type { CoreEvent } from '../../../src/core/events/events';
import type { RejectCode } from '../../../src/core/events/reasons';
import { NaiveClientOrderIds, asksTheSame } from './naive-client-order-ids';
import { NaiveMarket, type NaiveShared } from './naive-market';
import { isSound, statesTheSame } from './naive-listing';

export class NaiveEngine {
  private readonly markets: NaiveMarket[] = [];
  private readonly shared: NaiveShared;
  private events: CoreEvent[] = [];
  private last: Pick<SequencedCommand, 'sequence' | 'time'> = {
    sequence: 0 as SequencedCommand['sequence'],
    time: 0 as SequencedCommand['time'],
  };

  constructor(clientOrderIdWindow: number) {
    this.shared = {
      emit: (event) => this.events.push(event as CoreEvent),
      clientOrderIds: new NaiveClientOrderIds(clientOrderIdWindow),
      lastOrderId: 0,
      lastTradeId: 0,
    };
  }

  /** Events of the command; level changes ordered by side and price. */
  apply({ sequence, time, command }: SequencedCommand): CoreEvent[] {
    this.events = [];
    this.last = { sequence, time };
    const code = this.carryOut(command);
    if (code !== null) this.shared.emit({ kind: 'command_rejected', code });
    return this.events;
  }

  snapshot(): EngineSnapshot {
    return {
      version: SNAPSHOT_VERSION,
      ...this.last,
      lastOrderId: this.shared.lastOrderId,
      lastTradeId: this.shared.lastTradeId,
      symbols: this.markets.map((market) => market.snapshot()),
      clientOrderIds: this.shared.clientOrderIds.snapshot(),
    };
  }

  stateHash(): string {
    return hashOf(this.snapshot());
  }

  market(symbol: string): NaiveMarket | undefined {
    return this.markets.find((market) => market.symbol === symbol);
  }

  private carryOut(command: Command): RejectCode | null {
    if (command.kind === 'list_instrument') return this.list(command);
    if (command.kind === 'cancel_orders') return this.massCancel(command);
    const market = this.market(command.symbol);
    if (market === undefined) return 'symbol_not_found';
    switch (command.kind) {
      case 'submit_order':
        return this.submit(market, command);
      case 'cancel_order':
        return market.publishing(() => market.cancel(command));
      case 'replace_order':
        return market.publishing(() => market.replace(command));
      case 'set_trading_state':
        return this.setTradingState(market, command);
    }
  }

  private submit(market: NaiveMarket, command: SubmitOrder): RejectCode | null {
    const { accountId, clientOrderId } = command;
    const known = clientOrderId && this.shared.clientOrderIds.find(accountId, clientOrderId);
    if (!known) return market.publishing(() => market.submit(command));
    if (!asksTheSame(command, known.terms)) return 'duplicate_client_order_id';
    const { orderId } = known;
    this.shared.emit({ kind: 'order_duplicated', symbol: command.symbol, orderId });
    return null;
  }

  private massCancel({ symbol, accountId, side }: CancelOrders): RejectCode | null {
    const markets = symbol === null ? this.markets : [this.market(symbol)];
    for (const market of markets) {
      if (market === undefined) return 'symbol_not_found';
      const orders = market.book
        .all()
        .filter((order) => accountId === null || order.accountId === accountId)
        .filter((order) => side === null || order.side === side);
      market.publishing(() => market.cancelAll(orders));
    }
    return null;
  }

  private list({ instrument, state }: ListInstrument): RejectCode | null {
    const listed = this.market(instrument.symbol);
    if (listed !== undefined) {
      return statesTheSame(listed.instrument, instrument) ? null : 'instrument_conflict';
    }
    if (!isSound(instrument)) return 'invalid_instrument';
    this.markets.push(new NaiveMarket(instrument, state, this.shared));
    this.shared.emit({ kind: 'instrument_listed', instrument, state });
    return null;
  }

  private setTradingState(market: NaiveMarket, { symbol, state }: SetTradingState): null {
    market.tradingState = state;
    this.shared.emit({ kind: 'trading_state_changed', symbol, state });
    return null;
  }
}
