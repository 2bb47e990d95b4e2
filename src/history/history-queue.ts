import type { HistoryEntry } from './history-batch';

/** Records of one kind that are yet to be stored, as bytes; what they were made of is not kept. */
export interface HistoryQueue {
  /** Whether records are wanted; whoever adds them passes over others. */
  isOpen: boolean;

  /** Number of records. */
  readonly length: number;

  /** Hands over all of them. */
  take(): HistoryEntry[];

  /** Forgets all of them. */
  drop(): void;
}
