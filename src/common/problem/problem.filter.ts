import type { ServerResponse } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemBody, ProblemError } from './problem-error';
import { toProblem } from './problem-mapping';
import { RouteTable } from './route-table';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Answers every error of an HTTP request as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes = new RouteTable()) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const isUnknownRoute = request.is404 && !(error instanceof ProblemError);
    const problem = isUnknownRoute ? this.unknownRoute(request) : toProblem(error);
    sendProblem(problem, http.getResponse<FastifyReply | ServerResponse>());
  }

  private unknownRoute(request: FastifyRequest): ProblemError {
    const [path] = request.url.split('?', 1);
    const methods = this.routes.methodsOf(path);
    const call = `${request.method} ${path.slice(0, 100)}`;
    if (methods.length === 0) {
      return new ProblemError('not_found', `There is no route ${call}. See /docs for the routes.`);
    }
    const allow = methods.join(', ');
    return new ProblemError('method_not_allowed', `There is no route ${call}. Use ${allow}.`, {
      headers: { allow },
    });
  }
}

/** Sends the problem; an answer that has already begun is only ended. */
export function sendProblem(problem: ProblemError, reply: FastifyReply | ServerResponse): void {
  const raw = 'raw' in reply ? reply.raw : reply;
  if (raw.headersSent) {
    raw.end();
    return;
  }
  // Bytes, since Fastify would append a charset to the media type of a string.
  const body = Buffer.from(JSON.stringify(problemBody(problem)));
  const headers = { ...problem.headers, 'content-type': PROBLEM_MEDIA_TYPE };
  if (!('raw' in reply)) {
    reply.writeHead(problem.status, headers).end(body);
    return;
  }
  // Fastify closes the connection after a refused body, and a client still sending it would see a
  // reset, not the answer. Kept open, Node discards the rest within the request timeout.
  void reply.removeHeader('connection').code(problem.status).headers(headers).send(body);
}
