import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import type { AppConfig } from '../config/app-config';
import { problemServerOptions } from '../problem/problem-handlers';

const CHECKS_PER_TIMEOUT = 4;

type Limits = Pick<AppConfig, 'BODY_LIMIT' | 'REQUEST_TIMEOUT_MS'>;

/** Options for `new FastifyAdapter()`: the configured limits, and problems for what breaks them. */
export function serverOptions(config: Limits): FastifyHttpOptions<Server> {
  const timeout = config.REQUEST_TIMEOUT_MS;
  return {
    ...problemServerOptions(),
    bodyLimit: config.BODY_LIMIT,
    requestTimeout: timeout,
    // Node enforces no request timeout below its headers timeout, and looks every 30 s by default.
    http: {
      headersTimeout: timeout,
      requestTimeout: timeout,
      connectionsCheckingInterval: Math.ceil(timeout / CHECKS_PER_TIMEOUT),
    },
    // Requests that arrive while closing get the app's own answer instead of Fastify's plain 503.
    return503OnClosing: false,
  };
}
