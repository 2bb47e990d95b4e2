/**
 * Plays a scenario and writes down what happened in the scenario's own words. It also holds what
 * every scenario must hold: the naive twin agrees, and a refused command leaves no trace.
 */
import type { Command } from '../../../src/core/commands/commands';
import { MatchingEngine } from '../../../src/core/engine/matching-engine';
import { hashOf } from '../../../src/core/engine/state-hash';
import type { EngineSnapshot } from '../../../src/core/engine/snapshot';
import { EventCollector } from '../../../src/core/events/event-collector';
import type { CoreEvent } from '../../../src/core/events/events';
import { DEFAULT_LIMITS, type Instrument } from '../../../src/core/instrument/instrument';
import { TradingState } from '../../../src/core/instrument/trading-state';
import type { OrderId } from '../../../src/core/types/ids';
import { inCanonicalOrder } from '../differential/same-events';
import { TwinRun, stamp } from '../differential/twin-run';
import { HOME, speak } from './command-words';
import { draw, ordersOf } from './drawn-book';
import { describe, isMarketEvent } from './event-words';
import type { ParsedScenario, Step } from './scenario-parser';

export class ScenarioPlayer {
  private readonly names = new Map<string, OrderId>();
  private readonly collector = new EventCollector();
  private readonly twins: TwinRun;
  private engine: MatchingEngine;
  private count = 0;

  /** With `restarts`, the engine is saved and restored before every command. */
  constructor(
    private readonly scenario: ParsedScenario,
    private readonly restarts: boolean,
  ) {
    this.engine = this.newEngine();
    this.twins = new TwinRun({ clientOrderIdWindow: scenario.window, hashEvery: 1 });
    this.list(HOME, scenario.limits);
    this.list('ETH-USD', {});
    for (const { name, command } of ordersOf(scenario.book)) this.enter(name, command);
  }

  /** Every command with the events it caused and, where the scenario draws it, the book. */
  play(): string[] {
    return this.scenario.steps.flatMap((step) => [`> ${step.command}`, ...this.step(step)]);
  }

  private step(step: Step): string[] {
    const { command, orderName } = speak(step.command, this.names);
    const before = this.stateHash();
    const events = this.apply(command);
    if (orderName !== null) this.christen(orderName, events);
    const refused = events.some((event) => event.kind === 'command_rejected');
    if (refused && this.stateHash() !== before) throw new Error('a refused command left a trace');
    const told = events.filter((event) => step.withMarket || !isMarketEvent(event));
    const lines = told.map((event) => describe(event, this.nameOf));
    return step.book.length === 0 ? lines : [...lines, ...draw(this.snapshot(), this.nameOf)];
  }

  private enter(name: string, line: string): void {
    const events = this.apply(speak(line, this.names).command);
    this.christen(name, events);
    const kinds = events.map((event) => event.kind).slice(0, 2);
    if (kinds.join() !== 'order_accepted,order_rested') throw new Error(`${name} does not rest`);
  }

  private list(symbol: string, limits: Readonly<Record<string, number>>): void {
    const [base, quote] = symbol.split('-');
    const terms = { symbol, base, quote, tickSize: '1', lotSize: '1', ...DEFAULT_LIMITS };
    const instrument = { ...terms, maxQuantity: Number.MAX_SAFE_INTEGER, ...limits } as Instrument;
    this.apply({ kind: 'list_instrument', instrument, state: TradingState.Open });
  }

  private apply(command: Command): CoreEvent[] {
    if (this.restarts) this.restart();
    this.engine.apply(stamp(++this.count, command));
    this.twins.step(command);
    return inCanonicalOrder(this.collector.take());
  }

  private restart(): void {
    const saved = JSON.stringify(this.snapshot());
    this.engine = this.newEngine();
    this.engine.restore(JSON.parse(saved) as EngineSnapshot);
  }

  private newEngine(): MatchingEngine {
    return new MatchingEngine(this.collector, { clientOrderIdWindow: this.scenario.window });
  }

  private christen(name: string, events: readonly CoreEvent[]): void {
    const accepted = events.find((event) => event.kind === 'order_accepted');
    if (accepted !== undefined) this.names.set(name, accepted.orderId);
  }

  private readonly nameOf = (orderId: number): string => {
    const named = [...this.names].find(([, id]) => id === orderId);
    return named === undefined ? `#${orderId}` : named[0];
  };

  private snapshot(): EngineSnapshot {
    return this.engine.snapshot();
  }

  /** Of all but the count and time of commands, which a refused one moves too. */
  private stateHash(): string {
    return hashOf({ ...this.snapshot(), sequence: 0, time: 0 });
  }
}
