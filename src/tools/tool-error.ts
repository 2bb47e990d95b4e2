import { ExitCode } from '../common/exit-code';

/** A tool cannot do what it was asked for, and nothing is wrong with the journal. */
export class ToolError extends Error {
  override readonly name = 'ToolError';

  private constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
  }

  static usage(message: string): ToolError {
    return new ToolError(ExitCode.Usage, message);
  }

  static noJournal(message: string): ToolError {
    return new ToolError(ExitCode.NoJournal, message);
  }
}
