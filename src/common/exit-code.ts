/** How the process ends when it does not end well, as in sysexits.h where it has a code. */
export const ExitCode = {
  Failure: 1,
  /** The arguments of a tool are not valid. */
  Usage: 64,
  /** The journal is damaged, or no longer leads to the outcomes it led to. */
  JournalDamaged: 65,
  /** A tool finds no journal where it was told to look. */
  NoJournal: 66,
  /** The journal could not be read or written. */
  JournalUnusable: 74,
  /** Another process uses the data directory. */
  DataDirectoryInUse: 75,
  /** A later version wrote the journal. */
  JournalNewer: 76,
  Configuration: 78,
} as const;
