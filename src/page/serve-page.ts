import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemError } from '../common/problem/problem-error';
import { sendProblem } from '../common/problem/problem.filter';

/** Where the build of the page is, seen from the sources and from the build of the service alike. */
const BUILT_PAGE = join(__dirname, '../../web/dist');

/** Files whose names carry a hash of their content. */
const HASHED = `${sep}assets${sep}`;
const FOREVER = 'public, max-age=31536000, immutable';

const NOT_BUILT =
  'The page was not built. Run "npm run build", then start the service again. ' +
  'The API works without it; see /docs.';

/** Nothing but the service's own files and its own API; no inline code, no frames. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Serves the page at /. Every file is a route of its own, so that other paths stay what they were,
 * unknown ones included. Without a build, / says so.
 */
export function servePage(app: NestFastifyApplication, root = BUILT_PAGE): void {
  const fastify = app.getHttpAdapter().getInstance();
  if (!existsSync(join(root, 'index.html'))) {
    new Logger('Page').warn(NOT_BUILT);
    fastify.get('/', (_request, reply) =>
      sendProblem(new ProblemError('not_found', NOT_BUILT), reply),
    );
    return;
  }
  void fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.headers(SAFETY_HEADERS);
      void reply.header('cache-control', path.includes(HASHED) ? FOREVER : 'no-cache');
    },
  });
}
