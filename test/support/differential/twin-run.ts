/**
 * Plays the same commands to the core and to the naive twin and compares what can be seen: events
 * after every command, the whole state after every `hashEvery`th. Throws on the first difference.
 */
import type { Command, SequencedCommand } from '../../../src/core/commands/commands';
import { MatchingEngine } from '../../../src/core/engine/matching-engine';
import { hashOf } from '../../../src/core/engine/state-hash';
import { EventCollector } from '../../../src/core/events/event-collector';
import type { BboChanged, CoreEvent, LevelChanged } from '../../../src/core/events/events';
import { NaiveEngine } from '../naive-engine/naive-engine';
import { DepthMirror } from './depth-mirror';
import { QuantityLedger } from './quantity-ledger';
import { firstDifference, inCanonicalOrder } from './same-events';

export interface TwinOptions {
  readonly clientOrderIdWindow: number;
  readonly hashEvery: number;
}

export class TwinRun {
  readonly twin: NaiveEngine;
  private readonly core: MatchingEngine;
  private readonly collector = new EventCollector();
  private readonly ledger = new QuantityLedger();
  private readonly mirrors = new Map<string, DepthMirror>();
  private count = 0;

  constructor(private readonly options: TwinOptions) {
    const { clientOrderIdWindow } = options;
    this.core = new MatchingEngine(this.collector, { clientOrderIdWindow });
    this.twin = new NaiveEngine(clientOrderIdWindow);
  }

  step(command: Command): void {
    const entry = stamp(++this.count, command);
    this.core.apply(entry);
    const fromCore = inCanonicalOrder(this.collector.take());
    compare(fromCore, this.twin.apply(entry));
    this.ledger.record(fromCore);
    this.publish(fromCore);
    if (this.count % this.options.hashEvery === 0) this.compareStates();
  }

  compareStates(): void {
    const snapshot = this.core.snapshot();
    if (hashOf(snapshot) !== this.twin.stateHash()) {
      const [core, twin] = [snapshot, this.twin.snapshot()].map((state) => JSON.stringify(state));
      throw new Error(`states differ\n  core ${core}\n  twin ${twin}`);
    }
    this.ledger.agreesWith(snapshot);
    for (const symbol of snapshot.symbols) {
      this.mirror(symbol.instrument.symbol).agreesWith(symbol);
    }
  }

  /** Feeds the public part of the events to the subscribers of each symbol. */
  private publish(events: readonly CoreEvent[]): void {
    const levels = events.filter((event) => event.kind === 'level_changed') as LevelChanged[];
    const bbos = events.filter((event) => event.kind === 'bbo_changed') as BboChanged[];
    for (const symbol of new Set(levels.map((level) => level.symbol))) {
      this.mirror(symbol).apply(
        levels.filter((level) => level.symbol === symbol),
        bbos.find((bbo) => bbo.symbol === symbol),
      );
    }
  }

  private mirror(symbol: string): DepthMirror {
    const mirror = this.mirrors.get(symbol) ?? new DepthMirror();
    this.mirrors.set(symbol, mirror);
    return mirror;
  }
}

/** Sequence and a time that sometimes stands still. */
export function stamp(count: number, command: Command): SequencedCommand {
  const time = 1_700_000_000_000_000 + Math.floor(count / 3);
  return { sequence: count, time, command } as SequencedCommand;
}

function compare(core: CoreEvent[], twin: CoreEvent[]): void {
  const at = firstDifference(core, twin);
  if (at === -1) return;
  const [left, right] = [core[at], twin[at]].map((event) => JSON.stringify(event) ?? 'nothing');
  throw new Error(`event ${at} differs\n  core ${left}\n  twin ${right}`);
}
