import {
  BadRequestException,
  HttpException,
  InternalServerErrorException,
  Logger,
  NotFoundException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { errorCodes } from 'fastify';
import { ProblemError } from './problem-error';
import { errorToFrame, toProblem } from './problem-mapping';

describe('toProblem', () => {
  const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
  beforeEach(() => logged.mockClear());
  afterAll(() => logged.mockRestore());

  it('leaves a problem as it is', () => {
    const problem = new ProblemError('book_full');
    expect(toProblem(problem)).toBe(problem);
  });

  it.each([
    [new NotFoundException(), 'not_found'],
    [new BadRequestException('no good'), 'invalid_request'],
    [new ServiceUnavailableException(), 'not_ready'],
    [new HttpException('teapot', 418), 'invalid_request'],
    [new HttpException('', 405), 'method_not_allowed'],
    [new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE(), 'payload_too_large'],
    [new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(), 'unsupported_media_type'],
    [new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH(), 'invalid_request'],
    [new errorCodes.FST_ERR_BAD_URL('/%'), 'invalid_request'],
    [Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), 'request_timeout'],
    [Object.assign(new Error('big'), { code: 'HPE_HEADER_OVERFLOW' }), 'payload_too_large'],
  ])('tells %s as %s', (error, code) => {
    expect(toProblem(error).code).toBe(code);
    expect(logged).not.toHaveBeenCalled();
  });

  it('recognises an error of the framework that Nest has wrapped', () => {
    const cause = new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY();
    const problem = toProblem(new HttpException(cause.message, 400, { cause }));
    expect(problem.detail).toMatch(/not valid JSON/);
  });

  it.each([
    new Error('boom'),
    new TypeError('x is not a function'),
    new InternalServerErrorException('details'),
    Object.assign(new Error('disk'), { code: 'ENOSPC', statusCode: 400 }),
    'text',
    undefined,
    null,
    { code: 'constructor' },
  ])('hides and logs %s', (error) => {
    const problem = toProblem(error);
    expect(problem.code).toBe('internal_error');
    expect(logged).toHaveBeenCalledTimes(1);
    const [entry] = logged.mock.calls[0] as [{ reference: string; err: Error }];
    expect(entry.err).toBeInstanceOf(Error);
    expect(problem.detail).toBe(
      `The service failed. Report the reference ${entry.reference} to its operator.`,
    );
  });

  it('serves WebSocket answers from the same table', () => {
    expect(errorToFrame(new ProblemError('order_not_found', 'Gone.'))).toEqual({
      code: 'order_not_found',
      detail: 'Gone.',
    });
    expect(errorToFrame(new Error('secret')).detail).not.toContain('secret');
  });
});
