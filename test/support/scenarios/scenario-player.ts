/**
 * Plays a scenario and writes down what happened in the scenario's own words. It also holds what
 * every scenario must hold: the naive twin agrees, and a refused command leaves no trace.
 */
import type { Command, SequencedCommand } from '../../../src/core/commands/commands';
import { MatchingEngine } from '../../../src/core/engine/matching-engine';
import { hashOf } from '../../../src/core/engine/state-hash';
import type { EngineSnapshot } from '../../../src/core/engine/snapshot';
import { EventCollector } from '../../../src/core/events/event-collector';
import type { CoreEvent } from '../../../src/core/events/events';
import { DEFAULT_LIMITS, type Instrument } from '../../../src/core/instrument/instrument';
import { TradingState } from '../../../src/core/instrument/trading-state';
import type { OrderId } from '../../../src/core/types/ids';
import { inCanonicalOrder } from '../differential/same-events';
import { TwinRun } from '../differential/twin-run';
import { HOME, speak } from './command-words';
import { draw, ordersOf, type DrawnOrder } from './drawn-book';
import { describe, isMarketEvent } from './event-words';
import { ScenarioClock } from './scenario-clock';
import type { ParsedScenario, Step } from './scenario-parser';

export class ScenarioPlayer {
  private readonly names = new Map<string, OrderId>();
  private readonly clock = new ScenarioClock();
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
    this.twins = new TwinRun({ clientOrderIdWindow: scenario.window });
    this.list(HOME, scenario.limits);
    this.list('ETH-USD', {});
    if (scenario.last !== 0) this.tradeAt(scenario.last);
    ordersOf(scenario.book).forEach((order) => this.enter(order));
  }

  /** Every command with the events it caused and, where the scenario draws it, the book. */
  play(): string[] {
    return this.scenario.steps.flatMap((step) => [`> ${step.command}`, ...this.step(step)]);
  }

  private step(step: Step): string[] {
    const line = this.clock.hear(step.command);
    const { command, orderNames } = speak(line, { names: this.names, now: this.clock.now });
    const before = this.stateHash();
    const events = this.apply(command);
    this.christen(orderNames, events);
    if (leavesNoTrace(events) && this.stateHash() !== before) {
      throw new Error('a refused command left a trace');
    }
    const lines = this.tell(events, step.withMarket);
    return step.book.length === 0 ? lines : [...lines, ...draw(this.snapshot(), this.nameOf)];
  }

  private tell(events: readonly CoreEvent[], withMarket: boolean): string[] {
    const told = events.filter((event) => withMarket || !isMarketEvent(event));
    const lines = told.map((event) => describe(event, this.nameOf));
    return withMarket && !events.some(isMarketEvent) ? [...lines, 'market unchanged'] : lines;
  }

  private enter({ name, command, waits }: DrawnOrder): void {
    const events = this.apply(this.speak(command));
    this.christen([name], events);
    const kinds = events.filter((event) => !isMarketEvent(event)).map((event) => event.kind);
    const expected = waits ? 'order_accepted' : 'order_accepted,order_rested';
    if (kinds.join() !== expected) throw new Error(`${name} cannot be there: ${kinds.join()}`);
  }

  private tradeAt(price: number): void {
    for (const side of ['sell', 'buy']) this.apply(this.speak(`${side} - 1 @ ${price}`));
  }

  private list(symbol: string, limits: Readonly<Record<string, number>>): void {
    const [base, quote] = symbol.split('-');
    const terms = { symbol, base, quote, tickSize: '1', lotSize: '1', ...DEFAULT_LIMITS };
    const instrument = { ...terms, maxQuantity: Number.MAX_SAFE_INTEGER, ...limits } as Instrument;
    this.apply({ kind: 'list_instrument', instrument, state: TradingState.Open });
  }

  private speak(line: string): Command {
    return speak(line, { names: this.names, now: this.clock.now }).command;
  }

  private apply(command: Command): CoreEvent[] {
    if (this.restarts) this.restart();
    const stamped = { sequence: ++this.count, time: this.clock.now, command } as SequencedCommand;
    this.engine.apply(stamped);
    this.twins.apply(stamped);
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

  private christen(names: readonly string[], events: readonly CoreEvent[]): void {
    const accepted = events.filter((event) => event.kind === 'order_accepted');
    accepted.forEach(({ orderId }, i) => this.names.set(names[i], orderId));
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

/** Refused; the one thing that may have happened nevertheless is that orders expired. */
function leavesNoTrace(events: readonly CoreEvent[]): boolean {
  const refused = events.some(({ kind }) => kind === 'command_rejected');
  return refused && !events.some(({ kind }) => kind === 'order_cancelled');
}
