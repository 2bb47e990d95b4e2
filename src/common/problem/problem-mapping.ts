import { randomUUID } from 'node:crypto';
import { HttpException, Logger } from '@nestjs/common';
import type { ProblemCode } from './problem-catalogue';
import { ProblemError, problemFrame, type ProblemFrame } from './problem-error';

const logger = new Logger('Problem');

const BY_FRAMEWORK_CODE: Readonly<Record<string, readonly [ProblemCode, string?]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'The body is too large. Send a smaller one.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [
    'invalid_request',
    'The body is empty. Send a JSON object, or leave out the Content-Type header.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'invalid_request',
    'The body is not valid JSON, or has the forbidden key __proto__ or constructor.prototype. ' +
      'Send one well-formed JSON object.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_request',
    'The size of the body differs from the Content-Length header. Send the whole body.',
  ],
  FST_ERR_BAD_URL: [
    'invalid_request',
    'The path has an invalid percent-encoding. Encode a percent sign as %25.',
  ],
  FST_ERR_MAX_PARAM_LENGTH: ['invalid_request', 'A part of the path is too long. Shorten it.'],
  FST_ERR_HANDLER_TIMEOUT: ['overloaded'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout'],
  HPE_HEADER_OVERFLOW: ['payload_too_large', 'The headers or the URL are too long. Shorten them.'],
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  503: 'not_ready',
};

/**
 * The problem a client is told for any error. What is neither a {@link ProblemError} nor an HTTP
 * error of the framework is logged with its stack, and told as a reference only.
 */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return frameworkProblem(error) ?? statusProblem(error) ?? internalProblem(error);
}

/** The same for the `error` of a WebSocket answer. */
export function errorToFrame(error: unknown): ProblemFrame {
  return problemFrame(toProblem(error));
}

function frameworkProblem(error: unknown): ProblemError | undefined {
  const code = codeOf(error) ?? (error instanceof HttpException ? codeOf(error.cause) : undefined);
  if (code === undefined || !Object.hasOwn(BY_FRAMEWORK_CODE, code)) return undefined;
  const [problem, detail] = BY_FRAMEWORK_CODE[code];
  return new ProblemError(problem, detail, { cause: error });
}

function statusProblem(error: unknown): ProblemError | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof HttpException ? error.getStatus() : clientStatus(error);
  if (status === undefined || (status >= 500 && status !== 503)) return undefined;
  const code = BY_STATUS[status] ?? 'invalid_request';
  const detail = code === 'invalid_request' ? sentence(error.message) : undefined;
  return new ProblemError(code, detail, { cause: error });
}

function internalProblem(error: unknown): ProblemError {
  const reference = randomUUID();
  logger.error({ msg: 'unexpected error', reference, err: asError(error) });
  const detail = `The service failed. Report the reference ${reference} to its operator.`;
  return new ProblemError('internal_error', detail, { cause: error });
}

/** 4xx carried by errors of the HTTP layer; their messages are meant for clients. */
function clientStatus(error: Error): number | undefined {
  const { statusCode, code } = error as Error & { statusCode?: unknown; code?: unknown };
  const fromHttpLayer = typeof code === 'string' && code.startsWith('FST_');
  return fromHttpLayer && typeof statusCode === 'number' && statusCode < 500
    ? statusCode
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(`not an Error: ${String(error)}`);
}

function sentence(text: string): string {
  const short = text.slice(0, 200);
  return /[.!?]$/.test(short) ? short : `${short}.`;
}
