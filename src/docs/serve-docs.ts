import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { ChannelDirectory } from '../streaming/channel-directory.service';
import { asyncApiDocument } from './async-api';
import { openApiDocument } from './open-api';

/** Swagger UI at /docs, OpenAPI at /docs-json, AsyncAPI at /docs/async. */
export function serveDocs(app: NestFastifyApplication): void {
  const openApi = openApiDocument(app);
  const asyncApi = asyncApiDocument(openApi, app.get(ChannelDirectory).all());
  app
    .getHttpAdapter()
    .getInstance()
    .get('/docs/async', () => asyncApi);
  SwaggerModule.setup('docs', app, openApi, {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Matching engine API',
    swaggerOptions: { tryItOutEnabled: true, displayRequestDuration: true },
  });
}
