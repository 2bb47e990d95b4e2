import type { SnapshotPart } from '../matching-engine/snapshot-part';
import type { HistoryService } from './history.service';

/** The history store as a part of snapshots: it has files of its own, which must keep up. */
export class HistorySnapshot implements SnapshotPart {
  readonly name = 'history';
  readonly version = 1;

  constructor(private readonly history: HistoryService) {}

  get storedSequence(): number {
    return this.history.holeAfter;
  }

  write(): void {}

  read(): void {}

  settle(): Promise<void> {
    return this.history.settle();
  }
}
