import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from './common/config/app-config';
import { ConfigurationError } from './common/config/configuration-error';
import { ExitCode } from './common/exit-code';
import { JournalError } from './journal/journal-error';
import { MatchingEngineService } from './matching-engine/matching-engine.service';

/** How long requests may take to finish once the service stops; then connections are cut. */
const DRAIN_MS = 3000;

/** What keeps the service from listening, by the code that the system gives. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use: stop the other process, or choose another PORT (0 picks a free one)',
  EACCES: 'may not be listened on by this user: choose a PORT from 1024',
  EADDRNOTAVAIL: 'is no address of this machine: correct HOST',
  ENOTFOUND: 'is no known host: correct HOST',
};

/** Says why the service cannot start, and ends the process. */
export function refuseToStart(error: unknown): never {
  const isExplained = error instanceof ConfigurationError || error instanceof JournalError;
  console.error(isExplained ? error.message : (listeningProblem(error) ?? error));
  if (error instanceof ConfigurationError) process.exit(ExitCode.Configuration);
  process.exit(error instanceof JournalError ? error.exitCode : ExitCode.Failure);
}

function listeningProblem(error: unknown): string | null {
  const {
    code = '',
    address,
    port,
    hostname,
  } = error as NodeJS.ErrnoException & {
    readonly address?: string;
    readonly port?: number;
    readonly hostname?: string;
  };
  if (!Object.hasOwn(LISTENING, code)) return null;
  const place = hostname ?? `${address}:${port}`;
  return `The service cannot listen: ${place} ${LISTENING[code]}`;
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
