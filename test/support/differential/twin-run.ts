/**
 * Plays the same commands to the core and to the naive twin and compares what can be seen: events
 * and the whole state after every command, its hash now and then. Throws on the first difference.
 */
import type { Command, SequencedCommand } from '../../../src/core/commands/commands';
import type { EngineSnapshot } from '../../../src/core/engine/snapshot';
import { hashOf } from '../../../src/core/engine/state-hash';
import type { BboChanged, CoreEvent, LevelChanged } from '../../../src/core/events/events';
import type { RejectCode } from '../../../src/core/events/reasons';
import { NaiveEngine } from '../naive-engine/naive-engine';
import { DepthMirror } from './depth-mirror';
import { QuantityLedger } from './quantity-ledger';
import { isSameData } from './same-data';
import { firstDifference, inCanonicalOrder } from './same-events';
import { CoreSubject, type Subject } from './subject';

/** Every so many states compared are hashed as well. */
const HASHED_STATES = 20;

export interface TwinOptions {
  readonly clientOrderIdWindow: number;
}

/** A command and when it comes. */
export interface TimedCommand {
  readonly time: number;
  readonly command: Command;
}

export class TwinRun {
  readonly twin: NaiveEngine;
  private readonly subject: Subject;
  private readonly ledger = new QuantityLedger();
  private readonly mirrors = new Map<string, DepthMirror>();
  private count = 0;

  /** Compares the core, unless given another subject. */
  constructor(options: TwinOptions, subject?: Subject) {
    this.subject = subject ?? new CoreSubject(options.clientOrderIdWindow);
    this.twin = new NaiveEngine(options.clientOrderIdWindow);
  }

  step(command: Command, time?: number): void {
    this.apply(stamp(this.count + 1, command, time));
  }

  apply(entry: SequencedCommand): void {
    this.count++;
    const verdict = this.verdictOn(entry);
    const fromTwin = this.twin.apply(entry);
    const events = inCanonicalOrder(this.subject.apply(entry));
    compare(events, fromTwin);
    if (verdict !== undefined) checkVerdict(verdict, fromTwin);
    this.ledger.record(events);
    this.publish(events);
    this.compareStates();
    if (this.count % HASHED_STATES === 0) this.compareHashes();
  }

  compareStates(): void {
    const snapshot = this.subject.snapshot();
    const expected = this.twin.snapshot();
    if (!isSameData(snapshot, expected)) {
      throw new Error(`states differ\n${stateDifferences(snapshot, expected)}`);
    }
    if (this.subject.nextDeadline() !== this.twin.nextDeadline()) {
      throw new Error(`the next deadline is ${this.twin.nextDeadline()}`);
    }
    this.ledger.agreesWith(snapshot);
    for (const symbol of snapshot.symbols) {
      this.mirror(symbol.instrument.symbol).agreesWith(symbol);
    }
  }

  /** What the subject says beforehand of an order that no expiry makes way for. */
  private verdictOn({ command, time }: SequencedCommand): RejectCode | null | undefined {
    const deadline = this.twin.nextDeadline();
    if (command.kind !== 'submit_order' || (deadline !== 0 && deadline <= time)) return undefined;
    return this.subject.check?.(command, time);
  }

  compareHashes(): void {
    if (hashOf(this.subject.snapshot()) === this.twin.stateHash()) return;
    throw new Error('the hashes of equal states differ');
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

/** Sequence and a time; unless given, one that sometimes stands still. */
export function stamp(count: number, command: Command, time?: number): SequencedCommand {
  const usual = 1_700_000_000_000_000 + Math.floor(count / 3);
  return { sequence: count, time: time ?? usual, command } as SequencedCommand;
}

function checkVerdict(verdict: RejectCode | null, events: readonly CoreEvent[]): void {
  const refusal = events.find((event) => event.kind === 'command_rejected')?.code ?? null;
  if (verdict !== refusal) throw new Error(`the check said ${verdict}, it was ${refusal}`);
}

function compare(core: CoreEvent[], twin: CoreEvent[]): void {
  const at = firstDifference(core, twin);
  if (at === -1) return;
  const [left, right] = [core[at], twin[at]].map((event) => JSON.stringify(event) ?? 'nothing');
  const before = core.slice(0, at).map((event) => `    after ${JSON.stringify(event)}`);
  throw new Error(
    [`event ${at} differs`, ...before, `  core ${left}`, `  twin ${right}`].join('\n'),
  );
}

/** The parts that differ, each side by side. */
function stateDifferences(core: EngineSnapshot, twin: EngineSnapshot): string {
  const words = (state: EngineSnapshot): string[] => [
    JSON.stringify({ ...state, symbols: undefined, clientOrderIds: undefined }, order),
    ...state.symbols.flatMap((symbol) => [
      JSON.stringify({ ...symbol, orders: undefined, waiting: undefined, lists: undefined }, order),
      ...[symbol.orders, symbol.waiting, symbol.lists]
        .flat()
        .map((part) => JSON.stringify(part, order)),
    ]),
    ...state.clientOrderIds.map((name) => JSON.stringify(name, order)),
  ];
  const [left, right] = [words(core), words(twin)];
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => i)
    .filter((i) => left[i] !== right[i])
    .map((i) => `  core ${left[i]}\n  twin ${right[i]}`);
  return lines.slice(0, 8).join('\n');
}

/** Fields of objects by name. */
function order(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort());
}
