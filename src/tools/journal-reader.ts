/** Reads a journal and its snapshots, or a copy of them, without changing anything. */
import type { Checkpoint } from '../codec/batch-codec';
import { hashOf } from '../core/engine/state-hash';
import { linkAt, linksFrom } from '../journal/batch-chain';
import { BatchStore } from '../journal/batch-store';
import type { LoggedBatch } from '../journal/command-log';
import { JournalError } from '../journal/journal-error';
import { windowOf } from '../journal/log-window';
import type { SnapshotFile } from '../journal/snapshot-file';
import { SnapshotStore } from '../journal/snapshot-store';
import { EngineLoop } from '../matching-engine/engine-loop';
import { chooseSnapshot, type LogSpan } from '../matching-engine/snapshot-choice';
import { engineOf } from '../matching-engine/snapshot-image';

export class JournalReader {
  readonly snapshots: SnapshotStore;

  private constructor(
    readonly store: BatchStore,
    directory: string,
  ) {
    this.snapshots = new SnapshotStore(directory);
  }

  /** @throws JournalError */
  static open(directory: string): JournalReader {
    return new JournalReader(BatchStore.open(directory, true), directory);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** Every batch from the one that holds this sequence, in order, each held to the chain. */
  *batches(from = 1): Generator<LoggedBatch> {
    const [last = 0] = this.store.newestKeys(1);
    for (const { batch } of linksFrom(this.store, from, last + 1)) yield batch;
  }

  /**
   * The engine as it was after a command: from the nearest snapshot, then replayed and held to
   * what was noted.
   * @param warn told of snapshots that are damaged
   * @throws JournalError
   */
  async replay(until: number, warn: (message: string) => void): Promise<Replay> {
    const span = this.span();
    const end = Math.min(until, span.lastSequence);
    const file = await chooseSnapshot(this.snapshots, span, end, warn);
    const replay = new Replay(windowOf(this.store));
    if (file !== null) await replay.start(file);
    replay.through(this.batches(replay.loop.engine.sequence + 1), until);
    return replay;
  }

  /**
   * Checks every snapshot, replays all commands that the journal holds, and compares what each
   * snapshot says with what the replay leads to.
   * @throws JournalError
   */
  async verify(): Promise<Verification> {
    const files = await this.soundSnapshots();
    const { firstSequence } = this.span();
    const replay = new Replay(windowOf(this.store));
    if (firstSequence > 1) await replay.start(leadingTo(files, firstSequence));
    let compared = 0;
    for (const { summary } of files) {
      if (summary.sequence <= replay.loop.engine.sequence) continue;
      replay.through(this.batches(replay.loop.engine.sequence + 1), summary.sequence);
      replay.compareWith(summary);
      compared++;
    }
    replay.through(this.batches(replay.loop.engine.sequence + 1), Infinity);
    return { replay, snapshots: files.length, compared };
  }

  private span(): LogSpan {
    const firstSequence = this.store.firstKey() ?? 1;
    const [last] = this.store.newestKeys(1);
    if (last === undefined) return { firstSequence, lastSequence: 0 };
    return { firstSequence, lastSequence: linkAt(this.store, last, null).next - 1 };
  }

  /** Oldest first; every byte of them is what was written, and so is the state they lead to. */
  private async soundSnapshots(): Promise<SnapshotFile[]> {
    const { lastSequence } = this.span();
    const files: SnapshotFile[] = [];
    for (const stored of (await this.snapshots.list()).reverse()) {
      const file = await this.snapshots.open(stored);
      await file.verify();
      const { sequence, stateHash } = file.summary;
      if (sequence !== stored.sequence || sequence > lastSequence) {
        throw new JournalError('damaged', `the snapshot ${file.path} does not belong here`);
      }
      if (hashOf(await engineOf(file)) !== stateHash) {
        throw new JournalError('diverged', `the snapshot ${file.path} holds another state`);
      }
      files.push(file);
    }
    return files;
  }
}

export interface Verification {
  readonly replay: Replay;
  /** How many snapshots there are, and how many of them the replay passed. */
  readonly snapshots: number;
  readonly compared: number;
}

/** An engine that follows a journal and is held to what was noted of its outcomes. */
export class Replay {
  readonly loop: EngineLoop;
  /** Checkpoints that the journal holds and the replay reached with the same hash. */
  checkpoints = 0;

  constructor(clientOrderIdWindow: number) {
    this.loop = new EngineLoop(clientOrderIdWindow);
  }

  async start(file: SnapshotFile): Promise<void> {
    const { outcomeHash, checkpoint } = file.summary;
    this.loop.resume(await engineOf(file), outcomeHash, checkpoint);
  }

  /** @throws JournalError `diverged` */
  through(batches: Iterable<LoggedBatch>, until: number): void {
    const { loop } = this;
    for (const { commands, checkpoint } of batches) {
      if (commands[0].sequence > until) break;
      if (commands[0].sequence > loop.engine.sequence) this.compare(checkpoint);
      for (const entry of commands) {
        if (entry.sequence <= loop.engine.sequence || entry.sequence > until) continue;
        loop.apply(entry, undefined, () => undefined);
      }
    }
  }

  /** @throws JournalError `diverged` */
  compareWith({ sequence, outcomeHash, stateHash }: SnapshotFile['summary']): void {
    const { loop } = this;
    if (loop.outcomeHash === outcomeHash && loop.engine.stateHash() === stateHash) return;
    throw new JournalError('diverged', `the snapshot of command ${sequence} says something else`);
  }

  private compare(checkpoint: Checkpoint | null): void {
    if (checkpoint === null) return;
    const { sequence, outcomeHash } = checkpoint;
    const own = this.loop.checkpoint;
    if (own?.sequence !== sequence || own.outcomeHash !== outcomeHash) {
      throw new JournalError('diverged', `the outcomes differ up to command ${sequence}`);
    }
    this.checkpoints++;
  }
}

/** @throws JournalError when none of the snapshots leads to this sequence */
function leadingTo(files: readonly SnapshotFile[], firstSequence: number): SnapshotFile {
  const file = files.find(({ summary }) => summary.sequence >= firstSequence - 1);
  if (file !== undefined) return file;
  const text = `the journal begins at command ${firstSequence}, and no snapshot leads there`;
  throw new JournalError('damaged', text);
}
