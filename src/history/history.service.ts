import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import { ProblemError } from '../common/problem/problem-error';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import type { Outcome } from '../matching-engine/outcome';
import { FOREIGN, HistoryAccess } from './history-access';
import { HistoryMetrics, type HistoryFigures } from './history.metrics';
import type { HistoryQueue } from './history-queue';
import type { HistoryStore } from './history-store';
import { HistoryWriter } from './history-writer';

/** How often the queues are looked at, and how long a record waits at most; in milliseconds. */
const LOOK_MS = 50;
const FLUSH_MS = 500;
/** Records that are stored without waiting for more. */
const FULL_BATCH = 10_000;
/** Commands after which the mark moves on even if they left no record. */
const MARK_EVERY = 10_000;
/** Records that a replay waits for. */
const REPLAY_LIMIT = 50_000;
/** Records that may wait while the store fails; with more it is given up. */
const FAILING_LIMIT = 200_000;
/** Fewer than every read model keeps of a kind: if so few wait, they are still in memory. */
const KEPT_BY_ALL = 1000;
/** Pause before a failing store is tried again, in milliseconds. */
const RETRY_MS = 2000;
/** How often old records are removed, and the pause between portions; in milliseconds. */
const PRUNE_MS = 60_000;
const PRUNE_PAUSE_MS = 10;

const MICROS_PER_DAY = 86_400_000_000;

/**
 * off: nothing is to be kept. open: it works. failing: the last attempt to write failed, the next
 * one follows. lost: nothing is written or read until the next start.
 */
type State = 'off' | 'open' | 'failing' | 'lost';

/**
 * Keeps on disk what read models forget. It is written in batches beside the engine, which never
 * waits for it, and a failure costs nothing but reads of what is not in memory. What is missing
 * then is written by the replay at the next start: the log keeps it until it is stored.
 */
@Injectable()
export class HistoryService implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('History');
  private readonly store: HistoryStore | null;
  private readonly writer: HistoryWriter | null;
  private state: State = 'off';
  /** Whether the records of the commands that follow are not stored yet. */
  private isCollecting = false;
  private sequence = 0;
  private time = 0;
  private flushing: Promise<void> | null = null;
  private flushedAt = 0;
  private retryAt = 0;
  private isPruning = false;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly config: AppConfig,
    private readonly engine: MatchingEngineService,
    private readonly metrics: HistoryMetrics,
    { store, fault }: HistoryAccess,
  ) {
    this.store = store;
    const progress = () => ({ sequence: this.sequence, time: this.time });
    this.writer = store === null ? null : new HistoryWriter(store, progress);
    if (store !== null) this.state = 'open';
    if (fault !== null) this.lose(fault);
    engine.outcomes$.subscribe((outcome) => this.follow(outcome));
    metrics.observe(() => this.figures());
  }

  onModuleInit(): void {
    if (this.store === null) return;
    this.timers = [
      setInterval(() => this.look(), LOOK_MS).unref(),
      setInterval(() => void this.prune(), PRUNE_MS).unref(),
    ];
  }

  /** After the engine has stopped: stores what still waits. */
  async onApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    await this.settle().catch(() => undefined);
    this.state = 'off';
    await this.store?.close();
  }

  /** Takes the queue of one more kind of record, before the first command. */
  add(queue: HistoryQueue): void {
    this.writer?.add(queue);
  }

  /**
   * The store, with everything in it that is not in memory; null when nothing is to be kept.
   * @throws ProblemError `history_unavailable`
   */
  async opened(): Promise<HistoryStore | null> {
    if (this.state === 'off') return null;
    if (this.state === 'open' && (this.writer?.waiting ?? 0) >= KEPT_BY_ALL) {
      await this.settle().catch(() => undefined);
    }
    if (this.state !== 'open') throw new ProblemError('history_unavailable');
    return this.store;
  }

  /** Sequence up to which everything is stored; infinite when nothing is to be kept. */
  get storedSequence(): number {
    return this.state === 'off' || this.store === null ? Infinity : this.store.mark.sequence;
  }

  /** Sequence after which a start would leave a hole in the store. */
  get holeAfter(): number {
    return this.state === 'lost' ? Infinity : this.storedSequence;
  }

  /** Resolves once everything up to the last command applied is on disk. */
  async settle(): Promise<void> {
    if (this.state === 'off') return;
    if (this.state === 'lost') throw new Error('the history store is not in use');
    const { sequence } = this;
    while (this.isCollecting && this.storedSequence < sequence) await this.flush();
  }

  /** Resolves once a replay may go on. */
  async waitForRoom(): Promise<void> {
    if (this.state !== 'open' || (this.writer?.waiting ?? 0) < REPLAY_LIMIT) return;
    await this.flush().catch(() => undefined);
  }

  /** Removes what is older than the days to keep, in small portions. */
  async prune(): Promise<void> {
    if (this.isPruning || this.store === null) return;
    this.isPruning = true;
    try {
      const before = this.engine.timeReached - this.config.HISTORY_DAYS * MICROS_PER_DAY;
      while (before > 0 && this.state === 'open' && (await this.store.prune(before))) {
        await pause(PRUNE_PAUSE_MS, undefined, { ref: false });
      }
    } catch (err) {
      this.metrics.failures.inc();
      this.log.error({ msg: 'old history cannot be removed', err });
    }
    this.isPruning = false;
  }

  private figures(): HistoryFigures {
    const { state, writer, store } = this;
    const rows = store?.mark.rows ?? 0;
    const storedSequence = store?.mark.sequence ?? 0;
    return { waiting: writer?.waiting ?? 0, rows, storedSequence, isUsable: state === 'open' };
  }

  private follow({ sequence, time }: Outcome): void {
    if (!this.isCollecting && this.state === 'open') this.beginAfterMark(sequence, time);
    this.sequence = sequence;
    this.time = time;
  }

  /** Begins to collect with the first command that is not stored. */
  private beginAfterMark(sequence: number, time: number): void {
    const mark = this.store?.mark ?? { sequence: 0, time: 0 };
    if (sequence === mark.sequence && time !== mark.time) return this.lose(FOREIGN);
    if (sequence <= mark.sequence) return;
    if (sequence > mark.sequence + 1) {
      const missing = { after: mark.sequence, before: sequence };
      this.log.warn({ msg: 'history lacks what these commands led to', ...missing });
    }
    this.isCollecting = true;
    this.writer?.openQueues();
  }

  private look(): void {
    if (!this.isCollecting || this.flushing !== null || this.writer === null) return;
    const now = performance.now();
    if (this.state === 'failing') {
      if (this.writer.waiting > FAILING_LIMIT) return this.lose('too many records wait for it');
      if (now < this.retryAt) return;
    } else if (!this.isDue(now, this.writer.waiting)) return;
    this.flush().catch(() => undefined);
  }

  private isDue(now: number, waiting: number): boolean {
    if (waiting >= FULL_BATCH) return true;
    if (now - this.flushedAt < FLUSH_MS) return false;
    return waiting > 0 || this.sequence - this.storedSequence >= MARK_EVERY;
  }

  /** One at a time; who asks meanwhile waits for the one under way. */
  private flush(): Promise<void> {
    this.flushing ??= this.flushOnce().finally(() => (this.flushing = null));
    return this.flushing;
  }

  private async flushOnce(): Promise<void> {
    const begun = performance.now();
    try {
      await this.writer?.flush();
    } catch (error) {
      this.failed(error);
      throw error;
    }
    this.flushedAt = performance.now();
    this.metrics.flush.observe((this.flushedAt - begun) / 1000);
    if (this.state !== 'failing') return;
    this.state = 'open';
    this.log.log('history is written again');
  }

  private failed(err: unknown): void {
    this.metrics.failures.inc();
    this.retryAt = performance.now() + RETRY_MS;
    if (this.state !== 'open') return;
    this.state = 'failing';
    this.log.error({ msg: 'history cannot be written; trading goes on', err });
  }

  private lose(reason: string): void {
    this.metrics.failures.inc();
    this.state = 'lost';
    this.isCollecting = false;
    this.writer?.giveUp();
    this.log.error({ msg: 'history is not used until the next start; trading goes on', reason });
  }
}
