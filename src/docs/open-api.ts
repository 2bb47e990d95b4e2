import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `Orders of all common types, alone or in lists that depend on each other, matched by price-time
priority.

Prices and quantities are decimal strings, never JSON numbers. Times are ISO-8601 UTC with
microseconds. Every error is \`application/problem+json\` with a stable \`code\`.

Sockets: \`/ws/orders\`, \`/ws/market-data/{symbol}\`, \`/ws/book/{symbol}\`,
\`/ws/trades/{symbol}\`, \`/ws/ticker/{symbol}\`, \`/ws/candles/{symbol}\`, \`/ws/status\`, and \`/ws\` for
all of them at once; their frames are described at [/docs/async](/docs/async).`;

export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Matching engine')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addTag('Orders', 'Enter, change, cancel and read orders')
    .addTag('Order lists', 'Orders that depend on each other: oco, oto, otoco')
    .addTag('Market data', 'Order book and best bid and offer')
    .addTag('Trades', 'What traded')
    .addTag('Statistics', 'Tickers and candles')
    .addTag('Instruments', 'What can be traded, and in which steps')
    .addTag('Admin', 'Health, metrics, listings and trading states')
    .build();
  return SwaggerModule.createDocument(app, config);
}
