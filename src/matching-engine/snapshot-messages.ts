/** What the service and the process that writes a snapshot tell each other, as plain JSON. */
import type { WrittenSnapshot } from './snapshot-image';

/** What is to be written. */
export interface SnapshotRequest {
  readonly directory: string;
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
