/**
 * The deterministic state machine: one sequenced command in, its events out through the listener.
 * The same commands give the same events and the same state hash, on any machine, live or
 * replayed. Reads no clock, draws no random number, does no I/O.
 *
 * `apply` throws only when the engine is at fault. If `isIntact` still holds the failure came
 * before any change and the next command may be applied; otherwise the state must be rebuilt.
 */
import type {
  CancelOrders,
  Command,
  ListInstrument,
  SequencedCommand,
  SubmitList,
  SubmitOrder,
} from '../commands/commands';
import type { ShownOrder } from '../book/order-book';
import type { EngineListener } from '../events/engine-listener';
import type { RejectCode } from '../events/reasons';
import { hasSoundLimits, sameTerms } from '../instrument/instrument';
import { Deadlines } from '../matching/deadlines';
import { hasDistinctNames } from '../matching/list-rules';
import { IdCounters } from '../matching/symbol-state';
import { NO_CLIENT_ORDER_ID, type Sequence, type SymbolKey } from '../types/ids';
import { InvariantViolation, invariant } from '../types/invariant';
import { NO_TIME, type Micros } from '../types/units';
import { ChangeGuard } from './change-guard';
import {
  ClientOrderIds,
  DEFAULT_CLIENT_ORDER_ID_WINDOW,
  isRepetition,
  repeatedList,
  type ClientOrder,
} from './client-order-ids';
import { SNAPSHOT_VERSION, type EngineSnapshot } from './snapshot';
import { hashOf } from './state-hash';
import { SymbolEngine, type EngineParts } from './symbol-engine';
import { restoreSymbol, snapshotOf } from './symbol-snapshot';

export interface EngineOptions {
  /** How many ended orders' client order ids an account keeps reserved. */
  readonly clientOrderIdWindow?: number;
}

export class MatchingEngine {
  private readonly symbols = new Map<SymbolKey, SymbolEngine>();
  private readonly deadlines = new Deadlines();
  private readonly parts: EngineParts;
  private lastSequence = 0 as Sequence;
  private lastTime = 0 as Micros;
  /** The symbol of the last command; the next one is mostly for the same. */
  private recent: SymbolEngine | undefined;

  constructor(listener: EngineListener, options: EngineOptions = {}) {
    const window = options.clientOrderIdWindow ?? DEFAULT_CLIENT_ORDER_ID_WINDOW;
    this.parts = {
      ids: new IdCounters(),
      clientOrderIds: new ClientOrderIds(window),
      deadlines: this.deadlines,
      listener,
      guard: new ChangeGuard(),
    };
  }

  /** Sequence of the last command applied; 0 before the first. */
  get sequence(): Sequence {
    return this.lastSequence;
  }

  /** Time of the last command applied, in microseconds. */
  get time(): Micros {
    return this.lastTime;
  }

  /** The earliest time at which an order expires; NO_TIME when none does. */
  get nextDeadline(): Micros {
    const { next } = this.deadlines;
    return next === Infinity ? NO_TIME : (next as Micros);
  }

  /** False once a failure may have left a change half-done. */
  get isIntact(): boolean {
    return !this.parts.guard.isOpen;
  }

  apply(entry: SequencedCommand): void {
    if (!this.isNext(entry)) throw this.outOfOrder(entry);
    this.lastSequence = entry.sequence;
    this.lastTime = entry.time;
    const expired = entry.time >= this.deadlines.next ? this.expire() : null;
    const refusal = this.carryOut(entry.command);
    if (refusal !== null) this.reject(refusal);
    if (expired !== null) this.publishExpired(expired, entry.command);
    this.parts.guard.changed();
  }

  /**
   * The refusal that submitting the order at this time would meet, or null. Changes nothing and
   * needs no place in the log.
   */
  check(command: SubmitOrder, time: Micros): RejectCode | null {
    const symbol = this.symbols.get(command.symbol);
    if (symbol === undefined) return 'symbol_not_found';
    const known = this.knownOrder(command);
    if (known === undefined) return symbol.check(command, time);
    return isRepetition(command, known.terms) ? null : 'duplicate_client_order_id';
  }

  /**
   * Visits the resting orders of a symbol as the public sees them: bids, then asks, each side in
   * priority order.
   */
  visitResting(symbol: SymbolKey, visit: (order: ShownOrder) => void): void {
    this.symbols.get(symbol)?.book.visitShown(visit);
  }

  snapshot(): EngineSnapshot {
    return {
      version: SNAPSHOT_VERSION,
      sequence: this.lastSequence,
      time: this.lastTime,
      lastOrderId: this.parts.ids.lastOrderId,
      lastTradeId: this.parts.ids.lastTradeId,
      lastListId: this.parts.ids.lastListId,
      lastPreventedMatchId: this.parts.ids.lastPreventedMatchId,
      symbols: [...this.symbols.values()].map(snapshotOf),
      clientOrderIds: this.parts.clientOrderIds.snapshot(),
    };
  }

  /** Replaces the whole state. Nothing is published. */
  restore(snapshot: EngineSnapshot): void {
    invariant(snapshot.version === SNAPSHOT_VERSION, () => `snapshot version ${snapshot.version}`);
    this.lastSequence = snapshot.sequence;
    this.lastTime = snapshot.time;
    const { lastOrderId, lastTradeId, lastListId, lastPreventedMatchId } = snapshot;
    const ids = { lastOrderId, lastTradeId, lastListId, lastPreventedMatchId };
    Object.assign(this.parts.ids, ids);
    this.parts.clientOrderIds.restore(snapshot.clientOrderIds);
    this.deadlines.clear();
    this.symbols.clear();
    this.recent = undefined;
    for (const symbol of snapshot.symbols) {
      this.symbols.set(symbol.instrument.symbol, restoreSymbol(symbol, this.parts));
    }
    this.parts.guard.changed();
  }

  /** Fingerprint of the whole state: 16 hex digits. Costs as much as a snapshot. */
  stateHash(): string {
    return hashOf(this.snapshot());
  }

  private isNext({ sequence, time }: SequencedCommand): boolean {
    return sequence === this.lastSequence + 1 && time >= this.lastTime && this.isIntact;
  }

  private outOfOrder({ sequence }: SequencedCommand): InvariantViolation {
    if (!this.isIntact) {
      return new InvariantViolation('the engine failed before; rebuild it from the log');
    }
    const gap = sequence !== this.lastSequence + 1;
    const what = gap ? 'gap in the log' : 'time runs backwards';
    return new InvariantViolation(`${what} at ${sequence}`);
  }

  private reject(code: RejectCode): void {
    this.parts.listener.commandRejected({ kind: 'command_rejected', code });
  }

  private carryOut(command: Command): RejectCode | null {
    if (command.kind === 'cancel_orders') return this.cancelMatching(command);
    if (command.kind === 'list_instrument') return this.list(command);
    if (command.kind === 'advance_time') return null;
    const symbol = this.find(command.symbol);
    if (symbol === undefined) return 'symbol_not_found';
    switch (command.kind) {
      case 'submit_order':
        return this.submit(symbol, command);
      case 'submit_list':
        return this.submitList(symbol, command);
      case 'cancel_order':
        return symbol.cancel(command);
      case 'cancel_list':
        return symbol.cancelList(command);
      case 'replace_order':
        return symbol.replace(command);
      case 'set_trading_state':
        return symbol.setTradingState(command.state);
    }
  }

  private find(key: SymbolKey): SymbolEngine | undefined {
    if (this.recent?.instrument.symbol !== key) this.recent = this.symbols.get(key);
    return this.recent;
  }

  /** Ends every order whose deadline has come (R14); its market changes are not published yet. */
  private expire(): SymbolEngine[] {
    const due = this.deadlines.due(this.lastTime);
    const symbols = [...this.symbols.values()].filter(({ instrument }) =>
      due.has(instrument.symbol),
    );
    for (const symbol of symbols) symbol.expire(due.get(symbol.instrument.symbol) ?? []);
    return symbols;
  }

  /** Tells the market changes of expiries: those of the command's symbol first. */
  private publishExpired(symbols: readonly SymbolEngine[], command: Command): void {
    if ('symbol' in command && command.symbol !== null) this.symbols.get(command.symbol)?.publish();
    for (const symbol of symbols) symbol.publish();
  }

  /** R25: a repetition of an accepted request enters nothing, a different one is refused. */
  private submit(symbol: SymbolEngine, command: SubmitOrder): RejectCode | null {
    const known = this.knownOrder(command);
    if (known === undefined) return symbol.submit(command, this.lastTime);
    if (!isRepetition(command, known.terms)) return 'duplicate_client_order_id';
    symbol.report.orderDuplicated(known.orderId);
    return null;
  }

  /** R25 for a list: every order of it must repeat an order of one and the same list. */
  private submitList(symbol: SymbolEngine, command: SubmitList): RejectCode | null {
    if (!hasDistinctNames(command.orders)) return 'invalid_request';
    const known = command.orders.map((order) => this.knownOrder(order));
    if (known.every((order) => order === undefined)) {
      return symbol.submitList(command, this.lastTime);
    }
    const repeated = repeatedList(command, known);
    if (repeated === null) return 'duplicate_client_order_id';
    symbol.report.listDuplicated(repeated);
    return null;
  }

  private knownOrder({ accountId, clientOrderId }: SubmitOrder): ClientOrder | undefined {
    if (clientOrderId === NO_CLIENT_ORDER_ID) return undefined;
    return this.parts.clientOrderIds.find(accountId, clientOrderId);
  }

  private cancelMatching(command: CancelOrders): RejectCode | null {
    if (command.symbol === null) {
      for (const symbol of this.symbols.values()) symbol.cancelMatching(command);
      return null;
    }
    const symbol = this.find(command.symbol);
    return symbol === undefined ? 'symbol_not_found' : symbol.cancelMatching(command);
  }

  private list({ instrument, state }: ListInstrument): RejectCode | null {
    const listed = this.symbols.get(instrument.symbol);
    if (listed !== undefined) {
      return sameTerms(listed.instrument, instrument) ? null : 'instrument_conflict';
    }
    if (!hasSoundLimits(instrument)) return 'invalid_instrument';
    this.parts.guard.changing();
    const symbol = new SymbolEngine(instrument, this.parts);
    symbol.state.tradingState = state;
    this.symbols.set(instrument.symbol, symbol);
    this.parts.listener.instrumentListed({ kind: 'instrument_listed', instrument, state });
    return null;
  }
}
