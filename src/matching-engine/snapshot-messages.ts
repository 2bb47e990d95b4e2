/** What the service and the process that writes a snapshot tell each other, as plain JSON. */
import type { AppConfig } from '../common/config/app-config';
import type { WrittenSnapshot } from './snapshot-image';

/** Settings that decide what a snapshot holds: whoever writes it has those of the service. */
export type SnapshotSettings = Pick<AppConfig, 'DATA_DIR' | 'PUSHES_PER_ACCOUNT' | 'PUSHES_KEPT'>;

/** What is to be written. */
export interface SnapshotRequest {
  readonly settings: SnapshotSettings;
  /** The last command that the snapshot covers. */
  readonly sequence: number;
  /** What the outcomes up to it have to amount to. */
  readonly outcomeHash: string;
}

export interface SnapshotReply {
  /** Null when nothing was written. */
  readonly written: WrittenSnapshot | null;
  /** Why nothing was written. */
  readonly failure: SnapshotFailure | null;
}

export interface SnapshotFailure {
  /** `diverged`: a replay of the journal does not lead to what the service did. */
  readonly reason: 'diverged' | 'failed';
  readonly message: string;
}
