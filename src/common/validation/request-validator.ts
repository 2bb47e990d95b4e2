import { Ajv, type ValidateFunction } from 'ajv';
import { invalidRequest } from '../problem/problem-error';
import { contradictions } from './class-rule';
import { explain } from './request-problems';
import { objectSchema, type RequestClass } from './request-schema';

/** Returns the very input when it is valid; throws a ProblemError (`invalid_request`) else. */
export type RequestValidator<T extends object> = (input: unknown) => T;

const ajv = new Ajv({
  allowUnionTypes: true,
  coerceTypes: false,
  ownProperties: true,
  removeAdditional: false,
  useDefaults: false,
});

const compiled = new WeakMap<RequestClass, RequestValidator<object>>();

/**
 * The validator of a request class, compiled once per class.
 * @throws Error when a property of the class would accept anything
 */
export function requestValidator<T extends object>(target: RequestClass<T>): RequestValidator<T> {
  const known = compiled.get(target);
  if (known !== undefined) return known as RequestValidator<T>;
  const validator = compileValidator(target, 'field');
  compiled.set(target, validator);
  return validator;
}

/** An uncached validator whose messages call an unknown property by `noun`. */
export function compileValidator<T extends object>(
  target: RequestClass<T>,
  noun: string,
): RequestValidator<T> {
  const schema = objectSchema(target);
  const accepts: ValidateFunction = ajv.compile(schema);
  return (input) => {
    if (!accepts(input)) {
      throw explain(input, { target, schema, errors: accepts.errors ?? [], noun });
    }
    const problems = contradictions(target, input as object);
    if (problems.length > 0) throw invalidRequest(problems);
    return input as T;
  };
}
