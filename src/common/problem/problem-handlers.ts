import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyServerOptions } from 'fastify';
import { problemBody, ProblemError } from './problem-error';
import { toProblem } from './problem-mapping';
import { PROBLEM_MEDIA_TYPE, ProblemFilter, sendProblem } from './problem.filter';
import { RouteTable } from './route-table';

/** Options for `new FastifyAdapter()`: errors before routing and before parsing, as problems. */
export function problemServerOptions(): Pick<
  FastifyServerOptions,
  'frameworkErrors' | 'clientErrorHandler'
> {
  return {
    frameworkErrors: (error, _request, reply) => sendProblem(toProblem(error), reply),
    clientErrorHandler: answerClientError,
  };
}

/** Makes all other errors of the app problems. Call before `app.init()` or `app.listen()`. */
export function installProblemHandlers(app: NestFastifyApplication): void {
  const routes = new RouteTable();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  app.useGlobalFilters(new ProblemFilter(routes));
}

function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = clientProblem(error);
  if (socket.writable) socket.write(rawAnswer(problem));
  socket.destroy(error);
}

function clientProblem(error: NodeJS.ErrnoException): ProblemError {
  return error.code?.startsWith('HPE_') && error.code !== 'HPE_HEADER_OVERFLOW'
    ? new ProblemError('invalid_request', 'The request is not well-formed HTTP/1.1.')
    : toProblem(error);
}

function rawAnswer(problem: ProblemError): string {
  const body = JSON.stringify(problemBody(problem));
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
