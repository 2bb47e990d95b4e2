import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';

import { AppConfig } from '../common/config/app-config';
import { plainRefusal, ProblemError } from '../common/problem/problem-error';
import type { Checkpoint } from '../codec/batch-codec';
import type { ShownOrder } from '../core/book/order-book';
import type { Command, SequencedCommand, SubmitOrder } from '../core/commands/commands';
import type { EngineSnapshot } from '../core/engine/snapshot';
import type { Sequence, SymbolKey } from '../core/types/ids';
import type { Micros } from '../core/types/units';
import type { CommandLog } from '../journal/command-log';
import { Clock } from './clock';
import type { EngineLoop } from './engine-loop';
import { EngineMetrics } from './engine-metrics';
import { Inbox } from './inbox';
import type { Outcome } from './outcome';
import { OverloadLog } from './overload-log';
import { AnsweredCommand, type PendingCommand } from './pending-command';
import { Recovery } from './recovery';
import { rejection } from './rejection';
import { Sequencer } from './sequencer';
import { StrictSubject } from './strict-subject';

/** Most commands logged together. */
const LARGEST_BATCH = 1000;

export type EngineStatus = 'starting' | 'recovering' | 'ready' | 'stopping' | 'failed';

/**
 * The one door to the engine. A submitted command is sequenced, logged, applied, published on
 * `outcomes$` and only then answered. Everything about it happens in log order.
 */
@Injectable()
export class MatchingEngineService {
  /**
   * One emission per command, in log order. Subscribers run synchronously; they must not throw and
   * must not submit before they return.
   */
  readonly outcomes$ = new StrictSubject<Outcome>();
  /** The same without what is replayed by recovery, and after all read models have been told. */
  readonly liveOutcomes$ = new StrictSubject<Outcome>();
  /** Every change of the status, after it. */
  readonly statusChanges$ = new StrictSubject<EngineStatus>();
  /** Resolves with the reason once the engine has stopped for good. */
  readonly failed: Promise<unknown>;

  private readonly loop: EngineLoop;
  private readonly commandLog: CommandLog;
  private readonly sequencer: Sequencer;
  private readonly inbox: Inbox;
  private readonly log = new Logger(MatchingEngineService.name);
  private readonly overload = new OverloadLog(this.log);
  private tellFailure!: (error: unknown) => void;
  /** The last checkpoint that the log was told of. */
  private noted: Sequence | null = null;
  private state: EngineStatus = 'starting';
  private draining = false;
  private drained: (() => void) | null = null;

  constructor(
    config: AppConfig,
    private readonly clock: Clock,
    private readonly metrics: EngineMetrics,
    private readonly recovery: Recovery,
  ) {
    this.loop = recovery.loop;
    this.commandLog = recovery.commandLog;
    this.sequencer = new Sequencer(clock);
    this.inbox = new Inbox(config.INBOX_CAPACITY);
    this.failed = new Promise((resolve) => (this.tellFailure = resolve));
  }

  get status(): EngineStatus {
    return this.state;
  }

  /** Sequence of the last command applied. */
  get sequence(): Sequence {
    return this.loop.engine.sequence;
  }

  /** When the next order expires; 0 when none does. */
  get nextDeadline(): Micros {
    return this.loop.engine.nextDeadline;
  }

  /** When the last command applied was sequenced; 0 before the first. */
  get time(): Micros {
    return this.loop.engine.time;
  }

  /** A time that every command still to come has reached: all before it is settled. */
  get timeReached(): Micros {
    if (this.draining || this.state !== 'ready') return this.time;
    return Math.max(this.time, this.clock.now()) as Micros;
  }

  /** Number of commands that wait. */
  get inboxDepth(): number {
    return this.inbox.size;
  }

  get durability(): CommandLog['durability'] {
    return this.commandLog.durability;
  }

  /** How many ended client order ids of an account stay reserved. */
  get clientOrderIdWindow(): number {
    return this.commandLog.clientOrderIdWindow;
  }

  /** How far recovery is, in whole percent. */
  get recoveryPercent(): number {
    return this.recovery.percent;
  }

  /** Fingerprint of all outcomes so far. */
  get outcomeHash(): string {
    return this.loop.outcomeHash;
  }

  /** Fingerprint of the whole state; costs time in proportion to it. */
  stateHash(): string {
    return this.loop.engine.stateHash();
  }

  /**
   * Visits the resting orders of a symbol as the public sees them, in priority order, as of the last
   * command applied. For read models that follow the events from there; not to be called by
   * subscribers of outcomes.
   */
  visitResting(symbol: SymbolKey, visit: (order: ShownOrder) => void): void {
    this.loop.engine.visitResting(symbol, visit);
  }

  /** The whole state as plain data; costs time in proportion to it. */
  snapshot(): EngineSnapshot {
    return this.loop.engine.snapshot();
  }

  /**
   * Recovers, then opens the door.
   * @throws JournalError when the log cannot be trusted
   */
  async start(): Promise<void> {
    if (this.state !== 'starting') return;
    this.become('recovering');
    await this.recovery.run((outcome) => this.outcomes$.next(outcome));
    const { engine } = this.loop;
    this.sequencer.resume(engine.sequence, engine.time);
    if (this.status === 'recovering') this.become('ready');
  }

  /**
   * Recovers up to a command and leaves the door closed.
   * @throws JournalError
   */
  async recover(until: Sequence): Promise<void> {
    await this.recovery.run((outcome) => this.outcomes$.next(outcome), until);
  }

  /**
   * Applies what the log holds up to a command, from where the engine stands, and leaves the door
   * closed.
   * @throws JournalError
   */
  async replay(until: Sequence): Promise<void> {
    await this.recovery.goOn((outcome) => this.outcomes$.next(outcome), until);
  }

  /** Closes the door and resolves once everything taken in has been answered. */
  async stop(): Promise<void> {
    if (this.state !== 'failed') this.become('stopping');
    if (this.draining) await new Promise<void>((resolve) => (this.drained = resolve));
    // Replies reach whoever waits for them in the microtasks of this turn.
    await nextTurn();
    await this.commandLog.close();
  }

  /**
   * @param reply makes the answer of the outcome; called after all projections have applied it
   *   and before the next command is applied
   * @param origin passed through to the outcome
   * @throws ProblemError with the reject code of the core, `overloaded`, `not_ready` or
   *   `journal_unavailable`; nothing has changed then, except that after `journal_unavailable` the
   *   fate of the command is open until the service has recovered
   */
  submit<T>(command: Command, reply: (outcome: Outcome) => T, origin?: object): Promise<T> {
    const refusal = this.refusal();
    if (refusal !== null) return Promise.reject(refusal);
    return new Promise<T>((resolve, fail) => {
      this.inbox.add(new AnsweredCommand<T>({ command, reply, origin }, resolve, fail));
      this.wake();
    });
  }

  /**
   * Does all that a submit does but the matching, as of the last command applied.
   * @throws ProblemError as `submit` would fail
   */
  check(command: SubmitOrder): void {
    const refusal = this.refusal();
    if (refusal !== null) throw refusal;
    const { engine } = this.loop;
    const now = Math.max(engine.time, this.clock.now()) as Micros;
    const code = engine.check(command, now);
    if (code !== null) throw rejection(code, command);
  }

  private become(state: EngineStatus): void {
    this.state = state;
    this.statusChanges$.next(state);
  }

  private refusal(): ProblemError | null {
    if (this.state === 'failed') return plainRefusal('journal_unavailable');
    if (this.state !== 'ready') return plainRefusal('not_ready');
    if (!this.inbox.isFull) return null;
    this.metrics.overloaded.inc();
    this.overload.add();
    return plainRefusal('overloaded');
  }

  private wake(): void {
    if (this.draining) return;
    this.draining = true;
    setImmediate(() => void this.drain());
  }

  private async drain(): Promise<void> {
    while (this.inbox.size > 0 && this.state !== 'failed') {
      await this.runBatch(this.inbox.take(LARGEST_BATCH));
    }
    this.draining = false;
    this.drained?.();
  }

  private async runBatch(pending: readonly PendingCommand[]): Promise<void> {
    const batch = pending.map(({ command }) => this.sequencer.stamp(command));
    let done = 0;
    try {
      const logged = this.commandLog.append(batch, this.newCheckpoint());
      if (logged !== undefined) await logged;
      let now = performance.now();
      for (; done < batch.length; done++) now = this.apply(batch[done], pending[done], now);
      this.metrics.batchSize.observe(batch.length);
    } catch (error) {
      this.failStop(error, pending.slice(done));
    } finally {
      this.metrics.commands.inc(done);
    }
  }

  /** The checkpoint that the next batch tells the log of, or null. */
  private newCheckpoint(): Checkpoint | null {
    const { checkpoint } = this.loop;
    if (checkpoint === null || checkpoint.sequence === this.noted) return null;
    this.noted = checkpoint.sequence;
    return checkpoint;
  }

  /**
   * @param begun `performance.now()` when the command before was done
   * @returns when this one is
   */
  private apply(entry: SequencedCommand, pending: PendingCommand, begun: number): number {
    const outcome = this.loop.apply(entry, pending.origin, (error) =>
      this.log.error({
        msg: 'command failed without effect',
        err: error,
        sequence: entry.sequence,
      }),
    );
    this.metrics.matching.observe((performance.now() - begun) / 1000);
    this.outcomes$.next(outcome);
    this.liveOutcomes$.next(outcome);
    this.answer(pending, outcome);
    const now = performance.now();
    this.metrics.submission.observe((now - pending.receivedAt) / 1000);
    return now;
  }

  /** A reply that cannot be made is that client's loss alone; the command stands. */
  private answer(pending: PendingCommand, outcome: Outcome): void {
    try {
      pending.settle(outcome);
    } catch (error) {
      this.log.error({ msg: 'reply failed', err: error, sequence: outcome.sequence });
      pending.fail(new ProblemError('internal_error', undefined, { cause: error }));
    }
  }

  /** No acknowledgement after a failed log or a broken invariant: stop, restart, replay. */
  private failStop(error: unknown, unanswered: readonly PendingCommand[]): void {
    this.become('failed');
    this.log.fatal({ msg: 'engine stopped', err: error, sequence: this.sequence });
    const rest = this.inbox.take(Infinity);
    const problem = new ProblemError('journal_unavailable', undefined, { cause: error });
    for (const pending of [...unanswered, ...rest]) pending.fail(problem);
    this.tellFailure(error);
  }
}
