/** Names a stored value: the kind of record first, then what it is found by. */
export type HistoryKey = (string | number)[];

export interface HistoryEntry {
  readonly key: HistoryKey;
  readonly bytes: Buffer;
}

/** What is stored together: all or nothing. */
export interface HistoryBatch {
  /** All that the commands up to this one led to is stored once this is. */
  readonly sequence: number;
  /** When that command was sequenced, in microseconds. */
  readonly time: number;
  readonly entries: readonly HistoryEntry[];
  /** Number of records in the entries. */
  readonly rows: number;
}

/** How far the store is, as it says itself. */
export interface HistoryMark {
  readonly sequence: number;
  readonly time: number;
  /** Number of records stored. */
  readonly rows: number;
}
