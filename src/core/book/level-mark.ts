/** Marks on a price level, one bit each. */
export const LevelMark = {
  /** Its total may differ from the one before the command. */
  Touched: 1,
  /** Belongs to the asks. */
  Ask: 2,
  /** Known to the B-tree of its side. */
  Indexed: 4,
} as const;
