/** Marks on a price level, one bit each. */
export const LevelMark = {
  /** Its total may differ from the one before the command. */
  Touched: 1,
  /** Waits among the emptied levels to be dropped. */
  Emptied: 2,
  /** Belongs to the asks. */
  Ask: 4,
} as const;
