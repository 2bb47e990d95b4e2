import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup';
import type { AppConfig } from './common/config/app-config';
import { ConfigurationError } from './common/config/configuration-error';
import { readConfig } from './common/config/load-config';
import { createLogger } from './common/logging/logger';

/** Exit codes, as in sysexits.h where it has one. */
const ExitCode = { Failure: 1, Configuration: 78 } as const;

async function main(): Promise<void> {
  const config = await readConfig();
  const logger = createLogger({ level: config.LOG_LEVEL });
  const app = await createApp(config, logger);
  shutDownOnSignal(app, config);
  await app.listen(config.PORT, config.HOST);
  const { port } = new URL(await app.getUrl());
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  console.log(`listening on http://${host}:${port}`);
}

/** How long requests may take to finish once the service stops; then connections are cut. */
const DRAIN_MS = 3000;

/** Finishes what was taken in, then exits with 0; a second signal or the timeout cuts it short. */
function shutDownOnSignal(app: NestFastifyApplication, config: AppConfig): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(ExitCode.Failure);
    stopping = true;
    setTimeout(() => process.exit(ExitCode.Failure), config.SHUTDOWN_TIMEOUT_MS).unref();
    setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(ExitCode.Failure),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const isConfiguration = error instanceof ConfigurationError;
  console.error(isConfiguration ? error.message : error);
  process.exit(isConfiguration ? ExitCode.Configuration : ExitCode.Failure);
});
