import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { COMMAND_LOG, type CommandLog } from '../journal/command-log';
import type { SnapshotFailure } from './snapshot-messages';
import type { WrittenSnapshot } from './snapshot-image';

/** What can go wrong; `compaction`: the journal was not shortened after a snapshot. */
export type SnapshotTrouble = SnapshotFailure['reason'] | 'compaction';

/** What is measured of snapshots. */
@Injectable()
export class SnapshotMetrics {
  private readonly sequence: Gauge;
  private readonly bytes: Gauge;
  private readonly seconds: Gauge;
  private readonly failures: Counter;

  constructor(registry: Registry, @Inject(COMMAND_LOG) log: CommandLog) {
    const registers = [registry];
    this.sequence = new Gauge({
      name: 'snapshot_sequence',
      help: 'The last command that the newest snapshot covers; 0 while there is none',
      registers,
    });
    this.bytes = new Gauge({
      name: 'snapshot_bytes',
      help: 'Size of the snapshot written last by this process',
      registers,
    });
    this.seconds = new Gauge({
      name: 'snapshot_seconds',
      help: 'How long it took to write it, in its own process',
      registers,
    });
    this.failures = new Counter({
      name: 'snapshot_failures_total',
      help: 'Snapshots not written, or not followed by a shorter journal',
      labelNames: ['reason'],
      registers,
    });
    new Gauge({
      name: 'journal_first_sequence',
      help: 'The oldest command that the journal still holds',
      registers,
      collect() {
        this.set(log.firstSequence);
      },
    });
  }

  found(sequence: number): void {
    this.sequence.set(sequence);
  }

  written({ sequence, bytes }: WrittenSnapshot, seconds: number): void {
    this.sequence.set(sequence);
    this.bytes.set(bytes);
    this.seconds.set(seconds);
  }

  failed(reason: SnapshotTrouble): void {
    this.failures.inc({ reason });
  }
}
