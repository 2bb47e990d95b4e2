import { ProblemError } from '../problem/problem-error';
import { CheckedBy, type GivenFields } from './class-rule';
import { requestValidator } from './request-validator';
import { DecimalField } from './text-fields';

const description = 'Sample';

@CheckedBy(({ low, high }: GivenFields) =>
  low === undefined && high === undefined
    ? [{ field: 'low', message: 'low is required, or high instead' }]
    : [],
)
class Bounds {
  @DecimalField({ description, optional: true })
  low?: string;

  @DecimalField({ description, optional: true })
  high?: string;

  @DecimalField({ description })
  step!: string;
}

function refusal(input: unknown): ProblemError {
  try {
    requestValidator(Bounds)(input);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a rule of a request class', () => {
  test('lets pass what goes together', () => {
    const input = { high: '1', step: '1' };
    expect(requestValidator(Bounds)(input)).toBe(input);
  });

  test('refuses fields that are well-formed one by one', () => {
    const { code, detail, errors } = refusal({ step: '1' });
    expect(code).toBe('invalid_request');
    expect(detail).toBe('low is required, or high instead.');
    expect(errors).toEqual([{ field: 'low', message: 'low is required, or high instead' }]);
  });

  test('is told together with malformed and unknown fields, which come first', () => {
    const fields = (input: unknown) => refusal(input).errors?.map(({ field }) => field);
    expect(fields({ step: 1, colour: 'red' })).toEqual(['colour', 'step', 'low']);
    expect(fields({ low: 1, step: '1' })).toEqual(['low']);
  });
});
