import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Checkpoint } from '../codec/batch-codec';
import type { SequencedCommand } from '../core/commands/commands';
import type { Sequence } from '../core/types/ids';
import type { CommandLog } from '../journal/command-log';
import { JournalError } from '../journal/journal-error';
import type { EngineLoop } from './engine-loop';
import type { Outcome } from './outcome';

/** How long the replay keeps others waiting at a time, and how often it reports, in milliseconds. */
const SLICE_MS = 20;
const REPORT_MS = 2000;

/**
 * Brings the engine and everybody who reads its outcomes to the end of the log, before anything
 * new is taken in: the same commands through the same code as live.
 */
export class Recovery {
  private readonly log = new Logger(Recovery.name);
  private done = 0;

  constructor(
    private readonly commandLog: CommandLog,
    private readonly loop: EngineLoop,
    private readonly publish: (outcome: Outcome) => void,
  ) {}

  /** How much of the log has been replayed, in whole percent. */
  get percent(): number {
    const { lastSequence } = this.commandLog;
    return lastSequence === 0 ? 100 : Math.floor((this.done / lastSequence) * 100);
  }

  /** @throws JournalError when the log is damaged, or no longer leads to the same outcomes */
  async run(): Promise<void> {
    const begun = performance.now();
    const { lastSequence } = this.commandLog;
    if (lastSequence > 0) this.log.log({ msg: 'recovering', lastSequence });
    let turn = begun;
    let report = begun;
    for await (const { commands, checkpoint } of this.commandLog.read(1 as Sequence)) {
      this.compare(checkpoint);
      for (const entry of commands) this.replay(entry);
      const now = performance.now();
      if (now - report > REPORT_MS) {
        this.log.log({
          msg: 'recovering',
          sequence: this.done,
          lastSequence,
          percent: this.percent,
        });
        report = now;
      }
      if (now - turn < SLICE_MS) continue;
      await nextTurn();
      turn = performance.now();
    }
    this.conclude(begun);
  }

  private replay(entry: SequencedCommand): void {
    if (entry.sequence !== this.done + 1) {
      throw new JournalError('damaged', `the journal begins at command ${entry.sequence}`);
    }
    const outcome = this.loop.apply(entry, undefined, (err) =>
      this.log.error({ msg: 'command failed without effect', err, sequence: entry.sequence }),
    );
    this.publish(outcome);
    this.done = entry.sequence;
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
    const { lastSequence } = this.commandLog;
    if (this.done !== lastSequence) {
      const text = `the journal ends at command ${this.done} instead of ${lastSequence}`;
      throw new JournalError('damaged', text);
    }
    if (lastSequence === 0) return;
    const seconds = (performance.now() - begun) / 1000;
    const { outcomeHash } = this.loop;
    this.log.log({ msg: 'recovered', sequence: lastSequence, seconds, outcomeHash });
  }
}
