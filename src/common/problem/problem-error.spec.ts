import { PROBLEMS, type ProblemCode, problemKind } from './problem-catalogue';
import { invalidRequest, problemBody, ProblemError, problemFrame } from './problem-error';

const codes = Object.keys(PROBLEMS) as ProblemCode[];

describe('the catalogue', () => {
  it.each(codes)('tells what to do about %s', (code) => {
    const { status, title, advice } = problemKind(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).toMatch(/^[A-Z][A-Za-z ]+$/);
    expect(advice).toMatch(/^[A-Z].*\.$/);
  });
});

describe('ProblemError', () => {
  it('takes status, title and default detail from the catalogue', () => {
    expect(problemBody(new ProblemError('market_halted'))).toEqual({
      type: 'urn:problem:market_halted',
      title: 'Market halted',
      status: 422,
      code: 'market_halted',
      detail: PROBLEMS.market_halted.advice,
    });
  });

  it('adds Retry-After to what may be tried again, beside its own headers', () => {
    const error = new ProblemError('overloaded', 'Later.', { headers: { 'x-queue': '9' } });
    expect(error.headers).toEqual({ 'retry-after': '1', 'x-queue': '9' });
    expect(new ProblemError('order_not_found').headers).toBeUndefined();
  });

  it('keeps its cause for the log, not for the client', () => {
    const cause = new Error('inner');
    const error = new ProblemError('journal_unavailable', undefined, { cause });
    expect(error.cause).toBe(cause);
    expect(JSON.stringify(problemBody(error))).not.toContain('inner');
  });
});

describe('invalidRequest', () => {
  it('names the first fields in the detail and all in errors', () => {
    const errors = ['a', 'b', 'c', 'd', 'e'].map((field) => ({ field, message: `${field} bad` }));
    const error = invalidRequest(errors);
    expect(error.detail).toBe('a bad; b bad; c bad, and 2 more.');
    expect(problemFrame(error)).toEqual({
      code: 'invalid_request',
      detail: error.detail,
      errors,
    });
  });
});
