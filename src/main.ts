import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readiness } from './admin/health.controller';
import { createApp } from './app.setup';
import type { AppConfig } from './common/config/app-config';
import { readConfig } from './common/config/load-config';
import { createLogger } from './common/logging/logger';
import { MatchingEngineService } from './matching-engine/matching-engine.service';
import { endOnSignalOrFailure, refuseToStart } from './process-end';
import { WaitingRoom } from './waiting-room';

async function main(): Promise<void> {
  const config = await readConfig();
  const logger = createLogger({ level: config.LOG_LEVEL });
  const app = await createApp(config, logger);
  const port = await recover(app, config);
  endOnSignalOrFailure(app, config);
  await app.listen(port, config.HOST);
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  console.log(`listening on http://${host}:${new URL(await app.getUrl()).port}`);
}

/** Brings the service to where it was, and tells the port that it will listen on. */
async function recover(app: NestFastifyApplication, config: AppConfig): Promise<number> {
  if (config.JOURNAL === 'memory') return config.PORT;
  const engine = app.get(MatchingEngineService);
  const room = await WaitingRoom.open(config, () => readiness(engine));
  await app.init();
  return room.close();
}

main().catch(refuseToStart);
