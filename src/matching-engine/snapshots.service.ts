import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import { ProblemError } from '../common/problem/problem-error';
import type { SnapshotFile } from '../journal/snapshot-file';
import { MatchingEngineService } from './matching-engine.service';
import type { LogSpan } from './snapshot-choice';
import { SnapshotKeeper } from './snapshot-keeper';
import { SnapshotMetrics, type SnapshotTrouble } from './snapshot-metrics';
import { SnapshotError } from './snapshot-process';

/** Decides when snapshots are written, one at a time, and tells of them. */
@Injectable()
export class SnapshotsService {
  private readonly log = new Logger('Snapshots');
  /** The command at which the next one is due; commands before it cost a comparison. */
  private dueAt = Infinity;
  private running: Promise<void> | null = null;
  private isStopping = false;
  /** The last command that the newest one covers; 0 while there is none. */
  newest = 0;
  /** What went wrong the last time; null when nothing did. */
  lastFailure: string | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly engine: MatchingEngineService,
    private readonly keeper: SnapshotKeeper,
    private readonly metrics: SnapshotMetrics,
  ) {}

  get isRunning(): boolean {
    return this.running !== null;
  }

  /** Where the journal begins and ends. */
  get journal(): LogSpan {
    return this.keeper.span;
  }

  /** Newest first. */
  kept(): Promise<SnapshotFile[]> {
    return this.keeper.isPossible ? this.keeper.kept() : Promise.resolve([]);
  }

  /** To be called before the engine recovers: another process is started, cheaply for now. */
  standBy(): void {
    this.keeper.standBy();
  }

  /** To be called once the engine has recovered. */
  async start(): Promise<void> {
    if (!this.keeper.isPossible) return;
    const sequence = await this.keeper.prepare();
    this.newest = sequence;
    this.metrics.found(sequence);
    this.scheduleAfter(sequence);
    this.engine.liveOutcomes$.subscribe((outcome) => {
      if (outcome.sequence >= this.dueAt && this.running === null) this.writeByItself();
    });
  }

  /**
   * Writes one now.
   * @throws ProblemError `snapshots_unavailable`, `snapshot_in_progress`, `snapshot_failed`,
   *   `not_ready`
   */
  async write(): Promise<SnapshotFile> {
    if (!this.keeper.isPossible) throw new ProblemError('snapshots_unavailable');
    if (this.running !== null) throw new ProblemError('snapshot_in_progress');
    if (this.engine.status !== 'ready' || this.isStopping) throw new ProblemError('not_ready');
    try {
      await this.begin();
      return (await this.kept())[0];
    } catch (error) {
      throw new ProblemError('snapshot_failed', (error as Error).message, { cause: error });
    }
  }

  /** Ends what is going on. To be called before the engine stops; what is removed stays removed. */
  stop(): void {
    this.isStopping = true;
    this.keeper.abandon();
  }

  private writeByItself(): void {
    this.begin().catch(() => undefined);
  }

  private begin(): Promise<void> {
    const { sequence, outcomeHash } = this.engine;
    this.scheduleAfter(sequence);
    this.running = this.run(sequence, outcomeHash).finally(() => (this.running = null));
    return this.running;
  }

  private async run(sequence: number, outcomeHash: string): Promise<void> {
    const begun = performance.now();
    try {
      const written = await this.keeper.write(sequence, outcomeHash);
      const seconds = Math.round(performance.now() - begun) / 1000;
      this.lastFailure = null;
      this.newest = written.sequence;
      this.metrics.written(written, seconds);
      this.log.log({ msg: 'snapshot written', ...written, seconds });
      await this.compact();
    } catch (error) {
      const reason = error instanceof SnapshotError ? error.failure.reason : 'failed';
      const diverged = 'snapshot not written: a replay leads to other outcomes than the service';
      this.fail(error, reason, reason === 'diverged' ? diverged : 'snapshot not written');
      throw error;
    }
  }

  /** The snapshot stands, whatever happens here. */
  private async compact(): Promise<void> {
    try {
      await this.keeper.compact();
    } catch (error) {
      this.fail(error, 'compaction', 'the journal was not shortened');
    }
  }

  private fail(error: unknown, reason: SnapshotTrouble, msg: string): void {
    if (this.isStopping) return;
    this.lastFailure = `${msg}: ${(error as Error).message}`;
    this.metrics.failed(reason);
    this.log.error({ msg, reason, err: error });
  }

  private scheduleAfter(sequence: number): void {
    const { SNAPSHOT_EVERY: every } = this.config;
    this.dueAt = every === 0 ? Infinity : sequence + every;
  }
}
