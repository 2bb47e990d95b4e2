import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Checkpoint } from '../codec/batch-codec';
import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';
import { COMMAND_LOG, type CommandLog } from '../journal/command-log';
import { JournalError } from '../journal/journal-error';
import type { SnapshotFile } from '../journal/snapshot-file';
import { SnapshotStore } from '../journal/snapshot-store';
import { EngineLoop } from './engine-loop';
import type { Outcome } from './outcome';
import { chooseSnapshot } from './snapshot-choice';
import { SnapshotImage } from './snapshot-image';

/** How long the replay keeps others waiting at a time, and how often it reports, in milliseconds. */
const SLICE_MS = 20;
const REPORT_MS = 2000;

/**
 * Brings the engine and everybody who reads its outcomes to the end of the log, before anything
 * new is taken in: from the newest snapshot, then the same commands through the same code as live.
 */
@Injectable()
export class Recovery {
  /** Awaited now and then: whoever cannot keep up with the replay lets it wait. */
  readonly brakes: (() => Promise<void>)[] = [];
  private readonly log = new Logger(Recovery.name);
  /** How much is behind us, in commands; loading a snapshot counts as all that it covers. */
  private position = 0;
  private end = 0;

  constructor(
    @Inject(COMMAND_LOG) readonly commandLog: CommandLog,
    readonly loop: EngineLoop,
    private readonly snapshots: SnapshotStore,
    private readonly image: SnapshotImage,
  ) {}

  /** How far it is, in whole percent. */
  get percent(): number {
    return this.end === 0 ? 100 : Math.floor((this.position / this.end) * 100);
  }

  /**
   * @param publish told of every outcome after the snapshot
   * @param until the last command to apply
   * @throws JournalError when the log is damaged, or no longer leads to the same outcomes
   */
  async run(publish: (outcome: Outcome) => void, until = Infinity): Promise<void> {
    const begun = performance.now();
    this.end = Math.min(this.commandLog.lastSequence, until);
    if (this.end > 0) this.log.log({ msg: 'recovering', lastSequence: this.end });
    await this.load();
    await this.replayRest(publish);
    this.conclude(begun);
  }

  /**
   * As `run`, but from where the engine stands, without a snapshot.
   * @throws JournalError
   */
  async goOn(publish: (outcome: Outcome) => void, until: number): Promise<void> {
    const begun = performance.now();
    this.end = Math.min(this.commandLog.lastSequence, until);
    await this.replayRest(publish);
    this.conclude(begun);
  }

  /** Starts from a snapshot, if there is one. */
  private async load(): Promise<void> {
    if (this.commandLog.durability === 'memory') return;
    const begun = performance.now();
    const file = await this.choose();
    if (file === null) return;
    const { sequence } = file.summary;
    await this.image.read(file, (share) => (this.position = share * sequence));
    const seconds = (performance.now() - begun) / 1000;
    this.log.log({ msg: 'snapshot loaded', sequence, seconds });
  }

  /** Rather an older one than a hole in what is stored beside snapshots. */
  private async choose(): Promise<SnapshotFile | null> {
    const warn = (message: string): void => this.log.warn(message);
    const choose = (until: number) => chooseSnapshot(this.snapshots, this.commandLog, until, warn);
    const { storedSequence } = this.image;
    if (storedSequence >= this.end) return choose(this.end);
    return choose(storedSequence).catch(() => choose(this.end));
  }

  private async replayRest(publish: (outcome: Outcome) => void): Promise<void> {
    let turn = performance.now();
    let report = turn;
    const next = (this.loop.engine.sequence + 1) as Sequence;
    for (const { commands, checkpoint } of this.commandLog.read(next)) {
      if (commands[0].sequence > this.end) break;
      this.compare(checkpoint);
      this.replay(commands, publish);
      const now = performance.now();
      if (now - report > REPORT_MS) {
        this.report();
        report = now;
      }
      if (now - turn < SLICE_MS) continue;
      await nextTurn();
      for (const brake of this.brakes) await brake();
      turn = performance.now();
    }
  }

  private replay(commands: readonly SequencedCommand[], publish: (outcome: Outcome) => void): void {
    const { loop, end, onFailure } = this;
    const [{ sequence: first }] = commands;
    if (first !== loop.engine.sequence + 1) {
      throw new JournalError('damaged', `the journal begins at command ${first}`);
    }
    for (const entry of commands) {
      if (entry.sequence > end) break;
      publish(loop.apply(entry, undefined, onFailure));
    }
    this.position = loop.engine.sequence;
  }

  private readonly onFailure = (err: unknown): void => {
    const { sequence } = this.loop.engine;
    this.log.error({ msg: 'command failed without effect', err, sequence });
  };

  private report(): void {
    const { position: sequence, end: lastSequence, percent } = this;
    this.log.log({ msg: 'recovering', sequence, lastSequence, percent });
  }

  /** Holds the outcomes to what they were when the log was written. */
  private compare(noted: Checkpoint | null): void {
    if (noted === null) return;
    const { sequence, outcomeHash } = noted;
    const own = this.loop.checkpoint;
    if (own?.sequence === sequence && own.outcomeHash === outcomeHash) return;
    const text = `up to command ${sequence} the outcomes differ from those noted in the journal`;
    throw new JournalError('diverged', text);
  }

  private conclude(begun: number): void {
    const { end: lastSequence } = this;
    const { outcomeHash, engine } = this.loop;
    if (engine.sequence !== lastSequence) {
      const text = `the journal ends at command ${engine.sequence} instead of ${lastSequence}`;
      throw new JournalError('damaged', text);
    }
    if (lastSequence === 0) return;
    const seconds = (performance.now() - begun) / 1000;
    this.log.log({ msg: 'recovered', sequence: lastSequence, seconds, outcomeHash });
  }
}
