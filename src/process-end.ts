import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from './common/config/app-config';
import { ConfigurationError } from './common/config/configuration-error';
import { ExitCode } from './common/exit-code';
import { JournalError } from './journal/journal-error';
import { MatchingEngineService } from './matching-engine/matching-engine.service';

/** How long requests may take to finish once the service stops; then connections are cut. */
const DRAIN_MS = 3000;

/** Says why the service cannot start, and ends the process. */
export function refuseToStart(error: unknown): never {
  const isExplained = error instanceof ConfigurationError || error instanceof JournalError;
  console.error(isExplained ? error.message : error);
  if (error instanceof ConfigurationError) process.exit(ExitCode.Configuration);
  process.exit(error instanceof JournalError ? error.exitCode : ExitCode.Failure);
}

/**
 * Finishes what was taken in when a signal comes, then exits with 0; a second signal or the timeout
 * cuts it short. Once the engine has failed, whoever asks is told so for as long as a shutdown may
 * take; then the process ends by itself, with the code of a failed journal.
 */
export function endOnSignalOrFailure(app: NestFastifyApplication, config: AppConfig): void {
  let stopping = false;
  let code = 0;
  const stop = (): void => {
    if (stopping) process.exit(ExitCode.Failure);
    stopping = true;
    setTimeout(() => process.exit(code || ExitCode.Failure), config.SHUTDOWN_TIMEOUT_MS).unref();
    setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_MS).unref();
    app.close().then(
      () => process.exit(code),
      () => process.exit(code || ExitCode.Failure),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  void app.get(MatchingEngineService).failed.then(() => {
    code = ExitCode.JournalUnusable;
    setTimeout(() => stopping || stop(), config.SHUTDOWN_TIMEOUT_MS).unref();
  });
}
