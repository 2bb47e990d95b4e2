/** Codes that every command can meet, besides its own, for the documentation of the routes. */
export const COMMAND_PROBLEMS = ['not_ready', 'journal_unavailable'] as const;
