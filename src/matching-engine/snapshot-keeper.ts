import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../common/config/app-config';
import type { Sequence } from '../core/types/ids';
import { COMMAND_LOG, type CommandLog } from '../journal/command-log';
import type { SnapshotFile } from '../journal/snapshot-file';
import { SnapshotStore } from '../journal/snapshot-store';
import type { LogSpan } from './snapshot-choice';
import type { WrittenSnapshot } from './snapshot-image';
import { SnapshotParts } from './snapshot-parts';
import { SnapshotProcess } from './snapshot-process';

/** Has snapshots written, and removes what nothing needs any more: old ones, and old commands. */
@Injectable()
export class SnapshotKeeper {
  writer = new SnapshotProcess();

  constructor(
    private readonly config: AppConfig,
    @Inject(COMMAND_LOG) private readonly commandLog: CommandLog,
    private readonly store: SnapshotStore,
    private readonly parts: SnapshotParts,
  ) {}

  /** False when the log would not lead on from a snapshot: nothing of it survives. */
  get isPossible(): boolean {
    return this.commandLog.durability === 'embedded';
  }

  /** To be called while this process is still small. */
  standBy(): void {
    if (this.isPossible) this.writer.start();
  }

  /** Removes what an earlier process did not finish; tells what the newest one covers, or 0. */
  async prepare(): Promise<number> {
    await this.store.removeUnfinished();
    const [newest] = await this.store.list();
    return newest?.sequence ?? 0;
  }

  /** Where the log begins and ends. */
  get span(): LogSpan {
    const { firstSequence, lastSequence } = this.commandLog;
    return { firstSequence, lastSequence };
  }

  /** Those that can be made sense of, newest first; nothing beyond that is checked. */
  async kept(): Promise<SnapshotFile[]> {
    const all = await this.store.list();
    const files = await Promise.all(all.map((one) => this.store.open(one).catch(() => null)));
    return files.filter((file) => file !== null);
  }

  /**
   * Has one written as of the last command applied.
   * @throws SnapshotError
   */
  write(sequence: number, outcomeHash: string): Promise<WrittenSnapshot> {
    const { DATA_DIR, PUSHES_PER_ACCOUNT, PUSHES_KEPT } = this.config;
    const settings = { DATA_DIR, PUSHES_PER_ACCOUNT, PUSHES_KEPT };
    return this.writer.run({ settings, sequence, outcomeHash });
  }

  /** Ends the writing of one, if one is being written. */
  abandon(): void {
    this.writer.kill();
  }

  /**
   * Deletes snapshots beyond those to be kept, and commands that even the oldest of these covers.
   * While there are fewer, the log stays whole, so that one damaged file never is the end of it.
   */
  async compact(): Promise<void> {
    const kept = await this.store.prune(this.config.SNAPSHOTS_KEPT);
    if (kept.length < this.config.SNAPSHOTS_KEPT) return;
    for (const part of this.parts.all()) await part.settle?.();
    await this.commandLog.truncateBefore((kept[kept.length - 1].sequence + 1) as Sequence);
  }
}
