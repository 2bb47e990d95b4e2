/** What went wrong, in a sentence that says what to do, and the exit code that goes with it. */
import { ConfigurationError } from '../common/config/configuration-error';
import { ExitCode } from '../common/exit-code';
import { DirectoryLock } from '../journal/directory-lock';
import { JournalError, type JournalProblem } from '../journal/journal-error';
import { ToolError } from './tool-error';

const ADVICE: Readonly<Record<JournalProblem, string>> = {
  damaged: 'restore a copy of the data directory',
  diverged:
    'use the version of the service that wrote it, and keep a copy of the data directory for whoever looks into it',
  newer_format: 'use the version of the service that wrote it, or a later one',
  locked: 'stop that process, or look at a copy',
  unusable: 'give this user access to its files, or look at a copy',
};

export interface Explanation {
  readonly text: string;
  readonly exitCode: number;
}

/** @param directory the one that was looked at, if it came to that */
export function explanationOf(error: unknown, directory?: string): Explanation {
  const { message } = error as Error;
  if (error instanceof ToolError) return { text: message, exitCode: error.exitCode };
  if (error instanceof ConfigurationError) {
    return { text: message, exitCode: ExitCode.Configuration };
  }
  if (error instanceof JournalError) return ofJournal(error, directory);
  if ((error as NodeJS.ErrnoException).syscall !== undefined) {
    return ofJournal(new JournalError('unusable', `the system refuses: ${message}`), directory);
  }
  return { text: `the tool failed: ${(error as Error).stack}`, exitCode: ExitCode.Failure };
}

function ofJournal(error: JournalError, directory: string | undefined): Explanation {
  const { problem, message, exitCode, advice } = error;
  const mayBeSound = problem === 'damaged' || problem === 'diverged' || problem === 'unusable';
  if (mayBeSound && directory !== undefined && DirectoryLock.isHeld(directory)) {
    const text = `another process uses ${directory} and may have changed what was read (${message}); ${ADVICE.locked}`;
    return { text, exitCode: ExitCode.DataDirectoryInUse };
  }
  return { text: `${message}; ${advice ?? ADVICE[problem]}`, exitCode };
}
