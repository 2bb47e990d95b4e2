import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { AppConfig } from './common/config/app-config';
import { serverOptions } from './common/http/server-options';
import type { AppLogger } from './common/logging/logger';
import { NestLogger } from './common/logging/nest-logger';
import { installProblemHandlers } from './common/problem/problem-handlers';
import { errorToFrame } from './common/problem/problem-mapping';
import { RequestPipe } from './common/validation/request.pipe';
import { serveDocs } from './docs/serve-docs';
import { servePage } from './page/serve-page';
import { PathWsAdapter } from './streaming/path-ws.adapter';

/** Creates and configures the application; the caller makes it listen. */
export async function createApp(
  config: AppConfig,
  logger: AppLogger,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(config, logger),
    new FastifyAdapter(serverOptions(config)),
    { logger: new NestLogger(logger), abortOnError: false, bodyParser: false },
  );
  // JSON is the only kind of body; Fastify reads text too unless told otherwise.
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  installProblemHandlers(app);
  app.useGlobalPipes(new RequestPipe());
  app.useWebSocketAdapter(new PathWsAdapter(app, { errorToFrame }));
  app.enableCors({
    origin: allowedOrigins(config.CORS_ORIGIN),
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
  });
  serveDocs(app);
  servePage(app);
  return app;
}

function allowedOrigins(setting: string): string | string[] {
  return setting === '*' ? '*' : setting.split(',').map((origin) => origin.trim());
}
