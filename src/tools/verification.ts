/**
 * Checks a journal and its snapshots as a start would find them, and more: every byte of them, every
 * snapshot loaded by the engine and all read models, every command replayed.
 */
import { JournalError } from '../journal/journal-error';
import { damagedSnapshot, type SnapshotFile } from '../journal/snapshot-file';
import { misfitOf } from '../matching-engine/snapshot-choice';
import type { Hashes } from './journal-hash';
import type { JournalReader, Tell } from './journal-reader';
import { OfflineService } from './offline-service';
import { checkLedTo, checkLoaded } from './snapshot-check';

/** How often something long tells how far it is, in milliseconds. */
const TELL_MS = 2000;

export interface Verification extends Hashes {
  /** Noted hashes of the journal that the replay was held to. */
  readonly checkpoints: number;
  /** How many snapshots there are, and to how many of them a replay led. */
  readonly snapshots: number;
  readonly compared: number;
  /** How many sections of these were compared byte by byte. */
  readonly sections: number;
}

/** @throws JournalError */
export function verify(journal: JournalReader, tell: Tell): Promise<Verification> {
  return new Verifier(journal, tell).run();
}

/**
 * Replays from each snapshot to the next one, which is how the next one was written: whoever writes
 * a snapshot starts from the one before. What all of them and the end follow from is the oldest.
 */
class Verifier {
  private compared = 0;
  private sections = 0;

  constructor(
    private readonly journal: JournalReader,
    private readonly tell: Tell,
  ) {}

  async run(): Promise<Verification> {
    const { firstSequence } = this.journal.span;
    const files = await this.soundSnapshots();
    const leadsOn = ({ summary }: SnapshotFile): boolean => summary.sequence >= firstSequence - 1;
    const leading = files.filter(leadsOn);
    const starts = firstSequence === 1 ? [null, ...leading] : leading;
    const checkpoints = this.checkpointsAfter(starts[0]?.summary.sequence ?? 0);
    for (const file of files) if (!leadsOn(file)) await this.follow(file, file);
    // The last one first: each is known to be what it says before a replay is compared with it.
    const end = await this.follow(starts[starts.length - 1], null);
    for (let i = starts.length - 2; i >= 0; i--) await this.follow(starts[i], starts[i + 1]);
    const { compared, sections } = this;
    return { checkpoints, snapshots: files.length, compared, sections, ...end };
  }

  /** Oldest first; every byte of them is what was written. */
  private async soundSnapshots(): Promise<SnapshotFile[]> {
    const { snapshots, span } = this.journal;
    const stored = (await snapshots.list()).reverse();
    const files: SnapshotFile[] = [];
    for (const one of stored) {
      this.tell(`reading the snapshot ${one.path}`);
      const file = await snapshots.open(one);
      await file.verify();
      const { sequence } = file.summary;
      if (sequence !== one.sequence) {
        const text = `the snapshot ${one.path} is of command ${sequence}, not of the one it is named by`;
        throw damagedSnapshot(text);
      }
      files.push(file);
    }
    const misfit = misfitOf(span, stored);
    if (misfit !== null) throw misfit;
    return files;
  }

  /** Holds every batch to its checksum and to the chain; counts what was noted after a command. */
  private checkpointsAfter(sequence: number): number {
    const { firstSequence, lastSequence } = this.journal.span;
    if (lastSequence === 0) return 0;
    this.tell(`reading commands ${firstSequence} to ${lastSequence}`);
    let count = 0;
    let told = performance.now();
    for (const { commands, checkpoint } of this.journal.batches()) {
      const last = commands[commands.length - 1].sequence;
      if (checkpoint !== null && last > sequence) count++;
      if (performance.now() - told < TELL_MS) continue;
      told = performance.now();
      this.tell(`read up to command ${last} of ${lastSequence}`);
    }
    return count;
  }

  /**
   * From a snapshot, or from nothing, to the next one, or to the end of the journal.
   * @returns where that led
   */
  private async follow(start: SnapshotFile | null, next: SnapshotFile | null): Promise<Hashes> {
    const service = await OfflineService.open(this.journal.directory);
    try {
      if (start !== null) await this.load(service, start);
      if (next !== start || next === null) await this.replay(service, start, next);
      const { sequence, outcomeHash } = service.engine;
      const stateHash = next?.summary.stateHash ?? service.engine.stateHash();
      return { sequence, outcomeHash, stateHash };
    } finally {
      await service.close();
    }
  }

  private async load(service: OfflineService, file: SnapshotFile): Promise<void> {
    this.tell(`loading the snapshot ${file.path}`);
    try {
      await service.load(file);
    } catch (error) {
      if (error instanceof JournalError) throw error;
      const { message } = error as Error;
      throw damagedSnapshot(`the snapshot ${file.path} cannot be loaded: ${message}`, error);
    }
    await checkLoaded(service, file, this.tell);
  }

  private async replay(
    service: OfflineService,
    start: SnapshotFile | null,
    next: SnapshotFile | null,
  ): Promise<void> {
    const { engine } = service;
    const end = next?.summary.sequence ?? this.journal.span.lastSequence;
    if (engine.sequence < end) this.tell(`replaying commands ${engine.sequence + 1} to ${end}`);
    const tell = (): void => this.tell(`replayed up to command ${engine.sequence} of ${end}`);
    const timer = setInterval(tell, TELL_MS);
    try {
      await service.replay(end);
    } catch (error) {
      if (error instanceof JournalError) throw error;
      const { message } = error as Error;
      const from = start === null ? '' : `from the snapshot ${start.path} `;
      const text = `${from}the journal cannot be replayed to command ${end}: ${message}`;
      throw new JournalError('diverged', text, { cause: error });
    } finally {
      clearInterval(timer);
    }
    if (next === null) return;
    this.sections += await checkLedTo(service, next);
    this.compared++;
  }
}
